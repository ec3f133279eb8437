//! `withdrawResource`, `archiveResource`, `supersedeResource`, `restoreResource`, `takeDownResource`, `putBackResource`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act, permit};
use commons_entity::resource;
use commons_kernel::{Error, ResourceId};
use commons_library::{Moderation, Moved, Standing, change_standing, moderate};
use commons_store::{fetch, fetch_for_update};

use crate::{context::scope, error::Answer, ids::local, library::Resource};

/// What is to become of a resource.
#[derive(InputObject)]
struct MoveResourceInput {
    /// The resource.
    resource_id: ID,
    /// Why. Whoever could read the resource sees it.
    reason: String,
}

/// What has taken the place of a resource.
#[derive(InputObject)]
struct SupersedeResourceInput {
    /// The resource.
    resource_id: ID,
    /// What has taken its place: published, and not replaced itself.
    successor_id: ID,
    /// Why. Whoever could read the resource sees it.
    reason: String,
}

/// What came of it.
#[derive(Union)]
enum MoveResourcePayload {
    Moved(Box<ResourceMoved>),
    Refused(Box<MoveRefused>),
}

/// It is so now.
#[derive(SimpleObject)]
struct ResourceMoved {
    /// The resource as it is now.
    resource: Resource,
}

/// It cannot be from where the resource is.
#[derive(SimpleObject)]
struct MoveRefused {
    /// The resource as it is.
    resource: Resource,
    /// Why, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct MoveResource;

#[Object]
impl MoveResource {
    /// Takes a resource from its readers, who are told the reason.
    async fn withdraw_resource(
        &self,
        ctx: &Context<'_>,
        input: MoveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, &input.resource_id, Standing::Withdraw, &input.reason).await
    }

    /// Says that nobody keeps a resource up; it stays to be read, with the reason above it.
    async fn archive_resource(
        &self,
        ctx: &Context<'_>,
        input: MoveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, &input.resource_id, Standing::Archive, &input.reason).await
    }

    /// Puts back what its department withdrew, archived or marked as replaced.
    async fn restore_resource(
        &self,
        ctx: &Context<'_>,
        input: MoveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, &input.resource_id, Standing::Restore, &input.reason).await
    }

    /// Says what has taken the place of a resource, which stays to be read.
    async fn supersede_resource(
        &self,
        ctx: &Context<'_>,
        input: SupersedeResourceInput,
    ) -> Answer<MoveResourcePayload> {
        let scope = scope(ctx)?;
        let successor_id = local::<ResourceId>(&input.successor_id, "successorId")?;
        let successor = fetch::<resource::Entity>(&*scope.read().await?, successor_id.uuid()).await?;
        let successor = permit::<act::Read, _>(scope.viewer(), successor).map_err(|_| {
            Error::bad_input("successorId", "there is no such resource that you may read; choose another one")
        })?;
        let standing = Standing::Supersede(Box::new(successor.into_row()));
        for_department(ctx, &input.resource_id, standing, &input.reason).await
    }

    /// Takes a resource from its readers for the Alliance; they and the department are told the reason.
    async fn take_down_resource(
        &self,
        ctx: &Context<'_>,
        input: MoveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_alliance(ctx, &input, Moderation::TakeDown).await
    }

    /// Puts back what the Alliance took down.
    async fn put_back_resource(
        &self,
        ctx: &Context<'_>,
        input: MoveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_alliance(ctx, &input, Moderation::PutBack).await
    }
}

async fn for_department(
    ctx: &Context<'_>,
    id: &ID,
    standing: Standing,
    reason: &str,
) -> Answer<MoveResourcePayload> {
    let scope = scope(ctx)?;
    let id = local::<ResourceId>(id, "resourceId")?;
    let tx = scope.begin().await?;
    let resource = fetch_for_update::<resource::Entity>(&tx, id.uuid()).await?;
    let may_withdraw = permit::<act::Withdraw, _>(scope.viewer(), resource)?;
    let moved = change_standing(&tx, scope.viewer(), may_withdraw, standing, reason, scope.now()).await?;
    scope.commit(tx).await?;
    Ok(moved.into())
}

async fn for_alliance(
    ctx: &Context<'_>,
    input: &MoveResourceInput,
    moderation: Moderation,
) -> Answer<MoveResourcePayload> {
    let scope = scope(ctx)?;
    let id = local::<ResourceId>(&input.resource_id, "resourceId")?;
    let tx = scope.begin().await?;
    let resource = fetch_for_update::<resource::Entity>(&tx, id.uuid()).await?;
    let may_moderate = permit::<act::Moderate, _>(scope.viewer(), resource)?;
    let moved = moderate(&tx, scope.viewer(), may_moderate, moderation, &input.reason, scope.now()).await?;
    scope.commit(tx).await?;
    Ok(moved.into())
}

impl From<Moved> for MoveResourcePayload {
    fn from(moved: Moved) -> Self {
        match moved {
            Moved::Done(resource) => Self::Moved(Box::new(ResourceMoved { resource: resource.into() })),
            Moved::Refused(resource, message) => {
                Self::Refused(Box::new(MoveRefused { resource: resource.into(), message }))
            }
        }
    }
}
