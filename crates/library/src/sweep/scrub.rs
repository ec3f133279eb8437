//! Stored bytes are read again and compared with their digest: disks forget without saying so.

use commons_access::Viewer;
use commons_entity::{Word, attachment};
use commons_kernel::{AttachmentState, Code, Result};
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;

use super::{DAMAGED, SCRUBBED, Scrub, Swept};
use crate::{
    DocumentRoom, all_documents::all_documents, keys::storage_key, read_document::published_holders,
};

pub(super) async fn scrub(
    room: &DocumentRoom,
    system: &Viewer,
    scrub: Scrub,
    now: OffsetDateTime,
    swept: &mut Swept,
) -> Result<()> {
    loop {
        let tx = room.store.read(system).await?;
        let rows = all_documents(system)
            .filter(attachment::Column::State.eq(AttachmentState::Ready.as_str()))
            .filter(attachment::Column::VerifiedAt.lt(now))
            .order_by_asc(attachment::Column::VerifiedAt)
            .limit(SCRUBBED)
            .all(&tx)
            .await
            .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            if is_whole(room, &row).await? {
                note_verified(room, system, &row, now).await?;
                swept.verified += 1;
            } else {
                say_damaged(room, system, &row, "document.damaged", now).await?;
                swept.damaged.push(row.id);
            }
        }
        if scrub == Scrub::Some {
            return Ok(());
        }
    }
}

async fn is_whole(room: &DocumentRoom, row: &attachment::Model) -> Result<bool> {
    let reading = match room.bucket.read(&storage_key(row.department_id, &row.sha256)).await {
        Ok(reading) => reading,
        Err(error) if error.code() == Code::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match reading.sha256().await {
        Ok(digest) => Ok(digest.to_string() == row.sha256),
        // A store that compares by itself breaks off. One that has gone away does so for the next document as well.
        Err(error) if error.code() == Code::Unavailable => {
            room.bucket.check().await?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

async fn note_verified(
    room: &DocumentRoom,
    system: &Viewer,
    row: &attachment::Model,
    now: OffsetDateTime,
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    if let Some(row) = fetch_for_update::<attachment::Entity>(&tx, row.id).await? {
        let mut row = row.into_active_model();
        row.verified_at = Set(Some(now));
        row.update(&tx).await.map_err(fault)?;
    }
    tx.commit().await.map_err(fault)
}

/// From here on the document is not given out, until the same bytes come again.
pub(super) async fn say_damaged(
    room: &DocumentRoom,
    system: &Viewer,
    row: &attachment::Model,
    kind: &'static str,
    now: OffsetDateTime,
) -> Result<()> {
    tracing::error!(document = %row.id, department = %row.department_id, sha256 = row.sha256, kind, "a stored document is lost");
    let tx = room.store.begin(system).await?;
    let Some(row) = fetch_for_update::<attachment::Entity>(&tx, row.id).await? else { return Ok(()) };
    let (id, department, sha256) = (row.id, row.department_id, row.sha256.clone());
    let mut row = row.into_active_model();
    row.state = Set(Word(AttachmentState::Refused));
    row.refusal = Set(Some(DAMAGED.into()));
    row.update(&tx).await.map_err(fault)?;
    let about = |subject, subject_id| Event {
        kind,
        subject,
        subject_id,
        department: Some(department.into()),
        data: json!({ "attachment": id, "sha256": sha256 }),
    };
    record(&tx, system, now, about("attachment", id)).await?;
    for resource in published_holders(&tx, id).await? {
        record(&tx, system, now, about("resource", resource)).await?;
    }
    tx.commit().await.map_err(fault)
}
