//! Choose the group that may read a resource once its reach is `group`.

use commons_entity::{department_group_member, resource, version};
use commons_kernel::{DepartmentId, Error, GroupId, Reach, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter};

/// Refuses a group that the department is not in, and another one than its versions were shared with: the versions before
/// would open to whom they were never meant for.
///
/// # Errors
/// Bad input (field `groupId`); what the database says.
pub(crate) async fn check_group(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    group: GroupId,
) -> Result<()> {
    if !is_member(tx, resource, group).await? {
        return Err(Error::bad_input(
            "groupId",
            "your department is not in this group; choose one of its groups",
        ));
    }
    if resource.group_id == Some(group.uuid()) {
        return Ok(());
    }
    let shared = children::<version::Entity>()
        .filter(version::Column::ResourceId.eq(resource.id))
        .filter(version::Column::Reach.eq(Reach::Group.as_str()))
        .count(tx)
        .await
        .map_err(fault)?;
    if shared > 0 {
        let mend = "a version of it is shared with another group already; make a new resource for this group";
        return Err(Error::bad_input("groupId", mend));
    }
    Ok(())
}

/// Whether the resource's department is in the group.
///
/// # Errors
/// What the database says.
pub(crate) async fn is_member(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    group: GroupId,
) -> Result<bool> {
    has_member(tx, group, resource.department_id.into()).await
}

/// Whether a department is in the group.
///
/// # Errors
/// What the database says.
pub(crate) async fn has_member(
    tx: &impl ConnectionTrait,
    group: GroupId,
    department: DepartmentId,
) -> Result<bool> {
    let places = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::GroupId.eq(group.uuid()))
        .filter(department_group_member::Column::DepartmentId.eq(department.uuid()))
        .count(tx)
        .await
        .map_err(fault)?;
    Ok(places > 0)
}
