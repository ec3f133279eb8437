//! The roof: configuration and the commands of the binary. It wires, and decides nothing.

mod commands;
pub mod config;
pub mod content;
mod demo_collections;
mod logging;
mod place;
mod secrets;
mod server;

pub use commands::{Cli, run};
pub use place::Place;
pub use server::{Parts, Server};
