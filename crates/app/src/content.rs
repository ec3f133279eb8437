//! What ships inside the binary: facts for every installation, and demo content for `demo`.

use std::fs;

use anyhow::{Context, bail};
use commons_access::Action;
use commons_blobs::Bucket;
use commons_directory::{import_departments, import_people, import_standards, import_values};
use commons_discovery::import_thesaurus;
use commons_entity::{person, resource};
use commons_kernel::Clock;
use commons_library::{ImportOptions, ImportPublish, import_resources};
use commons_store::{Store, visible};
use include_dir::{Dir, include_dir};
use sea_orm::PaginatorTrait;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

fn file(name: &str) -> anyhow::Result<&'static [u8]> {
    Ok(CONTENT.get_file(name).with_context(|| format!("{name} is not in the binary"))?.contents())
}

fn text(name: &str) -> anyhow::Result<&'static str> {
    std::str::from_utf8(file(name)?).with_context(|| format!("{name} is not UTF-8"))
}

/// Loads the departments, values, standards and the thesaurus. Loading twice changes nothing.
///
/// # Errors
/// A row that ships is refused, or the database says so.
pub async fn load_facts(store: &Store, clock: &dyn Clock) -> anyhow::Result<()> {
    let system = commons_access::Viewer::system("content");
    let now = clock.now();
    let tx = store.begin(&system).await?;
    let departments = import_departments(&tx, file("facts/departments.csv")?, now).await?;
    let values = import_values(&tx, file("facts/values.csv")?, now).await?;
    let standards = import_standards(&tx, file("facts/standards.csv")?, now).await?;
    for refused in [&departments.refused, &values.refused, &standards.refused] {
        if let Some(first) = refused.first() {
            bail!("a fact that ships is refused: line {}: {}: {}", first.line, first.field, first.reason);
        }
    }
    let (terms, of_states) = (text("facts/thesaurus.csv")?, text("facts/thesaurus_state_terms.csv")?);
    let imported = import_thesaurus(&tx, now, terms, of_states).await?;
    tx.commit().await?;
    if imported.concepts_kept > 0 {
        let kept = imported.concepts_kept;
        tracing::info!(kept, "concepts of the thesaurus stay as staff changed them, whatever the files say");
    }
    Ok(())
}

/// Loads the demo people into a directory without anybody. Whoever joined, left or was renamed since is left as they are.
///
/// # Errors
/// A person who ships is refused, or the database says so.
pub async fn load_people(store: &Store, clock: &dyn Clock) -> anyhow::Result<()> {
    let system = commons_access::Viewer::system("content");
    let tx = store.begin(&system).await?;
    if visible::<person::Entity>(&system, Action::Read).count(&tx).await? > 0 {
        return Ok(());
    }
    let people = import_people(&tx, file("demo/people.jsonl")?, clock.now()).await?;
    if let Some(first) = people.refused.first() {
        bail!("a demo person is refused: line {}: {}: {}", first.line, first.field, first.reason);
    }
    tx.commit().await?;
    Ok(())
}

/// Publishes the demo resources with their documents, when the library is empty; says how many. What people changed
/// since is theirs, so a second start loads nothing.
///
/// # Errors
/// A row that ships is refused, or the database or the bucket says so.
pub async fn load_resources(store: &Store, bucket: &Bucket, clock: &dyn Clock) -> anyhow::Result<u64> {
    let system = commons_access::Viewer::system("content");
    let tx = store.read(&system).await?;
    let there = visible::<resource::Entity>(&system, Action::Read).count(&tx).await?;
    drop(tx);
    if there > 0 {
        return Ok(0);
    }
    let folder = tempfile::tempdir()?;
    let files = CONTENT.get_dir("demo/files").context("the demo documents are not in the binary")?;
    fs::create_dir_all(folder.path().join(files.path()))?;
    files.extract(folder.path())?;
    let options = ImportOptions {
        attachments: Some(folder.path().join(files.path())),
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    };
    let mut loaded = 0;
    for name in ["demo/templates.jsonl", "demo/trainings.jsonl", "demo/stories.jsonl"] {
        let imported = import_resources(store, bucket, clock, file(name)?, &options, |_| {}).await?;
        if let Some(first) = imported.refused.first() {
            bail!("a demo resource is refused: {name}: {first}");
        }
        loaded += imported.created + imported.updated;
    }
    Ok(loaded)
}

/// Makes the demo collections over the demo resources, when there is no collection yet.
///
/// # Errors
/// Something that ships is refused, or the database says so.
pub async fn load_collections(store: &Store, clock: &dyn Clock) -> anyhow::Result<()> {
    crate::demo_collections::load(store, clock, text("demo/collections.json")?).await
}

/// The demo people, as the development sign-in lists them.
///
/// # Errors
/// Only when the content inside the binary is damaged.
pub fn demo_people() -> anyhow::Result<Vec<commons_identity::development::DemoPerson>> {
    #[derive(serde::Deserialize)]
    struct Person {
        email: String,
        name: String,
        about: String,
    }
    text("demo/people.jsonl")?
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let Person { email, name, about } = serde_json::from_str(line)?;
            Ok(commons_identity::development::DemoPerson { email, name, about })
        })
        .collect()
}
