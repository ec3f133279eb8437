//! `editGroup`.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use commons_access::{act::Manage, permit};
use commons_directory::{GroupChanges, edit_group};
use commons_entity::{department, department_group};
use commons_kernel::{DepartmentId, Error, GroupId};
use commons_store::fetch;

use crate::{context::scope, directory::Group, error::Answer, ids::local, words::GroupKind};

/// What an edit changes; what is left out stays as it is.
#[derive(InputObject)]
struct EditGroupInput {
    /// The group.
    group_id: ID,
    /// Its name, 3 to 120 characters; no other group has it in any capitals.
    name: Option<String>,
    /// What brings its departments together, in a word.
    kind: Option<GroupKind>,
    /// The same in a sentence or two, at most 1,000 characters.
    about: Option<String>,
    /// The department that convenes it; null: Alliance staff do. Only curators say so.
    convener_id: MaybeUndefined<ID>,
}

/// The group is changed.
#[derive(SimpleObject)]
struct EditGroupPayload {
    /// The group as it is now.
    group: Group,
}

#[derive(Default)]
pub(crate) struct EditGroup;

#[Object]
impl EditGroup {
    /// Changes what a group is called and about. For the steward of the department that convenes it, and for curators.
    async fn edit_group(&self, ctx: &Context<'_>, input: EditGroupInput) -> Answer<EditGroupPayload> {
        let scope = scope(ctx)?;
        let group_id = local::<GroupId>(&input.group_id, "groupId")?;
        let convener_id = match input.convener_id {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(id) => Some(Some(local::<DepartmentId>(&id, "convenerId")?)),
        };
        let tx = scope.begin().await?;
        let group = fetch::<department_group::Entity>(&tx, group_id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), group)?;
        let convener = match convener_id {
            Some(Some(id)) => {
                let found = fetch::<department::Entity>(&tx, id.uuid()).await?;
                Some(Some(found.ok_or_else(Error::not_found)?))
            }
            Some(None) => Some(None),
            None => None,
        };
        let changes =
            GroupChanges { name: input.name, kind: input.kind.map(Into::into), about: input.about, convener };
        let group = edit_group(&tx, scope.viewer(), may_manage, changes, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(EditGroupPayload { group: group.into() })
    }
}
