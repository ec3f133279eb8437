//! The commands of the binary: names and arguments that programs outside rely on.

mod audit;
mod demo;
mod doctor;
mod import;
mod migrate;
mod reindex;
mod serve;
mod staff;
mod sweep;
mod token;
mod worker;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context;
use clap::{Parser, Subcommand};
use commons_access::Viewer;
use commons_discovery::{SNAPSHOT_EVERY, TidySearchLog, ask_for_snapshot};
use commons_kernel::{Clock, SystemClock};
use commons_library::{SWEPT_EVERY, Scrub, SweepDocuments};
use commons_store::Store;

use crate::{Place, config::Config, logging};

/// Alliance Commons: where U.S. local election departments share what works.
#[derive(Parser)]
#[command(name = "commons", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve everything on embedded defaults, with real departments, demo resources and a development sign-in
    Demo {
        /// The data folder, fresh or existing
        #[arg(long, default_value = "./data")]
        data: PathBuf,
        /// The port on the loopback address
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Serve, as configured
    Serve,
    /// Run jobs only
    Worker,
    /// Bring the database up to date
    Migrate,
    /// Import resources or departments
    #[command(subcommand)]
    Import(import::What),
    /// Build the search index anew while the server answers from the old one
    Reindex {
        /// Wait until the new index answers
        #[arg(long)]
        wait: bool,
    },
    /// Make API tokens
    #[command(subcommand)]
    Token(token::What),
    /// Make somebody Alliance staff, such as the first administrator
    #[command(subcommand)]
    Staff(staff::What),
    /// Print the GraphQL schema
    Schema,
    /// Look at the record
    #[command(subcommand)]
    Audit(audit::What),
    /// Throw away uploads that nobody went on with, compare bucket and database, and read stored documents again
    Sweep {
        /// Read all stored documents again, not only those that were read the longest time ago
        #[arg(long)]
        scrub: bool,
    },
    /// Check configuration, database, bucket, index and provider, and say the mend for each failure
    Doctor,
}

/// Runs one command.
///
/// # Errors
/// What went wrong and how to mend it, for standard error.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    // The schema needs no configuration and no runtime.
    if let Command::Schema = cli.command {
        print!("{}", commons_graphql::sdl());
        return Ok(ExitCode::SUCCESS);
    }
    let mut config = Config::load()?;
    logging::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    runtime.block_on(async {
        match cli.command {
            Command::Demo { data, port } => {
                config.data_dir = data;
                demo::run(config, port).await
            }
            Command::Serve => serve::run(config).await,
            Command::Worker => worker::run(config).await,
            Command::Migrate => migrate::run(config).await,
            Command::Import(what) => import::run(config, what).await,
            Command::Reindex { wait } => reindex::run(config, wait).await,
            Command::Token(what) => token::run(config, what).await,
            Command::Staff(what) => staff::run(config, what).await,
            Command::Audit(what) => audit::run(config, what).await,
            Command::Sweep { scrub } => {
                sweep::run(config, if scrub { Scrub::All } else { Scrub::Some }).await
            }
            Command::Doctor => doctor::run(config).await,
            Command::Schema => unreachable!("answered above"),
        }
    })
}

fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

/// Opens the data folder and brings the database up to date.
async fn open(config: &Config) -> anyhow::Result<Place> {
    let place = Place::open(config, clock(), Vec::new()).await?;
    place.migrate().await?;
    Ok(place)
}

/// Asks every hour for a sweep of the documents and of the log of searches, and for a snapshot of the index; the queue keeps
/// several servers from doing the same.
async fn ask_every_hour(store: Store) {
    let sweeps = async {
        let mut hours = tokio::time::interval(SWEPT_EVERY);
        loop {
            hours.tick().await;
            if let Err(error) = ask_for_sweep(&store).await {
                tracing::warn!(%error, "no sweep could be asked for; it is tried again in an hour");
            }
        }
    };
    let snapshots = async {
        let mut hours = tokio::time::interval(SNAPSHOT_EVERY);
        loop {
            hours.tick().await;
            if let Err(error) = ask_for_snapshot(&store, clock().now()).await {
                tracing::warn!(%error, "no snapshot of the index could be asked for; it is tried again in an hour");
            }
        }
    };
    tokio::join!(sweeps, snapshots);
}

async fn ask_for_sweep(store: &Store) -> commons_kernel::Result<()> {
    let now = clock().now();
    let tx = store.begin(&Viewer::system("sweep")).await?;
    commons_jobs::enqueue(&tx, &SweepDocuments {}, now, now).await?;
    commons_jobs::enqueue(&tx, &TidySearchLog {}, now, now).await?;
    tx.commit().await.map_err(commons_store::fault)
}

/// Ends when the process is asked to: Ctrl-C, or SIGTERM.
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
