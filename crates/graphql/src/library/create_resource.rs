//! `createResource`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{
    act::{Contribute, Edit},
    permit,
};
use commons_entity::{department, resource};
use commons_kernel::{DepartmentId, ResourceId};
use commons_library::{NewResource, copy_words, create_resource};
use commons_store::fetch;

use crate::{context::scope, error::Answer, ids::local, library::Resource, words::ResourceKind};

/// What a new resource begins with.
#[derive(InputObject)]
struct CreateResourceInput {
    /// The department that will own it.
    department_id: ID,
    /// What it is; it never changes.
    kind: ResourceKind,
    /// The working title, at most 200 characters.
    title: String,
    /// The department's own key for it, unique in the department.
    external_id: Option<String>,
    /// One of the department's own resources whose words it begins with.
    from_resource_id: Option<ID>,
}

/// The resource is made.
#[derive(SimpleObject)]
struct CreateResourcePayload {
    /// The new resource, with a draft of revision 1.
    resource: Resource,
}

#[derive(Default)]
pub(crate) struct CreateResource;

#[Object]
impl CreateResource {
    /// Makes a resource in a department, with an empty draft or the words of another of its resources.
    async fn create_resource(
        &self,
        ctx: &Context<'_>,
        input: CreateResourceInput,
    ) -> Answer<CreateResourcePayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let from = input.from_resource_id.as_ref();
        let from = from.map(|id| local::<ResourceId>(id, "fromResourceId")).transpose()?;
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_contribute = permit::<Contribute, _>(scope.viewer(), department)?;
        let words = match from {
            None => None,
            Some(from) => {
                let from = fetch::<resource::Entity>(&tx, from.uuid()).await?;
                Some(
                    copy_words(
                        &tx,
                        &permit::<Edit, _>(scope.viewer(), from)?,
                        (department_id, input.kind.into()),
                    )
                    .await?,
                )
            }
        };
        let new = NewResource {
            kind: input.kind.into(),
            title: input.title,
            external_id: input.external_id,
            words,
        };
        let resource = create_resource(&tx, scope.viewer(), &may_contribute, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CreateResourcePayload { resource: resource.into() })
    }
}
