//! Departments, people, seats and sessions: who is where, and who somebody is when they come to the door.
//!
//! Invariants: only this room makes a viewer from a person; no secret is made or kept here, only the hashes that callers
//! hand in; nothing here decides a right.

mod begin_sign_in;
mod create_api_token;
mod department_by_ocd_id;
mod end_session;
mod find_departments;
mod fold;
mod import;
mod import_departments;
mod import_people;
mod import_standards;
mod import_values;
mod made_id;
mod recognise;
mod session_viewer;
mod start_session;
mod table;
mod take_sign_in;
mod token_viewer;
mod viewer;

pub use begin_sign_in::{NewSignIn, SIGN_IN_LIMIT, begin_sign_in};
pub use create_api_token::{NewApiToken, TokenCreation, create_api_token};
pub use department_by_ocd_id::department_by_ocd_id;
pub use end_session::{Ending, end_session};
pub use find_departments::{DepartmentQuery, find_departments};
pub use import::{Imported, Refused};
pub use import_departments::import_departments;
pub use import_people::import_people;
pub use import_standards::import_standards;
pub use import_values::import_values;
pub use made_id::made_id;
pub use recognise::{Presented, Recognition, recognise};
pub use session_viewer::session_viewer;
pub use start_session::{ABSOLUTE_LIMIT, IDLE_LIMIT, start_session};
pub use take_sign_in::take_sign_in;
pub use token_viewer::{Bearer, token_viewer};
pub use viewer::viewer;
