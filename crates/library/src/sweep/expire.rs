//! Uploads that nobody went on with, and documents that nothing came to hold.

use commons_access::Viewer;
use commons_entity::attachment;
use commons_kernel::{AttachmentState, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use time::OffsetDateTime;

use super::Swept;
use crate::{
    DocumentRoom, DropUpload,
    all_documents::all_documents,
    limits::{REFUSED, UNFINISHED, UNHELD},
};

/// How many are thrown away in one transaction.
const BATCH: u64 = 100;

pub(super) async fn expire(
    room: &DocumentRoom,
    system: &Viewer,
    now: OffsetDateTime,
    swept: &mut Swept,
) -> Result<()> {
    loop {
        let tx = room.store.begin(system).await?;
        // A document with an owner is held by nothing: who attaches one gives it to the draft.
        let old = all_documents(system)
            .filter(attachment::Column::OwnerId.is_not_null())
            .filter(older(now))
            .order_by_asc(attachment::Column::CreatedAt)
            .limit(BATCH)
            .lock_exclusive()
            .all(&tx)
            .await
            .map_err(fault)?;
        let count = old.len() as u64;
        for upload in old {
            attachment::Entity::delete_by_id(upload.id).exec(&tx).await.map_err(fault)?;
            let job = DropUpload { attachment_id: upload.id, upload_id: upload.upload_id };
            commons_jobs::enqueue(&tx, &job, now, now).await?;
            let event = Event {
                kind: "upload.expired",
                subject: "attachment",
                subject_id: upload.id,
                department: Some(upload.department_id.into()),
                data: json!({ "filename": upload.filename, "sha256": upload.sha256, "from_state": upload.state.0 }),
            };
            record(&tx, system, now, event).await?;
        }
        tx.commit().await.map_err(fault)?;
        swept.expired += count;
        if count < BATCH {
            return Ok(());
        }
    }
}

/// Older than its state is kept; see [`crate::expires_at`].
fn older(now: OffsetDateTime) -> Condition {
    let kept = [
        (AttachmentState::Uploading, UNFINISHED),
        (AttachmentState::Refused, REFUSED),
        (AttachmentState::Ready, UNHELD),
    ];
    kept.into_iter().fold(Condition::any(), |any, (state, kept)| {
        any.add(
            Condition::all()
                .add(attachment::Column::State.eq(state.as_str()))
                .add(attachment::Column::CreatedAt.lte(now - kept)),
        )
    })
}
