//! Publish a collection as far as is its department's to say, ask the Alliance for the rest, and take it from its readers.

use commons_access::{
    Action, May, Viewer,
    act::{Publish, Withdraw},
};
use commons_entity::{Word, collection, collection_item};
use commons_kernel::{CollectionItemState, Error, Result};
use commons_store::{fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    ask::{asking, quiet, shown, wanted_reach, write},
    create::told,
    moderate::is_taken_down,
    save::check_reach,
    words::checked_reason,
};
use crate::OwnReach;

/// Publishes it as far as its department may by itself, and asks the Alliance for what is wanted beyond that; one that is
/// published asks again after it was sent back, and else stays as it is. The row must have been fetched for update.
///
/// # Errors
/// Bad input while nothing that was accepted stands in it, or its group is not its department's any more; a conflict while
/// the Alliance has taken it down, or it is hidden for a grave flag.
pub async fn publish_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: May<Publish, collection::Model>,
    own_reach: OwnReach,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let before = may_publish.into_row();
    if is_taken_down(&before) {
        let mend = "the Alliance took this collection down; mend what its reason says; its curators see that you did, and can put it back";
        return Err(Error::conflict("collectionId", mend));
    }
    if before.hidden_at.is_some() {
        let mend = "somebody found something grave in it, so it is hidden while the Alliance looks; its answer shows it again";
        return Err(Error::conflict("collectionId", mend));
    }
    if before.published {
        let Some(asked) = before.asked_reach.filter(|_| before.asked_at.is_none()) else { return Ok(before) };
        let again = asking(before.clone(), asked.0, now);
        return write(tx, viewer, &before, again, now).await;
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
    let wanted = wanted_reach(&before);
    let public = collection::Model { published: true, updated_at: now, ..before.clone() };
    let after = shown(public, wanted, own_reach, now);
    let data = json!({ "title": after.title, "reach": after.reach.0 });
    record(tx, viewer, now, told(viewer, &after, "collection.published", data)).await?;
    write(tx, viewer, &before, after, now).await
}

/// Takes it from its readers; its keepers keep it. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason says nothing or is too long; a conflict while it is hidden for a grave flag.
pub async fn withdraw_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, collection::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let reason = checked_reason(reason, "give a reason; it stands in the record of your department")?;
    let before = may_withdraw.into_row();
    if before.hidden_at.is_some() {
        let mend = "it is hidden already while the Alliance looks at it; withdraw it once that is over";
        return Err(Error::conflict("collectionId", mend));
    }
    if !before.published {
        return Ok(before);
    }
    // What is shown again later asks again: nobody knows what was written meanwhile.
    let wanted = wanted_reach(&before);
    let hidden =
        collection::Model { published: false, reach: Word(wanted), updated_at: now, ..quiet(before.clone()) };
    let row = write(tx, viewer, &before, hidden, now).await?;
    let data = json!({ "title": row.title, "reason": reason });
    record(tx, viewer, now, told(viewer, &row, "collection.withdrawn", data)).await?;
    Ok(row)
}
