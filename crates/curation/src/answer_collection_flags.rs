//! Answer the open flags of a collection, all of them, with a reason that whoever made them reads; and take the collection down,
//! which answers them too.

use commons_access::{Action, May, Viewer, act::Moderate};
use commons_entity::{collection, flag};
use commons_kernel::{Code, Error, FlagState, Result};
use commons_library::stands_apart;
use commons_store::{Event, fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::json;
use time::OffsetDateTime;

use crate::{decide_review::told_reason, flag_collection::write};

/// Answers them: upheld says that they were right and the words have been mended since. The row must have been fetched for
/// update, in a transaction of the server.
///
/// # Errors
/// Bad input when the reason is missing or too long; a conflict when none is open; forbidden to who has a part in the
/// collection or flagged it.
pub async fn answer_collection_flags(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    (upheld, reason): (bool, &str),
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let row = may_moderate.into_row();
    let reason = told_reason(reason)?;
    if row.flagged_at.is_none() {
        let mend = "no flag of it is open; somebody was first, look at it again";
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
    let ended = if upheld { FlagState::Upheld } else { FlagState::Dismissed };
    end_flags(tx, viewer, row, (ended, &reason), now).await
}

/// Takes it down; its open flags were right. The row must have been fetched for update, in a transaction of the server.
///
/// # Errors
/// As `commons_library::take_down_collection`.
pub async fn take_down_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let row = commons_library::take_down_collection(tx, viewer, may_moderate, reason, now).await?;
    if row.flagged_at.is_none() {
        return Ok(row);
    }
    end_flags(tx, viewer, row, (FlagState::Upheld, reason.trim()), now).await
}

/// The open flags of a collection.
pub(crate) fn open_flags(viewer: &Viewer, row: &collection::Model) -> sea_orm::Select<flag::Entity> {
    visible::<flag::Entity>(viewer, Action::Read)
        .filter(flag::Column::CollectionId.eq(row.id))
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
}

async fn end_flags(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    row: collection::Model,
    (ended, reason): (FlagState, &str),
    now: OffsetDateTime,
) -> Result<collection::Model> {
    flag::Entity::update_many()
        .col_expr(flag::Column::State, Expr::value(ended.as_str()))
        .col_expr(flag::Column::DecidedAt, Expr::value(now))
        .col_expr(flag::Column::DecisionReason, Expr::value(reason))
        .filter(flag::Column::CollectionId.eq(row.id))
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
        .exec(tx)
        .await
        .map_err(fault)?;
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
    write(tx, row, None).await
}
