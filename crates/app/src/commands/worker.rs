//! `commons worker`: jobs only, and what is new for saved searches.

use std::{process::ExitCode, sync::Arc};

use commons_access::Viewer;
use commons_discovery::{load_thesaurus, watch};

use crate::config::Config;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let runner = crate::server::runner(crate::server::documents(&config, &place)?, super::clock());
    let sweeps = tokio::spawn(super::ask_for_sweeps(place.store.clone()));
    let tx = place.store.read(&Viewer::system("worker")).await?;
    let thesaurus = Arc::new(load_thesaurus(&tx).await?);
    drop(tx);
    let mut watcher = tokio::spawn(watch(place.store.clone(), thesaurus, super::clock()));
    tracing::info!("running jobs; end with Ctrl-C");
    // A worker whose reader has died must not go on as if nothing were: whoever watches it starts it again.
    tokio::select! {
        () = runner.run(super::asked_to_end()) => {}
        died = &mut watcher => anyhow::bail!("the reader that finds what is new for saved searches has ended: {died:?}"),
    }
    watcher.abort();
    sweeps.abort();
    Ok(ExitCode::SUCCESS)
}
