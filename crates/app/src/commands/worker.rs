//! `commons worker`: jobs only.

use std::process::ExitCode;

use commons_discovery::IndexSource;

use crate::config::Config;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    // Snapshots of the index are taken of one of its own: the server's belongs to the server's process.
    let index = IndexSource::Folder(config.worker_index_dir());
    let runner = crate::server::runner(crate::server::documents(&config, &place)?, index, super::clock());
    let sweeps = tokio::spawn(super::ask_every_hour(place.store.clone()));
    tracing::info!("running jobs; end with Ctrl-C");
    runner.run(super::asked_to_end()).await;
    sweeps.abort();
    Ok(ExitCode::SUCCESS)
}
