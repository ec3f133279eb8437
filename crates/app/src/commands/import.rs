//! `commons import`: resources from JSON lines, departments and the thesaurus from CSV.

use std::{
    fs::{self, File},
    io::{BufReader, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::Subcommand;
use commons_library::{ImportOptions, ImportPublish, import_resources};
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Config;

#[derive(Subcommand)]
pub enum What {
    /// Import resources, one JSON object a line
    Resources {
        /// The file
        file: PathBuf,
        /// The folder that the attachments' paths are under
        #[arg(long)]
        attachments: Option<PathBuf>,
        /// Publish each row at once; without it rows become drafts
        #[arg(long)]
        publish: bool,
    },
    /// Import or update departments by their OCD id
    Departments {
        /// The CSV file
        file: PathBuf,
    },
    /// Import or update the thesaurus; what staff changed on screen stays
    Thesaurus {
        /// The CSV file of concepts
        file: PathBuf,
        /// The CSV file of the states' own terms
        #[arg(long)]
        state_terms: PathBuf,
    },
}

pub async fn run(config: Config, what: What) -> anyhow::Result<ExitCode> {
    match what {
        What::Resources { file, attachments, publish } => resources(config, file, attachments, publish).await,
        What::Departments { file } => departments(config, file).await,
        What::Thesaurus { file, state_terms } => thesaurus(config, &file, &state_terms).await,
    }
}

fn open(file: &PathBuf) -> anyhow::Result<File> {
    File::open(file).with_context(|| format!("{} cannot be opened", file.display()))
}

async fn resources(
    config: Config,
    file: PathBuf,
    attachments: Option<PathBuf>,
    publish: bool,
) -> anyhow::Result<ExitCode> {
    let lines = open(&file)?;
    let bar = bar(lines.metadata()?.len());
    let place = super::open(&config).await?;
    let publish = if publish { ImportPublish::AtOnce } else { ImportPublish::AsDrafts };
    let options = ImportOptions { attachments, publish, limits: config.limits() };
    let progress = |bytes| bar.inc(bytes);
    let clock = super::clock();
    let imported =
        import_resources(&place.store, &place.bucket, &*clock, BufReader::new(lines), &options, progress)
            .await?;
    bar.finish_and_clear();
    for refused in &imported.refused {
        println!("{refused}");
    }
    println!(
        "{} created, {} updated, {} unchanged, {} refused; {} documents queued for reading",
        imported.created,
        imported.updated,
        imported.unchanged,
        imported.refused.len(),
        imported.documents
    );
    Ok(code(imported.refused.len()))
}

async fn departments(config: Config, file: PathBuf) -> anyhow::Result<ExitCode> {
    let csv = open(&file)?;
    let place = super::open(&config).await?;
    let tx = place.store.begin(&commons_access::Viewer::system("import")).await?;
    let imported =
        commons_directory::import_departments(&tx, BufReader::new(csv), super::clock().now()).await?;
    tx.commit().await?;
    for refused in &imported.refused {
        println!("line {}: {}: {}", refused.line, refused.field, refused.reason);
    }
    println!(
        "{} created, {} updated, {} unchanged, {} refused",
        imported.created,
        imported.updated,
        imported.unchanged,
        imported.refused.len()
    );
    Ok(code(imported.refused.len()))
}

async fn thesaurus(config: Config, file: &Path, state_terms: &Path) -> anyhow::Result<ExitCode> {
    let read =
        |file: &Path| fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()));
    let (concepts, state_terms) = (read(file)?, read(state_terms)?);
    let place = super::open(&config).await?;
    let tx = place.store.begin(&commons_access::Viewer::system("import")).await?;
    let imported =
        commons_discovery::import_thesaurus(&tx, super::clock().now(), &concepts, &state_terms).await?;
    tx.commit().await?;
    println!(
        "{} concepts: {} added or changed, {} kept as staff changed them; {} labels added, {} removed",
        imported.concepts,
        imported.concepts_written,
        imported.concepts_kept,
        imported.labels_added,
        imported.labels_removed
    );
    Ok(ExitCode::SUCCESS)
}

fn code(refused: usize) -> ExitCode {
    if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A bar on a terminal, nothing elsewhere.
fn bar(bytes: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(bytes).with_style(style)
}
