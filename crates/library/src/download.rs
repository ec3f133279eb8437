//! May this viewer have this document? It asks its parents: the versions and drafts that hold it.

use commons_access::{Action, Guarded, Viewer, may, policy};
use commons_entity::{attachment, draft_attachment, resource, version, version_attachment};
use commons_kernel::{AttachmentId, AttachmentState, Result};
use commons_store::{children, fault, fetch, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use crate::may_read_version;

/// A document that the viewer may have.
#[derive(Clone, Debug)]
pub enum Readable {
    /// Here it is.
    Ready(attachment::Model),
    /// It may be theirs, but it is not checked yet or was refused.
    NotReady(attachment::Model),
}

/// The document, if the viewer may read a version that holds it, or the draft that does, or uploaded it themselves. `None` also when there is none: the two are never told apart.
///
/// # Errors
/// What the database says.
pub async fn readable_attachment(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    id: AttachmentId,
) -> Result<Option<Readable>> {
    let Some(document) = fetch::<attachment::Entity>(tx, id.uuid()).await? else { return Ok(None) };
    if !may_read(tx, viewer, &document).await? {
        return Ok(None);
    }
    Ok(Some(match document.state.0 {
        AttachmentState::Ready => Readable::Ready(document),
        _ => Readable::NotReady(document),
    }))
}

async fn may_read(tx: &impl ConnectionTrait, viewer: &Viewer, document: &attachment::Model) -> Result<bool> {
    if policy(Action::Read, attachment::Model::NOUN).holds(viewer, &document.facts()) {
        return Ok(true);
    }
    let links = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.eq(document.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let versions = children::<version::Entity>()
        .filter(version::Column::Id.is_in(links.iter().map(|link| link.version_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    let drafts = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::AttachmentId.eq(document.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let holders = versions
        .iter()
        .map(|version| version.resource_id)
        .chain(drafts.iter().map(|draft| draft.resource_id));
    let readable = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(holders))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(readable.iter().any(|resource| {
        let of = |id: Uuid| id == resource.id;
        versions.iter().any(|version| of(version.resource_id) && may_read_version(viewer, resource, version))
            || drafts.iter().any(|draft| of(draft.resource_id))
                && may(viewer, Action::ReadUnpublished, resource)
    }))
}
