//! What the house and the stories stand on: a database for each test, a fixed clock, and the app itself.

mod app;
mod database;
mod fact_index;
mod file;
mod person;

pub use app::{Answer, TestApp};
pub use database::Database;
pub use fact_index::FactIndex;
pub use file::{root, same_as_file, shared};
pub use person::Client;
