//! `createCollection`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Read, permit};
use commons_entity::{department, department_group};
use commons_kernel::{DepartmentId, Error, GroupId};
use commons_library::{Keeper, create_collection};
use commons_store::fetch;

use super::noun::Collection;
use crate::{context::scope, error::Answer, ids::local};

/// What a new collection begins with.
#[derive(InputObject)]
struct CreateCollectionInput {
    /// The department that keeps it; null for a group's, and for the Alliance's own, which its curators keep.
    department_id: Option<ID>,
    /// The group whose departments keep it together; null for a department's and for the Alliance's own.
    group_id: Option<ID>,
    /// 5 to 200 characters; it can be changed later.
    title: String,
}

/// The new collection.
#[derive(SimpleObject)]
struct CreateCollectionPayload {
    /// Empty, and seen by its keepers alone.
    collection: Collection,
}

#[derive(Default)]
pub(crate) struct CreateCollection;

#[Object]
impl CreateCollection {
    /// Makes a collection, for contributors of the department, or of one in the group, or for curators.
    async fn create_collection(
        &self,
        ctx: &Context<'_>,
        input: CreateCollectionInput,
    ) -> Answer<CreateCollectionPayload> {
        let scope = scope(ctx)?;
        let (viewer, now) = (scope.viewer(), scope.now());
        let tx = scope.begin().await?;
        let made = match (input.department_id, input.group_id) {
            (Some(id), None) => {
                let id = local::<DepartmentId>(&id, "departmentId")?;
                let row = fetch::<department::Entity>(&tx, id.uuid()).await?;
                let department = permit::<Read, _>(viewer, row)?.into_row();
                create_collection(&tx, viewer, Keeper::Department(&department), input.title, now).await?
            }
            (None, Some(id)) => {
                let id = local::<GroupId>(&id, "groupId")?;
                let row = fetch::<department_group::Entity>(&tx, id.uuid()).await?;
                let group = permit::<Read, _>(viewer, row)?.into_row();
                create_collection(&tx, viewer, Keeper::Group(&group), input.title, now).await?
            }
            (None, None) => create_collection(&tx, viewer, Keeper::Alliance, input.title, now).await?,
            (Some(_), Some(_)) => {
                let mend = "a collection has one keeper: give the department or the group, and not both";
                return Err(Error::bad_input("groupId", mend).into());
            }
        };
        scope.commit(tx).await?;
        Ok(CreateCollectionPayload { collection: made.into() })
    }
}
