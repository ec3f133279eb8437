//! Read a document that was uploaded: are these the bytes that were announced, is there malware in them, what words are in
//! them, and what should its author know? Each step can be repeated; what fails for reasons of ours is tried again later.

mod arrive;
mod examine;
mod write_down;

use async_trait::async_trait;
use commons_access::Viewer;
use commons_blobs::Bucket;
use commons_entity::attachment;
use commons_extract::Reader;
use commons_jobs::Job;
use commons_kernel::{AttachmentState, Result};
use commons_scan::Scanner;
use commons_store::{Store, fault};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{all_documents::all_documents, keys::staging_key};

pub(crate) use arrive::digest;
pub(crate) use write_down::{add_findings, published_holders, sentence};

/// What the jobs of documents work with.
pub struct DocumentRoom {
    /// The database.
    pub store: Store,
    /// Where the bytes are.
    pub bucket: Bucket,
    /// Reads documents in a sandboxed child.
    pub reader: Reader,
    /// Looks for malware; none: documents are not scanned, and that is said.
    pub scanner: Option<Scanner>,
}

/// Reads one document. Doing it twice gives the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadDocument {
    /// Which document.
    pub attachment_id: Uuid,
}

#[async_trait]
impl Job for ReadDocument {
    const KIND: &'static str = "read_document";
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, now: OffsetDateTime) -> Result<()> {
        let system = Viewer::system("documents");
        let Some(document) = document(room, &system, self.attachment_id).await? else { return Ok(()) };
        if document.state.0 != AttachmentState::Checking {
            return Ok(());
        }
        let verdict = examine::examine(room, &system, &document).await?;
        write_down::write_down(room, &system, &document, verdict, now).await?;
        // What was taken lies under its own key now, and what was refused is not kept.
        room.bucket.delete(&staging_key(document.id)).await
    }
}

/// A document as it is now.
pub(crate) async fn document(
    room: &DocumentRoom,
    system: &Viewer,
    id: Uuid,
) -> Result<Option<attachment::Model>> {
    let tx = room.store.read(system).await?;
    let found = all_documents(system).filter(attachment::Column::Id.eq(id)).one(&tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(found)
}
