//! `commons reindex`: the index is built anew while the server answers from the old one.

use std::{process::ExitCode, sync::Arc, time::Duration};

use commons_discovery::{ask_for_snapshot, rebuilt_at, reindex, request_rebuild};
use commons_search::Index;

use crate::config::Config;

pub async fn run(config: Config, wait: bool) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    if place.held {
        // No server runs on this data folder, so the index is ours to build.
        let (index, _) = Index::open(&config.index_dir())?;
        let documents = reindex(&place.store, &Arc::new(index)).await?;
        ask_for_snapshot(&place.store, super::clock().now()).await?;
        println!("the index is built anew: {documents} resources");
        return Ok(ExitCode::SUCCESS);
    }
    let request = request_rebuild(&place.store, super::clock().now()).await?;
    if !wait {
        println!("the server builds its index anew; it answers from the old one meanwhile");
        return Ok(ExitCode::SUCCESS);
    }
    while rebuilt_at(&place.store).await? < request {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    println!("the new index answers");
    Ok(ExitCode::SUCCESS)
}
