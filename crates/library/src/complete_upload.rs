//! Complete an upload: the bytes are said to be there, so a job looks at them.

use commons_access::{May, Viewer, act::Attach};
use commons_entity::{Word, attachment};
use commons_kernel::{AttachmentState, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::ReadDocument;

/// Queues the check of the document. Doing it twice, or again after a refusal, is harmless.
///
/// # Errors
/// What the database says.
pub async fn complete_upload(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_attach: May<Attach, attachment::Model>,
    now: OffsetDateTime,
) -> Result<attachment::Model> {
    let upload = may_attach.into_row();
    if upload.state.0 == AttachmentState::Ready {
        return Ok(upload);
    }
    let from = upload.state.0;
    let job = ReadDocument { attachment_id: upload.id };
    let mut row = upload.into_active_model();
    row.state = Set(Word(AttachmentState::Checking));
    row.refusal = Set(None);
    let row = row.update(tx).await.map_err(fault)?;
    commons_jobs::enqueue(tx, &job, now, now).await?;
    let event = Event {
        kind: "upload.completed",
        subject: "attachment",
        subject_id: row.id,
        department: Some(row.department_id.into()),
        data: json!({ "from_state": from, "to_state": row.state.0, "sha256": row.sha256 }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}
