//! Take a resource out of a collection: its keepers may, and whoever publishes for the department that owns the resource.

use commons_access::{Action, May, Viewer, act::Withdraw, may};
use commons_entity::{Word, collection_item};
use commons_kernel::{CollectionId, CollectionItemState, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    create::keepers_record,
    refusal::{is_refused, stands, strike},
    words::checked_reason,
};

/// Takes the item out; gives the collection that it was in. Where its owner does it, its keepers see that, with the reason if
/// there is one; an owner who takes out what they refused lets its keepers ask again. The row must have been fetched for update.
///
/// # Errors
/// A conflict for its keepers while the owner's no stands; bad input when the reason says nothing or is too long.
pub async fn remove_item(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, collection_item::Model>,
    reason: Option<&str>,
    now: OffsetDateTime,
) -> Result<CollectionId> {
    let item = may_withdraw.into_row();
    let reason = reason
        .filter(|reason| !reason.trim().is_empty())
        .map(|reason| {
            checked_reason(reason, "say more, or leave the reason out; the collection's keepers read it")
        })
        .transpose()?;
    // Each office reads in its record what it did itself.
    let kept = may(viewer, Action::Edit, &item);
    let department = if kept {
        keepers_record(viewer, item.within_department_id)
    } else {
        Some(item.about_department_id.into())
    };
    let event = Event {
        kind: "collection.item_removed",
        subject: "collection",
        subject_id: item.collection_id,
        department,
        data: json!({ "resource": item.resource_id, "state": item.state.0, "reason": reason }),
    };
    let collection = item.collection_id.into();
    if kept {
        stands(tx, &item, now, "itemId").await?;
        strike(tx, &item).await?;
    } else if is_refused(&item) {
        strike(tx, &item).await?;
    } else {
        let mut row = item.into_active_model();
        row.state = Set(Word(CollectionItemState::TakenOut));
        row.reason = Set(reason);
        row.answered_at = Set(Some(now));
        row.answered_by = Set(viewer.person().map(Into::into));
        row.update(tx).await.map_err(fault)?;
    }
    record(tx, viewer, now, event).await?;
    Ok(collection)
}
