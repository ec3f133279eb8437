//! Stories of the directory: departments, and who somebody is.

mod departments;
mod domains;
mod groups;
mod invite;
mod join;
mod people;
mod profile;
mod seats;
mod sign_in;
mod viewer;
