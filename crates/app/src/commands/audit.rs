//! `commons audit verify`: walks the chain of events.

use std::process::ExitCode;

use clap::Subcommand;
use commons_store::feed::{Chain, verify};

use crate::config::Config;

#[derive(Subcommand)]
pub enum What {
    /// Walk the chain of events; print the count and the head hash, or the first broken link
    Verify,
}

pub async fn run(config: Config, What::Verify: What) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let tx = place.store.read(&commons_access::Viewer::system("audit")).await?;
    match verify(&tx).await? {
        Chain::Whole { count, head } => {
            println!("{count} events, head {head}");
            Ok(ExitCode::SUCCESS)
        }
        Chain::Broken { seq, why } => {
            println!("broken at event {seq}: {why}");
            Ok(ExitCode::FAILURE)
        }
    }
}
