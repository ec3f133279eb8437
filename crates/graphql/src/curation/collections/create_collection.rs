//! `createCollection`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Read, permit};
use commons_entity::department;
use commons_kernel::DepartmentId;
use commons_library::create_collection;
use commons_store::fetch;

use super::noun::Collection;
use crate::{context::scope, error::Answer, ids::local};

/// What a new collection begins with.
#[derive(InputObject)]
struct CreateCollectionInput {
    /// The department that keeps it; null for the Alliance's own, which its curators keep.
    department_id: Option<ID>,
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
    /// Makes a collection, for contributors of the department, or for curators.
    async fn create_collection(
        &self,
        ctx: &Context<'_>,
        input: CreateCollectionInput,
    ) -> Answer<CreateCollectionPayload> {
        let scope = scope(ctx)?;
        let department =
            input.department_id.map(|id| local::<DepartmentId>(&id, "departmentId")).transpose()?;
        let tx = scope.begin().await?;
        let department = match department {
            Some(id) => {
                let row = fetch::<department::Entity>(&tx, id.uuid()).await?;
                Some(permit::<Read, _>(scope.viewer(), row)?.into_row())
            }
            None => None,
        };
        let made =
            create_collection(&tx, scope.viewer(), department.as_ref(), input.title, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CreateCollectionPayload { collection: made.into() })
    }
}
