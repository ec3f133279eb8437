//! The binary: reads the command line, and leaves with 1 and a sentence when something cannot be done.

use std::process::ExitCode;

use clap::Parser;
use commons_app::{Cli, run};
use mimalloc::MiMalloc;

/// A search makes thousands of small things and drops them again: a sixth of its time went into the system's own allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("commons: {error:#}");
            ExitCode::FAILURE
        }
    }
}
