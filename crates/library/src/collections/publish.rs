//! Publish a collection, and take it from its readers.

use commons_access::{
    Action, May, Viewer,
    act::{Publish, Withdraw},
};
use commons_entity::{collection, collection_item};
use commons_kernel::{CollectionItemState, Error, Result};
use commons_store::{fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

use super::{create::told, save::check_reach, words::checked_reason};

/// Publishes it for its reach; one that is published stays so. The row must have been fetched for update.
///
/// # Errors
/// Bad input while nothing that was accepted stands in it, or its group is not its department's any more.
pub async fn publish_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: May<Publish, collection::Model>,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let before = may_publish.into_row();
    if before.published {
        return Ok(before);
    }
    check_reach(tx, &before).await?;
    let accepted = visible::<collection_item::Entity>(viewer, Action::Read)
        .filter(collection_item::Column::CollectionId.eq(before.id))
        .filter(collection_item::Column::State.eq(CollectionItemState::Accepted.as_str()))
        .count(tx)
        .await
        .map_err(fault)?;
    if accepted == 0 {
        let mend = "an empty collection cannot be published; add a resource of your own, or wait until an invitation is accepted";
        return Err(Error::bad_input("collectionId", mend));
    }
    let row = show(tx, collection::Model { published: true, ..before }, now).await?;
    let data = json!({ "title": row.title, "reach": row.reach.0 });
    record(tx, viewer, now, told(&row, "collection.published", data)).await?;
    Ok(row)
}

/// Takes it from its readers; its keepers keep it. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason says nothing or is too long.
pub async fn withdraw_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, collection::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let reason = checked_reason(reason, "give a reason; it stands in the record of your department")?;
    let before = may_withdraw.into_row();
    if !before.published {
        return Ok(before);
    }
    let row = show(tx, collection::Model { published: false, ..before }, now).await?;
    let data = json!({ "title": row.title, "reason": reason });
    record(tx, viewer, now, told(&row, "collection.withdrawn", data)).await?;
    Ok(row)
}

/// Writes down whether its readers see it.
async fn show(
    tx: &impl ConnectionTrait,
    row: collection::Model,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let shown = row.published;
    let mut row = row.into_active_model();
    row.published = Set(shown);
    row.updated_at = Set(now);
    row.update(tx).await.map_err(fault)
}
