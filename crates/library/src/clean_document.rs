//! Make the bytes of a clean copy, which is then checked like any other document.

use async_trait::async_trait;
use commons_access::Viewer;
use commons_blobs::Content as Bytes;
use commons_entity::{Word, attachment};
use commons_extract::Cleaned;
use commons_jobs::Job;
use commons_kernel::{AttachmentState, Error, Result};
use commons_store::{fault, fetch_for_update};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    DocumentRoom, ReadDocument,
    keys::{hold_documents, storage_key},
    read_document::{digest, document, sentence},
};

/// Makes the bytes of one copy. Doing it twice gives the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CleanDocument {
    /// The copy.
    pub attachment_id: Uuid,
}

#[async_trait]
impl Job for CleanDocument {
    const KIND: &'static str = "clean_document";
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, now: OffsetDateTime) -> Result<()> {
        let system = Viewer::system("documents");
        let Some(copy) = document(room, &system, self.attachment_id).await? else { return Ok(()) };
        let Some(original_id) = copy.cleaned_from_id else { return Ok(()) };
        let Some(original) = document(room, &system, original_id).await? else { return Ok(()) };
        if copy.state.0 != AttachmentState::Checking {
            return Ok(());
        }
        let folder = tempfile::tempdir().map_err(Error::internal)?;
        let (file, clean) = (folder.path().join("document"), folder.path().join("copy"));
        let key = storage_key(original.department_id, &original.sha256);
        room.bucket.get_to_file(&key, &file).await?;
        let made = match room.reader.clean(&file, &original.filename, &clean).await? {
            Cleaned::Made { .. } => Ok(digest(&clean).await?),
            Cleaned::Refused(refusal) => Err(sentence(&refusal.to_string())),
            Cleaned::Failed(failure) => Err(sentence(&failure.to_string())),
        };
        if let Ok((_, sha256)) = &made {
            let key = storage_key(copy.department_id, sha256);
            let digest = sha256.parse().map_err(Error::internal)?;
            room.bucket.put(&key, Bytes::File(&clean), &copy.media_type, digest).await?;
        }
        write_down(room, &system, &copy, made, now).await
    }
}

async fn write_down(
    room: &DocumentRoom,
    system: &Viewer,
    copy: &attachment::Model,
    made: Result<(u64, String), String>,
    now: OffsetDateTime,
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    hold_documents(&tx, copy.department_id).await?;
    let Some(row) = fetch_for_update::<attachment::Entity>(&tx, copy.id).await? else { return Ok(()) };
    let mut row = row.into_active_model();
    match made {
        Ok((byte_size, sha256)) => {
            row.byte_size = Set(i64::try_from(byte_size).map_err(Error::internal)?);
            row.sha256 = Set(sha256);
            commons_jobs::enqueue(&tx, &ReadDocument { attachment_id: copy.id }, now, now).await?;
        }
        Err(why) => {
            row.state = Set(Word(AttachmentState::Refused));
            row.refusal = Set(Some(format!("No clean copy could be made. {why}")));
            let from = copy.cleaned_from_id.unwrap_or_default();
            // What could not be done is not what was decided.
            if let Some(original) = fetch_for_update::<attachment::Entity>(&tx, from).await? {
                let mut original = original.into_active_model();
                original.decision = Set(None);
                original.decided_by = Set(None);
                original.decided_at = Set(None);
                original.update(&tx).await.map_err(fault)?;
            }
        }
    }
    row.update(&tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}
