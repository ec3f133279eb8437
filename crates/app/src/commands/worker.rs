//! `commons worker`: jobs only.

use std::process::ExitCode;

use crate::config::Config;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let runner = crate::server::runner(crate::server::documents(&config, &place)?, super::clock());
    let sweeps = tokio::spawn(super::ask_for_sweeps(place.store.clone()));
    tracing::info!("running jobs; end with Ctrl-C");
    runner.run(super::asked_to_end()).await;
    sweeps.abort();
    Ok(ExitCode::SUCCESS)
}
