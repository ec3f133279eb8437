//! Make the pictures of a document's pages, for who wants to see before they download.

use async_trait::async_trait;
use commons_access::Viewer;
use commons_blobs::Content as Bytes;
use commons_entity::{Word, attachment, attachment_page};
use commons_extract::PagePicture;
use commons_jobs::Job;
use commons_kernel::{AttachmentState, Code, Error, PreviewState, Result};
use commons_store::{fault, fetch_for_update};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    DocumentRoom,
    keys::{page_key, storage_key},
    read_document::{digest, document},
};

/// Makes the pictures of one document. Doing it twice gives the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MakePages {
    /// Which document.
    pub attachment_id: Uuid,
}

#[async_trait]
impl Job for MakePages {
    const KIND: &'static str = "make_pages";
    const CAN_WAIT: bool = true;
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, _now: OffsetDateTime) -> Result<()> {
        let system = Viewer::system("documents");
        let Some(document) = document(room, &system, self.attachment_id).await? else { return Ok(()) };
        if document.state.0 != AttachmentState::Ready || document.previews.0 != PreviewState::Pending {
            return Ok(());
        }
        let folder = tempfile::tempdir().map_err(Error::internal)?;
        let file = folder.path().join("document");
        let pictures = folder.path().join("pages");
        std::fs::create_dir(&pictures).map_err(Error::internal)?;
        match room.bucket.get_to_file(&storage_key(document.department_id, &document.sha256), &file).await {
            Ok(_) => {}
            // The sweep says so, and the document waits for its bytes without pictures.
            Err(error) if error.code() == Code::NotFound => {
                return write_down(room, &system, &document, &[]).await;
            }
            Err(error) => return Err(error),
        }
        let pages = room.reader.pages(&file, &document.filename, &pictures).await?;
        for page in &pages.pictures {
            put(room, &document, page).await?;
        }
        write_down(room, &system, &document, &pages.pictures).await
    }
}

async fn put(room: &DocumentRoom, document: &attachment::Model, page: &PagePicture) -> Result<()> {
    let key = page_key(document.department_id, &document.sha256, number(page)?);
    let (_, sha256) = digest(&page.path).await?;
    let sha256 = sha256.parse().map_err(Error::internal)?;
    room.bucket.put(&key, Bytes::File(&page.path), "image/jpeg", sha256).await
}

async fn write_down(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    pictures: &[PagePicture],
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    let Some(row) = fetch_for_update::<attachment::Entity>(&tx, document.id).await? else { return Ok(()) };
    attachment_page::Entity::delete_many()
        .filter(attachment_page::Column::AttachmentId.eq(document.id))
        .exec(&tx)
        .await
        .map_err(fault)?;
    let mut rows = Vec::with_capacity(pictures.len());
    for page in pictures {
        rows.push(attachment_page::ActiveModel {
            attachment_id: Set(document.id),
            number: Set(number(page)?),
            width: Set(i32::try_from(page.width).map_err(Error::internal)?),
            height: Set(i32::try_from(page.height).map_err(Error::internal)?),
            byte_size: Set(i64::try_from(page.byte_size).map_err(Error::internal)?),
        });
    }
    if !rows.is_empty() {
        attachment_page::Entity::insert_many(rows).exec_without_returning(&tx).await.map_err(fault)?;
    }
    let state = if pictures.is_empty() { PreviewState::None } else { PreviewState::Made };
    let mut row = row.into_active_model();
    row.previews = Set(Word(state));
    row.update(&tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}

fn number(page: &PagePicture) -> Result<i32> {
    i32::try_from(page.number).map_err(Error::internal)
}
