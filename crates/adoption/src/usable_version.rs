//! The version that an office takes: a published one of the resource that it may read.

use commons_access::Viewer;
use commons_entity::{resource, version};
use commons_kernel::{Error, Result, VersionId};
use commons_library::may_read_version;
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

/// What an adoption keeps of a version.
pub(crate) struct UsableVersion {
    pub id: Uuid,
    pub number: i32,
    pub title: String,
}

/// The version that was asked for, or the one that people see now.
///
/// # Errors
/// Bad input (field `versionId`) when there is no such version that the viewer may read; what the database says.
pub(crate) async fn usable_version(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    asked: Option<VersionId>,
) -> Result<UsableVersion> {
    let missing = || {
        let mend = "no published version of this resource that is shared with you has this id; leave it out to take the newest";
        Error::bad_input("versionId", mend)
    };
    let id = asked.map(VersionId::uuid).or(resource.current_version_id).ok_or_else(missing)?;
    let found = children::<version::Entity>()
        .filter(version::Column::Id.eq(id))
        .filter(version::Column::ResourceId.eq(resource.id))
        .one(tx)
        .await
        .map_err(fault)?;
    let version = found.filter(|row| may_read_version(viewer, resource, row)).ok_or_else(missing)?;
    let number = version.number.ok_or_else(missing)?;
    Ok(UsableVersion { id, number, title: version.title })
}
