//! Staff put a query on the list of what is wanted, or hide it from there, with a reason.

use commons_access::{Action, May, Viewer, act::Decide};
use commons_entity::{Word, search_week, wanted_decision};
use commons_kernel::{Error, Id, Result, WantedVerdict};
use commons_search::normalised;
use commons_store::{Event, Tx, fault, record, visible};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;
use time::{Duration, OffsetDateTime};

use crate::{WANTED_BY, tidy_search_log::DAYS_KEPT};

/// Letters of a reason at most.
const REASON: usize = 2_000;

/// What came of it.
#[derive(Clone, Debug)]
pub enum DecideWantedOutcome {
    /// It stands so.
    Decided(wanted_decision::Model),
    /// So few departments asked it in any week that it must not be shown.
    TooFew(i32),
}

/// The week of the last 90 days in which most departments asked a query; none when nobody asked it, or the viewer may not know.
///
/// # Errors
/// What the database says.
pub async fn asked_week(
    tx: &Tx,
    viewer: &Viewer,
    query: &str,
    now: OffsetDateTime,
) -> Result<Option<search_week::Model>> {
    visible::<search_week::Entity>(viewer, Action::Read)
        .filter(search_week::Column::Query.eq(normalised(query)))
        .filter(search_week::Column::Week.gte(now.date() - Duration::days(DAYS_KEPT)))
        .order_by_desc(search_week::Column::Departments)
        .order_by_desc(search_week::Column::Week)
        .one(tx)
        .await
        .map_err(fault)
}

/// Decides about a query, or decides anew.
///
/// # Errors
/// Bad input when the reason says nothing or is too long; what the database says.
pub async fn decide_wanted(
    tx: &Tx,
    viewer: &Viewer,
    may_decide: May<Decide, search_week::Model>,
    (verdict, reason): (WantedVerdict, String),
    now: OffsetDateTime,
) -> Result<DecideWantedOutcome> {
    let asked = may_decide.into_row();
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.chars().filter(|letter| letter.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", "give a reason; it stands in the record"));
    }
    if reason.chars().count() > REASON {
        return Err(Error::bad_input(
            "reason",
            format!("the reason is too long; at most {REASON} characters"),
        ));
    }
    if verdict == WantedVerdict::List && asked.departments < WANTED_BY {
        return Ok(DecideWantedOutcome::TooFew(asked.departments));
    }
    let before = visible::<wanted_decision::Entity>(viewer, Action::Read)
        .filter(wanted_decision::Column::Query.eq(&asked.query))
        .one(tx)
        .await
        .map_err(fault)?;
    let from = before.as_ref().map(|before| before.verdict.0);
    let (mut row, fresh) = match before {
        Some(before) => (before.into_active_model(), false),
        None => {
            let id = Set(Id::<wanted_decision::Entity>::new(now).uuid());
            let row = wanted_decision::ActiveModel { id, query: Set(asked.query), ..Default::default() };
            (row, true)
        }
    };
    row.verdict = Set(Word(verdict));
    row.reason = Set(reason);
    row.decided_by = Set(viewer.person().map(|person| person.uuid()));
    row.decided_at = Set(now);
    let row = if fresh { row.insert(tx).await } else { row.update(tx).await }.map_err(fault)?;
    let event = Event {
        kind: "wanted.decided",
        subject: "wanted",
        subject_id: row.id,
        department: None,
        data: json!({ "query": row.query, "from": from, "to": verdict, "reason": row.reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(DecideWantedOutcome::Decided(row))
}
