//! Answer the open flags of a collection, all that were read, with a reason that whoever made them reads.

use commons_access::{Action, May, Viewer, act::Moderate};
use commons_entity::{collection, flag};
use commons_kernel::{Code, Error, FlagState, Result};
use commons_library::{hidden, stands_apart};
use commons_store::{Event, fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    decide_review::told_reason,
    flag_collection::{told, write},
};

/// What a curator says to them.
#[derive(Clone, Copy, Debug)]
pub struct FlagsAnswer<'a> {
    /// Whether they were right; the words have been mended since.
    pub upheld: bool,
    /// Why.
    pub reason: &'a str,
    /// When the newest of the flags was made that the curator has read; newer ones stay open.
    pub read_until: OffsetDateTime,
}

/// Answers them. The row must have been fetched for update, in a transaction of the server.
///
/// # Errors
/// Bad input when the reason is missing or too long; a conflict when none is open that was read; forbidden to who has a part in the
/// collection or flagged it.
pub async fn answer_collection_flags(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    answer: FlagsAnswer<'_>,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let row = may_moderate.into_row();
    let reason = told_reason(answer.reason)?;
    if row.flagged_at.is_none_or(|oldest| oldest > answer.read_until) {
        let mend = "no flag of it that you have read is open; somebody was first, look at it again";
        return Err(Error::conflict("collectionId", mend));
    }
    stands_apart(tx, viewer, &row).await?;
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let mine =
        open_flags(viewer, &row).filter(flag::Column::PersonId.eq(me)).count(tx).await.map_err(fault)?;
    if mine > 0 {
        let mend = "you flagged it yourself; somebody else must answer";
        return Err(Error::new(Code::Forbidden, mend).because("OWN_PART"));
    }
    let ended = if answer.upheld { FlagState::Upheld } else { FlagState::Dismissed };
    end_flags(tx, viewer, row, (ended, &reason, answer.read_until), now).await
}

/// The open flags of a collection.
fn open_flags(viewer: &Viewer, row: &collection::Model) -> sea_orm::Select<flag::Entity> {
    visible::<flag::Entity>(viewer, Action::Read)
        .filter(flag::Column::CollectionId.eq(row.id))
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
}

/// Ends the open flags that others made until then: whoever flagged it is not the one who says that they were right.
///
/// # Errors
/// What the database says.
pub(crate) async fn end_flags(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    row: collection::Model,
    (ended, reason, until): (FlagState, &str, OffsetDateTime),
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let ending = flag::Entity::update_many()
        .col_expr(flag::Column::State, Expr::value(ended.as_str()))
        .col_expr(flag::Column::DecidedAt, Expr::value(now))
        .col_expr(flag::Column::DecisionReason, Expr::value(reason))
        .filter(flag::Column::CollectionId.eq(row.id))
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
        .filter(flag::Column::CreatedAt.lte(until))
        .filter(flag::Column::PersonId.ne(me))
        .exec(tx)
        .await
        .map_err(fault)?;
    if ending.rows_affected == 0 {
        return Ok(row);
    }
    let event = Event {
        kind: if ended == FlagState::Upheld {
            "collection.flags_upheld"
        } else {
            "collection.flags_dismissed"
        },
        subject: "collection",
        subject_id: row.id,
        department: row.department_id.map(Into::into),
        data: json!({ "title": row.title, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    still_flagged(tx, viewer, row, now).await
}

/// The collection waits for a curator since the oldest of its open flags, or not any more; what hid it ends with the last grave
/// one.
///
/// # Errors
/// What the database says.
pub(crate) async fn still_flagged(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    row: collection::Model,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let left = open_flags(viewer, &row).all(tx).await.map_err(fault)?;
    let shown_again = row.hidden_at.is_some() && !left.iter().any(|flag| flag.kind.0.is_grave());
    let row = if shown_again { hidden(row, None) } else { row };
    let row = write(tx, row, left.iter().map(|flag| flag.created_at).min()).await?;
    if shown_again {
        record(tx, viewer, now, told(&row, "collection.shown_again")).await?;
    }
    Ok(row)
}
