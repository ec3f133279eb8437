//! Snapshots of the index in the bucket, from which a fresh server starts.
//!
//! A snapshot is the files of one commit, each under its SHA-256, and a manifest that names them: a file that an earlier
//! snapshot has costs nothing again. The manifest is written last, under a key that holds its own SHA-256.
//!
//! Invariants: nothing here is ever presigned or served; a file with damage is never sent; what a manifest that is kept names
//! is never swept away.

use std::{collections::HashMap, path::PathBuf, sync::Arc, time::Duration as Wait};

use async_trait::async_trait;
use commons_blobs::{Bucket, Content, Sha256Digest};
use commons_jobs::Job;
use commons_kernel::{Code, Error, Result};
use commons_library::SYSTEM_KEYS;
use commons_search::{Condition, Frozen, Index, VERSION};
use commons_store::{Store, fault};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    catch_up,
    follow::blocking,
    load::READER,
    restore::{newest, restore},
    sweep_snapshots::sweep,
};

/// How often servers ask for a snapshot. When nothing has changed, none is written.
pub const SNAPSHOT_EVERY: Wait = Wait::from_secs(60 * 60);

/// Where the index is that snapshots are taken of.
pub enum IndexSource {
    /// The one that this process answers from.
    Living(Arc<Index>),
    /// One that is opened for the snapshot alone: a worker answers nobody, and follows nothing in between.
    Folder(PathBuf),
}

/// What snapshots need.
pub struct SnapshotRoom {
    /// The database.
    pub store: Store,
    /// Where snapshots are kept.
    pub bucket: Bucket,
    /// Where they come from.
    pub index: IndexSource,
}

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The version of fields and analysers.
    pub schema: u32,
    /// The last event that was read.
    pub position: u64,
    /// The hash of that event: the database that this is a snapshot of.
    pub chain: String,
    /// How many resources it holds.
    pub documents: u64,
    pub files: Vec<Piece>,
}

/// A file of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Piece {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// What became of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Snapshotted {
    /// There is no index on the disk, or nothing has happened yet.
    Nothing,
    /// The newest snapshot says the same.
    Unchanged,
    /// It is in the bucket.
    Written {
        /// How many files it has.
        files: usize,
        /// How many of them the bucket did not hold yet.
        sent: usize,
        /// How many bytes those have.
        sent_bytes: u64,
    },
}

pub(crate) fn piece_key(sha256: &str) -> String {
    format!("{}{sha256}", pieces())
}

/// What the keys of all files begin with.
pub(crate) fn pieces() -> String {
    format!("{SYSTEM_KEYS}search/pieces/")
}

/// What the keys of all manifests begin with; then come the version and the time, so that the last of a version is the newest.
pub(crate) fn manifests() -> String {
    format!("{SYSTEM_KEYS}search/snapshots/")
}

fn manifest_key(now: OffsetDateTime, sha256: Sha256Digest) -> String {
    format!("{}{VERSION}/{:017}-{sha256}.json", manifests(), now.unix_timestamp_nanos() / 1_000)
}

/// Writes a snapshot when something has changed since the newest one, and sweeps old ones away.
///
/// # Errors
/// What database, bucket or disk say. What was sent until then is not sent again.
pub async fn snapshot(room: &SnapshotRoom, now: OffsetDateTime) -> Result<Snapshotted> {
    let index = room.open().await?;
    let Some(frozen) = blocking(&index, |index| index.freeze()).await? else {
        return Ok(Snapshotted::Nothing);
    };
    // An empty record has no event by which its database is known.
    if frozen.position.chain.is_empty() {
        return Ok(Snapshotted::Nothing);
    }
    let before = match newest(&room.bucket).await {
        Ok(before) => before,
        Err(why) => {
            tracing::warn!(
                why,
                "the newest snapshot of the search index cannot be read; a new one is written"
            );
            None
        }
    };
    let same =
        |before: &Manifest| (before.position, &before.chain) == (frozen.position.seq, &frozen.position.chain);
    if before.as_ref().is_some_and(same) {
        return Ok(Snapshotted::Unchanged);
    }
    let written = write(room, frozen, before, now).await.inspect_err(|_| index.suspect())?;
    sweep(&room.bucket, now).await?;
    tracing::info!(?written, "a snapshot of the search index is in the bucket");
    Ok(written)
}

async fn write(
    room: &SnapshotRoom,
    frozen: Frozen,
    before: Option<Manifest>,
    now: OffsetDateTime,
) -> Result<Snapshotted> {
    let frozen = Arc::new(frozen);
    // A file of an index never changes, and its name is never used again.
    let known: HashMap<(String, u64), String> = before
        .into_iter()
        .flat_map(|manifest| manifest.files)
        .map(|piece| ((piece.name, piece.bytes), piece.sha256))
        .collect();
    let (mut files, mut sent, mut sent_bytes) = (Vec::new(), 0, 0);
    for (name, bytes) in &frozen.files {
        let sha256 = match known.get(&(name.clone(), *bytes)).filter(|_| name != "meta.json") {
            Some(sha256) => sha256.clone(),
            None => {
                let sha256 = digest(&frozen, name).await?;
                if send(&room.bucket, &frozen, name, sha256, *bytes).await? {
                    (sent, sent_bytes) = (sent + 1, sent_bytes + bytes);
                }
                sha256.to_string()
            }
        };
        files.push(Piece { name: name.clone(), bytes: *bytes, sha256 });
    }
    let count = files.len();
    let manifest = Manifest {
        schema: VERSION,
        position: frozen.position.seq,
        chain: frozen.position.chain.clone(),
        documents: frozen.documents,
        files,
    };
    let text = serde_json::to_vec(&manifest).map_err(Error::internal)?;
    let sha256 = Sha256Digest::of(&text);
    room.bucket
        .put(&manifest_key(now, sha256), Content::Bytes(text.into()), "application/json", sha256)
        .await?;
    Ok(Snapshotted::Written { files: count, sent, sent_bytes })
}

/// The SHA-256 of a file that is whole.
async fn digest(frozen: &Arc<Frozen>, name: &str) -> Result<Sha256Digest> {
    let (frozen, name) = (Arc::clone(frozen), name.to_owned());
    let work = move || {
        if let Some(damage) = frozen.damage(&name) {
            return Err(Error::internal(format!(
                "the search index is damaged, so no snapshot is taken: {damage}"
            )));
        }
        let file = std::fs::File::open(frozen.path(&name)).map_err(Error::internal)?;
        Sha256Digest::of_reader(file).map(|(sha256, _)| sha256).map_err(Error::internal)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Sends a file that the bucket does not hold; says whether it had to be sent.
async fn send(
    bucket: &Bucket,
    frozen: &Frozen,
    name: &str,
    sha256: Sha256Digest,
    bytes: u64,
) -> Result<bool> {
    let key = piece_key(&sha256.to_string());
    match bucket.head(&key).await {
        Ok(head) if head.byte_size == bytes => return Ok(false),
        Err(error) if error.code() != Code::NotFound => return Err(error),
        _ => {}
    }
    bucket.put(&key, Content::File(&frozen.path(name)), "application/octet-stream", sha256).await?;
    Ok(true)
}

impl SnapshotRoom {
    async fn open(&self) -> Result<Arc<Index>> {
        let folder = match &self.index {
            IndexSource::Living(index) => return Ok(Arc::clone(index)),
            IndexSource::Folder(folder) => folder.clone(),
        };
        let opened =
            tokio::task::spawn_blocking(move || Index::open(&folder)).await.map_err(Error::internal)?;
        let (index, condition) = opened?;
        let index = Arc::new(index);
        if let Condition::NeedsRebuild(why) = condition {
            restore(&self.store, &self.bucket, &index, &why).await;
        }
        catch_up(&self.store, &index).await?;
        Ok(index)
    }
}

/// Asks for a snapshot; the queue keeps several servers from doing the same.
///
/// # Errors
/// What the database says.
pub async fn ask_for_snapshot(store: &Store, now: OffsetDateTime) -> Result<()> {
    let tx = store.begin(&READER).await?;
    commons_jobs::enqueue(&tx, &SnapshotIndex {}, now, now).await?;
    tx.commit().await.map_err(fault)
}

/// The hourly snapshot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SnapshotIndex {}

#[async_trait]
impl Job for SnapshotIndex {
    const KIND: &'static str = "snapshot_index";
    const CAN_WAIT: bool = true;
    type Context = SnapshotRoom;

    fn key(&self) -> Option<String> {
        Some("snapshot".into())
    }

    async fn run(&self, room: &SnapshotRoom, now: OffsetDateTime) -> Result<()> {
        snapshot(room, now).await.map(drop)
    }
}
