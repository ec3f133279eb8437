//! Put the items of a collection in order.

use std::collections::HashSet;

use commons_access::{Action, May, Viewer, act::Edit};
use commons_entity::{collection, collection_item};
use commons_kernel::{CollectionItemId, CollectionItemState, Error, Result};
use commons_store::{fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, IntoActiveModel,
    QueryFilter, QueryOrder, Statement,
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{create::told, save::CollectionOutcome};

/// Puts the accepted and the invited items in this order, on top of the revision that the keeper saw. The collection must
/// have been fetched for update. Items of which a keeper does not know keep their places.
///
/// # Errors
/// Bad input when an item is named twice.
pub async fn order_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<Edit, collection::Model>,
    (revision, wanted): (i32, Vec<CollectionItemId>),
    now: OffsetDateTime,
) -> Result<CollectionOutcome> {
    let before = may_edit.into_row();
    let wanted: Vec<Uuid> = wanted.into_iter().map(Uuid::from).collect();
    let named: HashSet<Uuid> = wanted.iter().copied().collect();
    if named.len() < wanted.len() {
        return Err(Error::bad_input("itemIds", "an item is named twice; name each one once, in its order"));
    }
    let living = [CollectionItemState::Accepted, CollectionItemState::Invited].map(|state| state.as_str());
    let rows = visible::<collection_item::Entity>(viewer, Action::Edit)
        .filter(collection_item::Column::CollectionId.eq(before.id))
        .filter(collection_item::Column::State.is_in(living))
        .order_by_asc(collection_item::Column::Position)
        .order_by_asc(collection_item::Column::Id)
        .all(tx)
        .await
        .map_err(fault)?;
    // Whoever does not name exactly what stands there has not seen what was added or taken out since.
    let there: HashSet<Uuid> = rows.iter().map(|row| row.id).collect();
    if before.revision != revision || there != named {
        return Ok(CollectionOutcome::Conflict(before));
    }
    let places = distinct(rows.iter().map(|row| row.position));
    let sql = "UPDATE collection_item SET position = wanted.position \
               FROM unnest($1::uuid[], $2::integer[]) AS wanted (id, position) WHERE collection_item.id = wanted.id";
    let values = [wanted.into(), places.into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await.map_err(fault)?;
    let mut row = before.into_active_model();
    row.revision = Set(revision + 1);
    row.updated_at = Set(now);
    let after = row.update(tx).await.map_err(fault)?;
    let data = json!({ "title": after.title, "from_revision": revision, "to_revision": after.revision });
    record(tx, viewer, now, told(viewer, &after, "collection.ordered", data)).await?;
    Ok(CollectionOutcome::Saved(after))
}

/// The places that are there, each once: two items may have come to the same one while one of them was not to be seen.
fn distinct(places: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut next = i32::MIN;
    places
        .map(|place| {
            let place = place.max(next);
            next = place.saturating_add(1);
            place
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_rise_and_stay_where_they_can() {
        assert_eq!(distinct([0, 2, 5].into_iter()), [0, 2, 5]);
        assert_eq!(distinct([3, 3, 3, 9].into_iter()), [3, 4, 5, 9]);
    }
}
