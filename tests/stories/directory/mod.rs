//! Stories of the directory: departments, and who somebody is.

mod departments;
mod sign_in;
mod viewer;
