//! Take a resource out of a collection: its keepers may, and whoever publishes for the department that owns the resource.

use commons_access::{Action, May, Viewer, act::Withdraw, may};
use commons_entity::collection_item;
use commons_kernel::{CollectionId, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

/// Takes the item out; gives the collection that it was in. The row must have been fetched for update.
///
/// # Errors
/// What the database says.
pub async fn remove_item(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, collection_item::Model>,
    now: OffsetDateTime,
) -> Result<CollectionId> {
    let item = may_withdraw.into_row();
    collection_item::Entity::delete_many()
        .filter(collection_item::Column::Id.eq(item.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    // Each office reads in its record what it did itself.
    let kept = may(viewer, Action::Edit, &item);
    let department = if kept { item.within_department_id } else { Some(item.about_department_id) };
    let event = Event {
        kind: "collection.item_removed",
        subject: "collection",
        subject_id: item.collection_id,
        department: department.map(Into::into),
        data: json!({ "resource": item.resource_id, "state": item.state.0 }),
    };
    record(tx, viewer, now, event).await?;
    Ok(item.collection_id.into())
}
