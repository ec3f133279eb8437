//! `commons migrate`: brings the database up to date.

use std::process::ExitCode;

use crate::config::Config;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    super::open(&config).await?;
    println!("the database is up to date");
    Ok(ExitCode::SUCCESS)
}
