//! Uploads in parts that the bucket still holds, and nobody knows.

use std::collections::HashMap;

use commons_access::Viewer;
use commons_blobs::Multipart;
use commons_entity::attachment;
use commons_kernel::{Code, Result};
use commons_store::fault;
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{SETTLED, Swept};
use crate::{
    DocumentRoom,
    all_documents::all_documents,
    keys::{Place, STAGING, place},
};

pub(super) async fn uploads(
    room: &DocumentRoom,
    system: &Viewer,
    now: OffsetDateTime,
    swept: &mut Swept,
) -> Result<()> {
    let mut after = None;
    loop {
        let page = room.bucket.multiparts(STAGING, after).await?;
        let known = known(room, system, &page.uploads).await?;
        for upload in page.uploads {
            let wanted = match place(&upload.key) {
                Place::Staged(id) => known.get(&id).is_some_and(|noted| *noted == upload.upload_id),
                _ => false,
            };
            if wanted || upload.begun.is_none_or(|begun| begun > now - SETTLED) {
                continue;
            }
            match room.bucket.abort_multipart(&upload.key, &upload.upload_id).await {
                Err(error) if error.code() != Code::NotFound => return Err(error),
                _ => swept.stray_uploads += 1,
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// What the database has noted of these uploads: the bucket's id by document.
async fn known(room: &DocumentRoom, system: &Viewer, uploads: &[Multipart]) -> Result<HashMap<Uuid, String>> {
    let ids = uploads.iter().filter_map(|upload| match place(&upload.key) {
        Place::Staged(id) => Some(id),
        _ => None,
    });
    let tx = room.store.read(system).await?;
    let rows =
        all_documents(system).filter(attachment::Column::Id.is_in(ids)).all(&tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.upload_id?))).collect())
}
