//! What the house and the stories stand on: a database for each test, a fixed clock, and the app itself.

mod app;
mod database;
mod document;
mod fact_index;
mod file;
mod person;
mod sign_in;

pub use app::{Answer, TestApp, TestClock};
pub use database::Database;
pub use document::{docx, pdf, xlsx};
pub use fact_index::FactIndex;
pub use file::{root, same_as_file, shared};
pub use person::Client;
pub use sign_in::{Browser, Page, SignInApp, free_port, provider_settings};
