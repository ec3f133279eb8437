//! All documents of a version together.

use commons_access::{Action, Viewer};
use commons_entity::{attachment, resource, version};
use commons_kernel::{AttachmentState, Result, VersionId};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use crate::{may_read_version, version_attachments};

/// A version with its documents that can be given out.
#[derive(Clone, Debug)]
pub struct VersionFiles {
    /// The version.
    pub version: version::Model,
    /// Its checked documents in their order.
    pub documents: Vec<attachment::Model>,
}

/// The documents of a version that the viewer may read; `None` also when there is none: the two are never told apart.
///
/// # Errors
/// What the database says.
pub async fn version_files(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    id: VersionId,
) -> Result<Option<VersionFiles>> {
    let version = children::<version::Entity>()
        .filter(version::Column::Id.eq(id.uuid()))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(version) = version else { return Ok(None) };
    let resource = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.eq(version.resource_id))
        .one(tx)
        .await
        .map_err(fault)?;
    if !resource.is_some_and(|resource| may_read_version(viewer, &resource, &version)) {
        return Ok(None);
    }
    let documents = version_attachments(tx, &[version.id])
        .await?
        .into_iter()
        .map(|(_, document)| document)
        .filter(|document| document.state.0 == AttachmentState::Ready)
        .collect();
    Ok(Some(VersionFiles { version, documents }))
}
