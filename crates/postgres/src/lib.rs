//! Finds, starts and stops a PostgreSQL of our own as a child process.
//!
//! Invariants: no SQL is spoken here, nothing is downloaded, the child never outlives its parent, and a child that dies
//! is started again or its loss is told.

mod account;
mod error;
mod find;
mod initialise;
mod keep;
mod place;
mod programs;
mod run;
mod server;

use std::path::PathBuf;

pub use error::StartError;
pub use server::{Server, start};

/// Where and how the server shall run. No `Debug`: it holds a password.
#[derive(Clone)]
pub struct Options {
    /// The private folder: `data/` (the cluster), `postgres.log`, and `programs/` when they had to be copied.
    /// Made when absent. Relative paths are resolved against the working directory.
    pub folder: PathBuf,
    /// The TCP port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The password of the superuser `postgres`, set when the cluster is made and fixed from then on.
    /// The caller keeps it in a file that only it can read.
    pub password: String,
    /// Folders to look into after `PG_BIN` and before the system's own.
    pub extra_bins: Vec<PathBuf>,
    /// Whether the data must survive a power cut.
    pub durability: Durability,
}

/// What a crash of the machine may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Every commit is on the disk before it is acknowledged.
    Safe,
    /// Nothing is flushed: for tests, whose data nobody misses. A crash of PostgreSQL alone still loses nothing.
    Throwaway,
}
