//! `withdrawResource`, `archiveResource`, `supersedeResource`, `restoreResource`, `takeDownResource`, `putBackResource`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act, permit};
use commons_entity::resource;
use commons_kernel::{Error, ResourceId};
use commons_library::{Moderation, Moved, Standing, change_standing, moderate};
use commons_store::{fetch, fetch_for_update};

use crate::{context::scope, error::Answer, ids::local, library::Resource};

/// What is to become of which resource, and why.
struct Moving {
    resource_id: ID,
    reason: String,
}

/// Each verb has an input of its own name, and all say the same.
macro_rules! inputs {
    ($($name:ident),*) => {$(
        /// What is to become of a resource.
        #[derive(InputObject)]
        struct $name {
            /// The resource.
            resource_id: ID,
            /// Why. Whoever could read the resource sees it.
            reason: String,
        }

        impl From<$name> for Moving {
            fn from($name { resource_id, reason }: $name) -> Self {
                Self { resource_id, reason }
            }
        }
    )*};
}

inputs!(
    WithdrawResourceInput,
    ArchiveResourceInput,
    RestoreResourceInput,
    TakeDownResourceInput,
    PutBackResourceInput
);

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
pub(crate) struct MoveRefused {
    /// The resource as it is.
    resource: Resource,
    /// Why, in a sentence for the screen.
    message: String,
}

impl MoveRefused {
    pub(crate) fn of(resource: resource::Model, message: String) -> Self {
        Self { resource: resource.into(), message }
    }
}

#[derive(Default)]
pub(crate) struct MoveResource;

#[Object]
impl MoveResource {
    /// Takes a resource from its readers, who are told the reason.
    async fn withdraw_resource(
        &self,
        ctx: &Context<'_>,
        input: WithdrawResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, input.into(), Standing::Withdraw).await
    }

    /// Says that nobody keeps a resource up; it stays to be read, with the reason above it.
    async fn archive_resource(
        &self,
        ctx: &Context<'_>,
        input: ArchiveResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, input.into(), Standing::Archive).await
    }

    /// Puts back what its department withdrew, archived or marked as replaced.
    async fn restore_resource(
        &self,
        ctx: &Context<'_>,
        input: RestoreResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_department(ctx, input.into(), Standing::Restore).await
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
        let SupersedeResourceInput { resource_id, reason, .. } = input;
        for_department(ctx, Moving { resource_id, reason }, standing).await
    }

    /// Takes a resource from its readers for the Alliance; they and the department are told the reason.
    async fn take_down_resource(
        &self,
        ctx: &Context<'_>,
        input: TakeDownResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_alliance(ctx, input.into(), Moderation::TakeDown).await
    }

    /// Puts back what the Alliance took down.
    async fn put_back_resource(
        &self,
        ctx: &Context<'_>,
        input: PutBackResourceInput,
    ) -> Answer<MoveResourcePayload> {
        for_alliance(ctx, input.into(), Moderation::PutBack).await
    }
}

async fn for_department(
    ctx: &Context<'_>,
    moving: Moving,
    standing: Standing,
) -> Answer<MoveResourcePayload> {
    let scope = scope(ctx)?;
    let id = local::<ResourceId>(&moving.resource_id, "resourceId")?;
    let tx = scope.begin().await?;
    let resource = fetch_for_update::<resource::Entity>(&tx, id.uuid()).await?;
    let may_withdraw = permit::<act::Withdraw, _>(scope.viewer(), resource)?;
    let moved =
        change_standing(&tx, scope.viewer(), may_withdraw, standing, &moving.reason, scope.now()).await?;
    scope.commit(tx).await?;
    Ok(moved.into())
}

async fn for_alliance(
    ctx: &Context<'_>,
    moving: Moving,
    moderation: Moderation,
) -> Answer<MoveResourcePayload> {
    let scope = scope(ctx)?;
    let id = local::<ResourceId>(&moving.resource_id, "resourceId")?;
    let tx = scope.begin().await?;
    let resource = fetch_for_update::<resource::Entity>(&tx, id.uuid()).await?;
    let may_moderate = permit::<act::Moderate, _>(scope.viewer(), resource)?;
    let moved = moderate(&tx, scope.viewer(), may_moderate, moderation, &moving.reason, scope.now()).await?;
    scope.commit(tx).await?;
    Ok(moved.into())
}

impl From<Moved> for MoveResourcePayload {
    fn from(moved: Moved) -> Self {
        match moved {
            Moved::Done(resource) => Self::Moved(Box::new(ResourceMoved { resource: resource.into() })),
            Moved::Refused(resource, message) => Self::Refused(Box::new(MoveRefused::of(resource, message))),
        }
    }
}
