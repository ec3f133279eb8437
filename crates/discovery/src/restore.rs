//! Starting from a snapshot: the newest one is brought from the bucket, and every byte and claim of it is checked.
//!
//! Whatever is wrong with it only costs time: the index is then built by walking all resources.

use std::sync::Arc;

use commons_blobs::{Bucket, Sha256Digest};
use commons_kernel::Error;
use commons_search::{Adoption, Index, Position, VERSION};
use commons_store::{Store, feed};

use crate::{
    follow::blocking,
    load::READER,
    snapshot::{Manifest, Piece, manifests, piece_key},
};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// The index answers, from where the snapshot ends.
    Done,
    /// There is no snapshot of this version.
    Nothing,
    /// The snapshot cannot be used; says why.
    Refused(String),
}

/// Puts the newest snapshot in place of an index that cannot be used; `reason` says why that is. What comes of it is logged.
pub async fn restore(store: &Store, bucket: &Bucket, index: &Arc<Index>, reason: &str) -> Restored {
    match bring(store, bucket, index).await {
        Ok(Some(manifest)) => {
            tracing::info!(
                reason,
                position = manifest.position,
                resources = manifest.documents,
                "the search index starts from its snapshot in the bucket"
            );
            Restored::Done
        }
        Ok(None) => {
            tracing::info!(
                reason,
                "there is no snapshot of the search index; it is built from all resources"
            );
            Restored::Nothing
        }
        Err(why) => {
            tracing::warn!(
                reason,
                why,
                "the snapshot of the search index cannot be used; it is built from all resources"
            );
            Restored::Refused(why)
        }
    }
}

async fn bring(store: &Store, bucket: &Bucket, index: &Arc<Index>) -> Result<Option<Manifest>, String> {
    let Some(manifest) = newest(bucket).await? else { return Ok(None) };
    if manifest.schema != VERSION {
        return Err(format!("it is of version {}, and this is version {VERSION}", manifest.schema));
    }
    check_database(store, &manifest).await?;
    let Some(adoption) = blocking(index, |index| index.adopt()).await.map_err(said)? else { return Ok(None) };
    for piece in &manifest.files {
        fetch(bucket, &adoption, piece).await?;
    }
    let position = Position { seq: manifest.position, chain: manifest.chain.clone() };
    tokio::task::spawn_blocking(move || adoption.finish(&position))
        .await
        .map_err(|error| error.to_string())??;
    Ok(Some(manifest))
}

/// The newest manifest of this version of the index; none when there is none.
///
/// # Errors
/// Says why it cannot be read, or believed.
pub(crate) async fn newest(bucket: &Bucket) -> Result<Option<Manifest>, String> {
    let (prefix, mut after, mut last) = (format!("{}{VERSION}/", manifests()), None, None);
    loop {
        let page = bucket.list(&prefix, after, 1000).await.map_err(said)?;
        last = page.objects.last().map(|object| object.key.clone()).or(last);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    match last {
        Some(key) => read(bucket, &key).await.map(Some),
        None => Ok(None),
    }
}

/// Reads a manifest and compares it with the digest in its key.
pub(crate) async fn read(bucket: &Bucket, key: &str) -> Result<Manifest, String> {
    let text = bucket.get(key).await.map_err(said)?;
    let promised = key.rsplit_once('-').and_then(|(_, end)| end.strip_suffix(".json"));
    if promised != Some(Sha256Digest::of(&text).to_string().as_str()) {
        return Err(format!("the manifest {key} is not the one that was written"));
    }
    serde_json::from_slice(&text).map_err(|error| format!("the manifest {key} cannot be read: {error}"))
}

/// The event that the snapshot ends with must be in this database, at the same place and with the same hash.
async fn check_database(store: &Store, manifest: &Manifest) -> Result<(), String> {
    let seq = i64::try_from(manifest.position).map_err(|error| error.to_string())?;
    let tx = store.read(&READER).await.map_err(said)?;
    let head = feed::head(&tx).await.map_err(said)?;
    if seq > head {
        return Err(format!("it ends with event {seq}, and the database with event {head}"));
    }
    let found = feed::after(&tx, (seq - 1).max(0), 1).await.map_err(said)?;
    match found.first() {
        Some(event) if event.seq == seq && event.hash == manifest.chain => Ok(()),
        _ => Err(format!("it is of another database: event {seq} is not the same here")),
    }
}

async fn fetch(bucket: &Bucket, adoption: &Adoption, piece: &Piece) -> Result<(), String> {
    let Piece { name, bytes, sha256 } = piece;
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
    if name.starts_with('.') || name.is_empty() || !name.chars().all(is_plain) {
        return Err(format!("{name:?} is no name of a file"));
    }
    let path = adoption.folder().join(name);
    let fetched = bucket
        .get_to_file(&piece_key(sha256), &path)
        .await
        .map_err(|error| format!("the file {name} cannot be had: {}", error.message()))?;
    let work = move || std::fs::File::open(path).and_then(Sha256Digest::of_reader);
    let digest = tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?;
    let (digest, length) = digest.map_err(|error| format!("the file {name} cannot be read: {error}"))?;
    if fetched.byte_size != *bytes || length != *bytes || digest.to_string() != *sha256 {
        return Err(format!("the file {name} is not the one that was sent"));
    }
    Ok(())
}

fn said(error: Error) -> String {
    error.message().to_owned()
}
