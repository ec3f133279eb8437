//! The binary: reads the command line, and leaves with 1 and a sentence when something cannot be done.

use std::process::ExitCode;

use clap::Parser;
use commons_app::{Cli, run};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("commons: {error:#}");
            ExitCode::FAILURE
        }
    }
}
