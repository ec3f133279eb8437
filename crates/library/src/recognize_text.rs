//! Recognize the words in pictures and scanned pages, so that they are found and can be read aloud.

use async_trait::async_trait;
use commons_access::Viewer;
use commons_entity::{attachment, attachment_text};
use commons_extract::{Finding, Recognition, TEXT_BYTES};
use commons_jobs::Job;
use commons_kernel::{AttachmentState, Code, Error, Result};
use commons_store::{Event, children, fault, fetch_for_update, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    DocumentRoom,
    keys::storage_key,
    other_department,
    read_document::{add_findings, document, published_holders},
};

/// Recognizes the words of one document. Doing it twice gives the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecognizeText {
    /// Which document.
    pub attachment_id: Uuid,
}

#[async_trait]
impl Job for RecognizeText {
    const KIND: &'static str = "recognize_text";
    const CAN_WAIT: bool = true;
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, now: OffsetDateTime) -> Result<()> {
        let system = Viewer::system("documents");
        let Some(document) = document(room, &system, self.attachment_id).await? else { return Ok(()) };
        if document.state.0 != AttachmentState::Ready {
            return Ok(());
        }
        let folder = tempfile::tempdir().map_err(Error::internal)?;
        let file = folder.path().join("document");
        match room.bucket.get_to_file(&storage_key(document.department_id, &document.sha256), &file).await {
            Ok(_) => {}
            Err(error) if error.code() == Code::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
        match room.reader.recognize(&file, &document.filename).await? {
            Recognition::Recognized { text, truncated, mut findings, .. } if !text.trim().is_empty() => {
                findings.extend(other_department::find(room, &system, &document, &text).await?);
                write_down(room, &system, &document, Words { text, truncated, findings }, now).await
            }
            Recognition::Recognized { .. }
            | Recognition::NotInstalled
            | Recognition::Refused(_)
            | Recognition::Failed(_) => Ok(()),
        }
    }
}

struct Words {
    text: String,
    truncated: bool,
    findings: Vec<Finding>,
}

async fn write_down(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    words: Words,
    now: OffsetDateTime,
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    if fetch_for_update::<attachment::Entity>(&tx, document.id).await?.is_none() {
        return Ok(());
    }
    let found = children::<attachment_text::Entity>()
        .filter(attachment_text::Column::AttachmentId.eq(document.id))
        .one(&tx)
        .await
        .map_err(fault)?;
    // A second run finds its own words there.
    let Some(row) = found.filter(|row| !row.recognized) else { return Ok(()) };
    let mut text = row.text.clone();
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(&words.text.replace('\0', "\u{fffd}"));
    let fits = text.floor_char_boundary(TEXT_BYTES);
    let truncated = row.truncated || words.truncated || fits < text.len();
    text.truncate(fits);
    let mut row = row.into_active_model();
    row.text = Set(text);
    row.truncated = Set(truncated);
    row.recognized = Set(true);
    row.update(&tx).await.map_err(fault)?;
    add_findings(&tx, document.id, &words.findings).await?;
    let about = |subject, subject_id| Event {
        kind: "document.recognized",
        subject,
        subject_id,
        department: Some(document.department_id.into()),
        data: json!({ "attachment": document.id, "sha256": document.sha256 }),
    };
    record(&tx, system, now, about("attachment", document.id)).await?;
    for resource in published_holders(&tx, document.id).await? {
        record(&tx, system, now, about("resource", resource)).await?;
    }
    tx.commit().await.map_err(fault)
}
