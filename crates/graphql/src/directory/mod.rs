//! Departments, people and seats.

mod department;
mod person;
mod query;
mod seat;
mod viewer;

pub(crate) use department::Department;
pub(crate) use person::{Person, person};
pub(crate) use query::DirectoryQuery;
pub(crate) use seat::{Seat, own_seat};
