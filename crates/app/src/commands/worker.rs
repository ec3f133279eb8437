//! `commons worker`: jobs only, and what is new for saved searches.

use std::process::ExitCode;

use commons_discovery::{IndexSource, find_matches};

use crate::{
    config::Config,
    server::{Rooms, documents, runner},
};

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    // Snapshots of the index are taken of one of its own: the server's belongs to the server's process.
    let index = IndexSource::Folder(config.worker_index_dir());
    let rooms = Rooms { documents: documents(&config, &place)?, links: config.links.links()? };
    let runner = runner(rooms, index, super::clock());
    let sweeps = tokio::spawn(super::ask_every_hour(place.store.clone()));
    let mut matcher = tokio::spawn(find_matches(place.store.clone(), super::clock()));
    tracing::info!("running jobs; end with Ctrl-C");
    // A worker whose reader has died must not go on as if nothing were: whoever watches it starts it again.
    tokio::select! {
        () = runner.run(super::asked_to_end()) => {}
        died = &mut matcher => anyhow::bail!("the reader that finds what is new for saved searches has ended: {died:?}"),
    }
    matcher.abort();
    sweeps.abort();
    Ok(ExitCode::SUCCESS)
}
