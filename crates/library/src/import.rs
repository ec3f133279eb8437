//! Import resources from JSON lines: each row is checked alone, the good ones are taken, the others are told.

mod row;
mod take;

use std::{
    collections::{HashMap, HashSet},
    io::BufRead,
    path::PathBuf,
};

use commons_access::{Action, Viewer};
use commons_blobs::Bucket;
use commons_entity::{alliance_value, department, standard};
use commons_kernel::{Clock, Error, Result};
use commons_store::{Store, children, fault, visible};
use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::Limits;

pub use row::Refused;
use row::parse;

/// How many rows stand in one transaction.
const BATCH: usize = 100;

/// What to import with.
pub struct ImportOptions {
    /// The folder that attachments' paths are under.
    pub attachments: Option<PathBuf>,
    /// Published at once, or left as drafts.
    pub publish: Publish,
    /// What a document may be.
    pub limits: Limits,
}

/// Whether rows are published at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publish {
    /// As an administrator's migration; recorded as such.
    AtOnce,
    /// Left as drafts.
    AsDrafts,
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// Resources that were not there before.
    pub created: u64,
    /// Resources that got a new version or a changed draft.
    pub updated: u64,
    /// Resources that already said the same.
    pub unchanged: u64,
    /// Documents that were stored and queued for reading.
    pub documents: u64,
    /// Rows that were not taken, each with its reason.
    pub refused: Vec<Refused>,
}

/// What rows may name: read once, before the first row.
struct Known {
    departments: HashMap<String, department::Model>,
    values: Vec<String>,
    standards: Vec<String>,
}

/// Imports the lines. `progress` hears how many bytes were read.
///
/// # Errors
/// What the database or the bucket says; a bad row is not an error but a [`Refused`].
pub async fn import_resources(
    store: &Store,
    bucket: &Bucket,
    clock: &dyn Clock,
    lines: impl BufRead,
    options: &ImportOptions,
    mut progress: impl FnMut(u64),
) -> Result<Imported> {
    let viewer = Viewer::system("import");
    let known = known(store, &viewer).await?;
    let mut imported = Imported::default();
    let mut seen: HashSet<(Uuid, String)> = HashSet::new();
    let mut batch = Vec::with_capacity(BATCH);
    for (line, number) in lines.split(b'\n').zip(1..) {
        let line =
            line.map_err(|error| Error::bad_input("file", format!("line {number} cannot be read: {error}")))?;
        progress(line.len() as u64 + 1);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match parse(&line, number, &known, options) {
            Err(refused) => imported.refused.push(refused),
            Ok(row) if !seen.insert((row.department.id, row.external_id.clone())) => {
                imported
                    .refused
                    .push(row.refuse("external_id", "appears twice in this file; give each row its own"));
            }
            Ok(row) => batch.push(row),
        }
        if batch.len() == BATCH {
            take::batch(store, bucket, &viewer, clock, &mut batch, options, &mut imported).await?;
        }
    }
    take::batch(store, bucket, &viewer, clock, &mut batch, options, &mut imported).await?;
    imported.refused.sort_by_key(|refused| refused.line);
    Ok(imported)
}

async fn known(store: &Store, viewer: &Viewer) -> Result<Known> {
    let tx = store.read(viewer).await?;
    let departments = visible::<department::Entity>(viewer, Action::Read).all(&tx).await.map_err(fault)?;
    let values = slugs::<alliance_value::Entity>(&tx, alliance_value::Column::Slug).await?;
    let standards = slugs::<standard::Entity>(&tx, standard::Column::Slug).await?;
    tx.commit().await.map_err(fault)?;
    let departments =
        departments.into_iter().map(|department| (department.ocd_id.clone(), department)).collect();
    Ok(Known { departments, values, standards })
}

async fn slugs<E: EntityTrait + commons_entity::Child>(
    tx: &commons_store::Tx,
    column: E::Column,
) -> Result<Vec<String>> {
    children::<E>().select_only().column(column).into_tuple().all(tx).await.map_err(fault)
}
