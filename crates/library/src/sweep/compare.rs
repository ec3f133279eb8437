//! Bucket and database compared: objects that nothing refers to, and documents whose object is not there.

use std::collections::HashSet;

use commons_access::Viewer;
use commons_blobs::Listed;
use commons_entity::attachment;
use commons_kernel::{AttachmentState, Result};
use commons_store::fault;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{SETTLED, Swept, scrub::say_damaged};
use crate::{
    DocumentRoom,
    all_documents::all_documents,
    keys::{Place, hold_documents, place},
};

/// How many keys, or documents, are looked at in one go.
const PAGE: u16 = 1000;

pub(super) async fn compare(
    room: &DocumentRoom,
    system: &Viewer,
    now: OffsetDateTime,
    swept: &mut Swept,
) -> Result<()> {
    // The documents come first: what is added to the bucket meanwhile is then more than is known, and never less.
    let began = now;
    let mut there = HashSet::new();
    let mut after = None;
    loop {
        let page = room.bucket.list("", after, PAGE).await?;
        for object in &page.objects {
            let found = place(&object.key);
            if let Place::Document { department, sha256, is_page: false } = &found {
                there.insert((*department, sha256.clone()));
            }
            if found == Place::System {
                continue;
            }
            if object.modified.is_none_or(|modified| modified > now - SETTLED) {
                continue;
            }
            if found == Place::Unknown {
                swept.foreign_objects += 1;
            } else if !drop_unless_wanted(room, system, object, &found).await? {
                swept.stray_objects += 1;
                swept.freed_bytes += object.byte_size;
            }
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    missing(room, system, &there, began, swept).await
}

/// Removes an object that nothing refers to; says whether it is wanted. While it looks and removes, no upload can be told that
/// these bytes are here.
async fn drop_unless_wanted(
    room: &DocumentRoom,
    system: &Viewer,
    object: &Listed,
    found: &Place,
) -> Result<bool> {
    let tx = room.store.begin(system).await?;
    let rows = all_documents(system);
    let rows = match found {
        Place::Staged(id) => rows.filter(attachment::Column::Id.eq(*id)).filter(
            attachment::Column::State
                .is_in([AttachmentState::Uploading, AttachmentState::Checking].map(|state| state.as_str())),
        ),
        Place::Document { department, sha256, .. } => {
            hold_documents(&tx, *department).await?;
            rows.filter(attachment::Column::DepartmentId.eq(*department))
                .filter(attachment::Column::Sha256.eq(sha256.as_str()))
                .filter(attachment::Column::State.ne(AttachmentState::Refused.as_str()))
        }
        Place::System | Place::Unknown => return Ok(true),
    };
    let wanted = rows.limit(1).one(&tx).await.map_err(fault)?.is_some();
    if !wanted {
        room.bucket.delete(&object.key).await?;
    }
    tx.commit().await.map_err(fault)?;
    Ok(wanted)
}

/// Says which documents the bucket does not have. Those that were checked after the listing began may simply be newer than it.
async fn missing(
    room: &DocumentRoom,
    system: &Viewer,
    there: &HashSet<(Uuid, String)>,
    began: OffsetDateTime,
    swept: &mut Swept,
) -> Result<()> {
    let mut last = Uuid::nil();
    loop {
        let tx = room.store.read(system).await?;
        let rows = all_documents(system)
            .filter(attachment::Column::Id.gt(last))
            .filter(attachment::Column::State.eq(AttachmentState::Ready.as_str()))
            .filter(attachment::Column::VerifiedAt.lt(began))
            .order_by_asc(attachment::Column::Id)
            .limit(u64::from(PAGE))
            .all(&tx)
            .await
            .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        let Some(newest) = rows.last().map(|row| row.id) else { return Ok(()) };
        last = newest;
        for row in rows {
            if !there.contains(&(row.department_id, row.sha256.clone())) {
                say_damaged(room, system, &row, "document.missing", began).await?;
                swept.missing.push(row.id);
            }
        }
    }
}
