//! Where a resource is in its life, and the one place that writes it down.

use commons_access::{Life, Step};
use commons_entity::{Word, resource, resource_notice, version};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use time::OffsetDateTime;

/// Where a resource is in its life.
pub fn life(resource: &resource::Model) -> Life {
    Life { status: resource.status.0, next: resource.next_status.map(|next| next.0) }
}

/// Writes a life into a resource's row: its two statuses, and who may see it by them.
pub(crate) fn live(row: &mut resource::ActiveModel, life: Life) {
    row.status = Set(Word(life.status));
    row.next_status = Set(life.next.map(Word));
    row.published = Set(life.is_readable());
    row.submitted = Set(life.is_before_alliance());
}

/// Takes a step of the version that is being written. The resource must have been fetched for update.
///
/// # Errors
/// Conflict when the step does not lead on from where the resource is; what the database says.
pub async fn take_step(
    tx: &impl ConnectionTrait,
    resource: resource::Model,
    step: Step,
    now: OffsetDateTime,
) -> Result<resource::Model> {
    let life = life(&resource).after(step)?;
    let mut row = resource.into_active_model();
    live(&mut row, life);
    row.updated_at = Set(now);
    row.update(tx).await.map_err(fault)
}

/// The version that its readers see when it is shown.
///
/// # Errors
/// Internal when it has none.
pub(crate) async fn current_version(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
) -> Result<version::Model> {
    children::<version::Entity>()
        .filter(version::Column::ResourceId.eq(resource.id))
        .filter(version::Column::Id.eq(resource.current_version_id))
        .one(tx)
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("a resource has lost its current version"))
}

/// Takes the notice away that stood in its place or above it.
pub(crate) async fn remove_notice(tx: &impl ConnectionTrait, resource: &resource::Model) -> Result<()> {
    resource_notice::Entity::delete_many()
        .filter(resource_notice::Column::ResourceId.eq(resource.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(())
}
