//! `removeFromGroup`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_directory::{Removal, remove_from_group};
use commons_entity::{department, department_group};
use commons_kernel::{DepartmentId, Error, GroupId};
use commons_store::fetch;

use crate::{
    context::scope,
    directory::{Department, Group},
    error::Answer,
    ids::local,
};

/// Which department, and out of which group.
#[derive(InputObject)]
struct RemoveFromGroupInput {
    /// The group.
    group_id: ID,
    /// The department.
    department_id: ID,
    /// Why, at most 500 characters; a department that leaves by itself need not say.
    reason: Option<String>,
}

/// The department is out of the group.
#[derive(SimpleObject)]
struct RemoveFromGroupPayload {
    /// The group.
    group: Group,
    /// The department.
    department: Department,
}

#[derive(Default)]
pub(crate) struct RemoveFromGroup;

#[Object]
impl RemoveFromGroup {
    /// Takes a department out of a group. For who may manage the group, and for the department's own steward.
    async fn remove_from_group(
        &self,
        ctx: &Context<'_>,
        input: RemoveFromGroupInput,
    ) -> Answer<RemoveFromGroupPayload> {
        let scope = scope(ctx)?;
        let group_id = local::<GroupId>(&input.group_id, "groupId")?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let tx = scope.begin().await?;
        let group =
            fetch::<department_group::Entity>(&tx, group_id.uuid()).await?.ok_or_else(Error::not_found)?;
        let department =
            fetch::<department::Entity>(&tx, department_id.uuid()).await?.ok_or_else(Error::not_found)?;
        let removal = Removal::permit(scope.viewer(), group.clone(), department.clone())?;
        remove_from_group(&tx, scope.viewer(), &removal, input.reason.as_deref(), scope.now()).await?;
        scope.commit(tx).await?;
        Ok(RemoveFromGroupPayload { group: group.into(), department: department.into() })
    }
}
