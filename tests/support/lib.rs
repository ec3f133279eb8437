//! What the house and the stories stand on: a database for each test, a fixed clock, and the app itself.

mod app;
mod clamd;
mod database;
mod document;
mod fact_index;
mod file;
mod person;
mod sign_in;

pub use app::{Answer, Setup, TestApp, TestClock};
pub use clamd::{Clamd, SIGNATURE, eicar};
pub use database::Database;
pub use document::{careless_docx, docx, pdf, xlsx};
pub use fact_index::FactIndex;
pub use file::{root, same_as_file, shared};
pub use person::{ADDRESSES, Client, piece, put};
pub use sign_in::{Browser, Page, SignInApp, free_port, provider_settings};
