//! `addToGroup`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Manage, permit};
use commons_directory::add_to_group;
use commons_entity::{department, department_group};
use commons_kernel::{DepartmentId, Error, GroupId};
use commons_store::fetch;

use crate::{
    context::scope,
    directory::{Department, Group},
    error::Answer,
    ids::local,
};

/// Which department, and into which group.
#[derive(InputObject)]
struct AddToGroupInput {
    /// The group.
    group_id: ID,
    /// The department.
    department_id: ID,
}

/// The department is in the group.
#[derive(SimpleObject)]
struct AddToGroupPayload {
    /// The group.
    group: Group,
    /// The department.
    department: Department,
}

#[derive(Default)]
pub(crate) struct AddToGroup;

#[Object]
impl AddToGroup {
    /// Takes a department into a group. For the steward of the department that convenes it, and for curators.
    async fn add_to_group(&self, ctx: &Context<'_>, input: AddToGroupInput) -> Answer<AddToGroupPayload> {
        let scope = scope(ctx)?;
        let group_id = local::<GroupId>(&input.group_id, "groupId")?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let tx = scope.begin().await?;
        let group = fetch::<department_group::Entity>(&tx, group_id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), group)?;
        let department =
            fetch::<department::Entity>(&tx, department_id.uuid()).await?.ok_or_else(Error::not_found)?;
        add_to_group(&tx, scope.viewer(), &may_manage, &department, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(AddToGroupPayload { group: may_manage.into_row().into(), department: department.into() })
    }
}
