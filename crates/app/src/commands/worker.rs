//! `commons worker`: jobs only.

use std::process::ExitCode;

use crate::config::Config;

pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let place = super::open(&config).await?;
    let runner = crate::server::runner(&place.store, &place.bucket, super::clock(), super::serve::reader()?);
    tracing::info!("running jobs; end with Ctrl-C");
    runner.run(super::asked_to_end()).await;
    Ok(ExitCode::SUCCESS)
}
