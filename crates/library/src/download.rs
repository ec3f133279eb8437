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
    Ok(may_read(tx, viewer, &document).await?.then(|| Readable::of(document)))
}

/// The same document, if a version with this number holds it that the viewer may read.
///
/// # Errors
/// What the database says.
pub async fn readable_in_version(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    id: AttachmentId,
    number: i32,
) -> Result<Option<Readable>> {
    let Some(document) = fetch::<attachment::Entity>(tx, id.uuid()).await? else { return Ok(None) };
    let mut versions = versions_with(tx, &document).await?;
    versions.retain(|version| version.number == Some(number));
    let readable = readable_resources(tx, viewer, versions.iter().map(|version| version.resource_id)).await?;
    let may_read = versions.iter().any(|version| {
        let resource = readable.iter().find(|resource| resource.id == version.resource_id);
        resource.is_some_and(|resource| may_read_version(viewer, resource, version))
    });
    Ok(may_read.then(|| Readable::of(document)))
}

impl Readable {
    fn of(document: attachment::Model) -> Self {
        match document.state.0 {
            AttachmentState::Ready => Self::Ready(document),
            _ => Self::NotReady(document),
        }
    }
}

async fn may_read(tx: &impl ConnectionTrait, viewer: &Viewer, document: &attachment::Model) -> Result<bool> {
    if policy(Action::Read, attachment::Model::NOUN).holds(viewer, &document.facts()) {
        return Ok(true);
    }
    let versions = versions_with(tx, document).await?;
    let drafts = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::AttachmentId.eq(document.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let holders = versions
        .iter()
        .map(|version| version.resource_id)
        .chain(drafts.iter().map(|draft| draft.resource_id));
    let readable = readable_resources(tx, viewer, holders).await?;
    Ok(readable.iter().any(|resource| {
        let of = |id: Uuid| id == resource.id;
        versions.iter().any(|version| of(version.resource_id) && may_read_version(viewer, resource, version))
            || drafts.iter().any(|draft| of(draft.resource_id))
                && may(viewer, Action::ReadUnpublished, resource)
    }))
}

/// The versions that hold a document, whoever may read them.
async fn versions_with(
    tx: &impl ConnectionTrait,
    document: &attachment::Model,
) -> Result<Vec<version::Model>> {
    let links = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.eq(document.id))
        .all(tx)
        .await
        .map_err(fault)?;
    children::<version::Entity>()
        .filter(version::Column::Id.is_in(links.iter().map(|link| link.version_id)))
        .all(tx)
        .await
        .map_err(fault)
}

async fn readable_resources(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<resource::Model>> {
    visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)
}
