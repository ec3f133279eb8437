//! Stories of the directory: departments, and who somebody is.

mod departments;
mod domains;
mod groups;
mod hats;
mod invite;
mod join;
pub mod people;
mod profile;
mod seats;
mod sessions;
mod sign_in;
mod staff;
mod tokens;
mod viewer;
