//! Decide whether a department's collection is shown as far as it asks. Nobody decides for their own office.

use commons_access::{Action, May, Viewer, act::Decide};
use commons_entity::{collection, department_group_member, seat};
use commons_kernel::{Code, CollectionVerdict, Error, Result};
use commons_store::{children, fault, record, visible};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    ask::{answered, write},
    create::told,
    save::check_reach,
    words::checked_reason,
};

/// What a curator says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CollectionAnswer {
    /// It is shown as far as its department asks.
    Approve,
    /// It is shown no further, and why; its department reads it.
    SendBack(String),
}

/// Answers a collection that asks. `words_at` says which words the curator has read. The row must have been fetched for update.
///
/// # Errors
/// A conflict when it asks no more, or its words have changed since; forbidden to who has a part in it; bad input when sending
/// back says no reason.
pub async fn decide_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_decide: May<Decide, collection::Model>,
    (words_at, answer): (OffsetDateTime, CollectionAnswer),
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let before = may_decide.into_row();
    let Some(asked) = before.asked_reach.filter(|_| before.asked_at.is_some()) else {
        let mend = "this collection does not ask any more: somebody has decided, or its keepers have changed their mind; look at it again";
        return Err(Error::conflict("collectionId", mend));
    };
    unchanged(&before, words_at)?;
    stands_apart(tx, viewer, &before).await?;
    let (after, kind) = match answer {
        CollectionAnswer::Approve => {
            let row = collection::Model { reach: asked, updated_at: now, ..before.clone() };
            check_reach(tx, &row).await?;
            (answered(row, CollectionVerdict::Approved, None, now), "collection.approved")
        }
        CollectionAnswer::SendBack(reason) => {
            let reason = checked_reason(&reason, "say what is to be changed; its department reads it")?;
            let row = answered(before.clone(), CollectionVerdict::SentBack, Some(reason), now);
            (row, "collection.sent_back")
        }
    };
    let after = write(tx, viewer, &before, after, now).await?;
    let data = json!({
        "title": after.title,
        "from_reach": before.reach.0,
        "to_reach": after.reach.0,
        "reason": after.verdict_reason,
    });
    record(tx, viewer, now, told(viewer, &after, kind, data)).await?;
    Ok(after)
}

/// Refuses where the words are not those that the curator has read.
///
/// # Errors
/// A conflict (field `wordsAt`).
pub(super) fn unchanged(row: &collection::Model, words_at: OffsetDateTime) -> Result<()> {
    if row.words_at == words_at {
        return Ok(());
    }
    let mend = "its keepers have changed the words since you opened it; read them again, and decide then";
    Err(Error::conflict("wordsAt", mend).because("WORDS_CHANGED"))
}

/// Who decides has no part in it: they did not begin the collection, and hold no seat in an office that keeps it.
///
/// # Errors
/// Forbidden; what the database says.
pub async fn stands_apart(tx: &impl ConnectionTrait, viewer: &Viewer, row: &collection::Model) -> Result<()> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    if row.created_by == Some(me) {
        let mend = "you began this collection yourself; somebody else must decide";
        return Err(Error::new(Code::Forbidden, mend).because("OWN_PART"));
    }
    let together = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::GroupId.eq(row.group_id.filter(|_| row.of_group)))
        .select_only()
        .column(department_group_member::Column::DepartmentId)
        .into_query();
    let keepers = Condition::any()
        .add(seat::Column::DepartmentId.eq(row.department_id))
        .add(seat::Column::DepartmentId.in_subquery(together));
    let seats = visible::<seat::Entity>(viewer, Action::Read)
        .filter(keepers)
        .filter(seat::Column::PersonId.eq(me))
        .count(tx)
        .await
        .map_err(fault)?;
    if seats == 0 {
        return Ok(());
    }
    let mend = "you hold a seat in a department that keeps it; somebody else must decide";
    Err(Error::new(Code::Forbidden, mend).because("OWN_DEPARTMENT"))
}
