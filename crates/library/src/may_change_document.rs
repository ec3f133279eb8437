//! May this viewer decide about this document? Its uploader may while it is theirs alone, and then who writes the draft that
//! holds it.

use commons_access::{Action, Viewer, act::Attach, may, permit};
use commons_entity::{attachment, draft_attachment, resource};
use commons_kernel::{AttachmentId, Error, Result};
use commons_store::{Tx, children, fault, fetch_for_update, visible};
use sea_orm::{ColumnTrait, QueryFilter};

/// A document about which the viewer may decide. Made here alone.
#[derive(Debug)]
pub struct MayChangeDocument(attachment::Model);

impl MayChangeDocument {
    /// The document, held until the transaction ends.
    pub fn into_row(self) -> attachment::Model {
        self.0
    }
}

/// Takes the document into one's hands.
///
/// # Errors
/// Not found when the viewer may not know of it; forbidden when they may, but not change it: a document of a published version
/// never changes.
pub async fn may_change_document(tx: &Tx, viewer: &Viewer, id: AttachmentId) -> Result<MayChangeDocument> {
    let row = fetch_for_update::<attachment::Entity>(tx, id.uuid()).await?;
    let Some(row) = row else { return Err(Error::not_found()) };
    if row.owner_id.is_some() {
        return Ok(MayChangeDocument(permit::<Attach, _>(viewer, Some(row))?.into_row()));
    }
    let drafts = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::AttachmentId.eq(row.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let holders = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(drafts.iter().map(|draft| draft.resource_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    if holders.iter().any(|resource| may(viewer, Action::Edit, resource)) {
        return Ok(MayChangeDocument(row));
    }
    match crate::readable_attachment(tx, viewer, id).await? {
        Some(_) => Err(Error::forbidden()),
        None => Err(Error::not_found()),
    }
}
