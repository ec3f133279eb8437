//! Who may do what. The only crate where a right is written down.
//!
//! A rule is plain data over two small values: the [`Viewer`] (who asks) and the [`Facts`] (what is asked about).
//! Its readers give it effect: [`Rule::holds`] here, `store::visible` for SQL, `search::filter` for the index; and `store::wall`
//! prints it as the row-level security of the database.
//!
//! Invariants: no IO, no database, no protocol; the language has no `not`, so a rule can only grant.

mod facts;
mod lifecycle;
mod permit;
mod policy;
mod rule;
mod viewer;
mod wall;

pub use facts::{About, Facts, Guarded};
pub use lifecycle::{Life, Step, picture};
pub use permit::{Act, Denied, May, may, permit};
pub use policy::{Action, Noun, act, policy};
pub use rule::Rule;
pub use viewer::{Caller, Hat, SeatHeld, Viewer};
pub use wall::{Wall, wall};
