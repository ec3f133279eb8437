//! Give up an upload, or throw away a document that nothing holds.

use commons_access::{May, Viewer, act::Attach};
use commons_entity::attachment;
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use crate::DropUpload;

/// Removes the upload; what was sent of it goes by a job. Its owner alone can do it, so no draft and no version holds it.
///
/// # Errors
/// What the database says.
pub async fn cancel_upload(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_attach: May<Attach, attachment::Model>,
    now: OffsetDateTime,
) -> Result<()> {
    let upload = may_attach.into_row();
    attachment::Entity::delete_by_id(upload.id).exec(tx).await.map_err(fault)?;
    let job = DropUpload { attachment_id: upload.id, upload_id: upload.upload_id };
    commons_jobs::enqueue(tx, &job, now, now).await?;
    let event = Event {
        kind: "upload.cancelled",
        subject: "attachment",
        subject_id: upload.id,
        department: Some(upload.department_id.into()),
        data: json!({ "filename": upload.filename, "sha256": upload.sha256, "from_state": upload.state.0 }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}
