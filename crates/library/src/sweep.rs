//! The sweep: what nobody waits for any more is thrown away, bucket and database are compared, and stored bytes are read
//! again. What it found is answered, logged and recorded.
//!
//! Invariants: a document that a draft or a version holds is never thrown away; nothing in the bucket that is younger than a day
//! is; what is missing or damaged is said, and not given out any more.

mod compare;
mod expire;
mod scrub;
mod strays;

use std::time::Duration as Wait;

use async_trait::async_trait;
use commons_access::Viewer;
use commons_jobs::Job;
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use serde::{Deserialize, Serialize};
use serde_json::json;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::DocumentRoom;

/// Why a document is not given out whose stored bytes are not the ones that were checked.
pub(crate) const DAMAGED: &str =
    "The stored file is damaged or missing. Upload the same file again to mend it.";
/// How often servers ask for a sweep. The queue keeps it from running twice.
pub const SWEPT_EVERY: Wait = Wait::from_secs(60 * 60);
/// How old a thing in the bucket must be before it can be a stray: what is younger may be on its way into the database.
const SETTLED: Duration = Duration::hours(24);
/// How many documents an hourly sweep reads again.
const SCRUBBED: u64 = 50;

/// What a sweep found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Uploads that nobody went on with, or that nothing came to hold.
    pub expired: u64,
    /// Uploads in parts that the bucket still held and nobody knew.
    pub stray_uploads: u64,
    /// Objects that nothing refers to.
    pub stray_objects: u64,
    /// Bytes that those objects took.
    pub freed_bytes: u64,
    /// Objects that are none of ours, and are left alone.
    pub foreign_objects: u64,
    /// Documents whose stored bytes were read again and are as they were.
    pub verified: u64,
    /// Documents that the database knows and the bucket does not have.
    pub missing: Vec<Uuid>,
    /// Documents whose stored bytes are not the ones that were checked.
    pub damaged: Vec<Uuid>,
}

/// How much of the stored bytes is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scrub {
    /// Those that were read the longest time ago, a few at a time.
    Some,
    /// All of them.
    All,
}

/// Sweeps.
///
/// # Errors
/// What the database or the bucket says; what was done until then stays done.
pub async fn sweep(room: &DocumentRoom, scrub: Scrub, now: OffsetDateTime) -> Result<Swept> {
    let system = Viewer::system("sweep");
    let mut swept = Swept::default();
    // Before anything expires: what does so now is not a stray as well.
    strays::uploads(room, &system, now, &mut swept).await?;
    expire::expire(room, &system, now, &mut swept).await?;
    compare::compare(room, &system, now, &mut swept).await?;
    scrub::scrub(room, &system, scrub, now, &mut swept).await?;
    let did_something = swept
        != Swept { verified: swept.verified, foreign_objects: swept.foreign_objects, ..Swept::default() };
    tracing::info!(
        expired = swept.expired,
        stray_uploads = swept.stray_uploads,
        stray_objects = swept.stray_objects,
        freed_bytes = swept.freed_bytes,
        verified = swept.verified,
        missing = swept.missing.len(),
        damaged = swept.damaged.len(),
        "documents were swept"
    );
    if did_something {
        let tx = room.store.begin(&system).await?;
        let event = Event {
            kind: "documents.swept",
            subject: "bucket",
            subject_id: Uuid::nil(),
            department: None,
            data: json!(swept),
        };
        record(&tx, &system, now, event).await?;
        tx.commit().await.map_err(fault)?;
    }
    Ok(swept)
}

/// The hourly sweep.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SweepDocuments {}

#[async_trait]
impl Job for SweepDocuments {
    const KIND: &'static str = "sweep_documents";
    const CAN_WAIT: bool = true;
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some("sweep".into())
    }

    async fn run(&self, room: &DocumentRoom, now: OffsetDateTime) -> Result<()> {
        sweep(room, Scrub::Some, now).await.map(drop)
    }
}
