//! Reading the record: stewards their department's, Alliance staff all of it.

use std::collections::{BTreeSet, HashMap};

use commons_access::{Action, Facts, Noun, Viewer, policy};
use commons_entity::{department, event, person};
use commons_kernel::{Code, DepartmentId, Error, Page, PageRequest, Result};
use commons_store::{
    fault,
    feed::{Recorded, recorded},
    visible,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

/// One page of the events that the viewer may see, the newest first.
///
/// # Errors
/// Unauthenticated for a visitor; forbidden to whoever may see nothing of what is asked for; bad input when the cursor is
/// malformed; what the database says.
pub async fn read_record(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Recorded,
    request: &PageRequest,
) -> Result<Page<event::Model>> {
    check(viewer, wanted.department)?;
    recorded(tx, viewer, wanted, request).await
}

/// Part of the record, with the names that people read beside the ids.
#[derive(Clone, Debug, Default)]
pub struct RecordPart {
    /// The events, the newest first.
    pub events: Vec<event::Model>,
    /// Where the next part begins; none after the last one.
    pub next: Option<String>,
    /// The names of the people who did it, by `actor`, as far as the viewer may know them.
    pub actors: HashMap<String, String>,
    /// The names of their departments.
    pub departments: HashMap<Uuid, String>,
}

/// The next part of a copy of the record.
///
/// # Errors
/// As [`read_record`].
pub async fn record_part(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Recorded,
    request: &PageRequest,
) -> Result<RecordPart> {
    let page = read_record(tx, viewer, wanted, request).await?;
    let next = page.rows.last().filter(|_| page.has_next).map(|(cursor, _)| cursor.clone());
    let events: Vec<event::Model> = page.rows.into_iter().map(|(_, row)| row).collect();
    let ids = events.iter().filter_map(|event| Uuid::try_parse(event.actor.strip_prefix("person:")?).ok());
    let people = visible::<person::Entity>(viewer, Action::Read)
        .filter(person::Column::Id.is_in(ids.collect::<BTreeSet<_>>()))
        .all(tx)
        .await
        .map_err(fault)?;
    let ids = events.iter().filter_map(|event| event.department_id);
    let departments = visible::<department::Entity>(viewer, Action::Read)
        .filter(department::Column::Id.is_in(ids.collect::<BTreeSet<_>>()))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(RecordPart {
        events,
        next,
        actors: people.into_iter().map(|row| (format!("person:{}", row.id), row.name)).collect(),
        departments: departments.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

/// Says so to whoever may see nothing of it, where an empty list would look like a quiet office.
pub(crate) fn check(viewer: &Viewer, department: Option<DepartmentId>) -> Result<()> {
    let readable = |department: Option<DepartmentId>| {
        policy(Action::Read, Noun::Event).holds(viewer, &Facts { department, ..Facts::default() })
    };
    let any = match department {
        Some(department) => readable(Some(department)),
        None => readable(None) || viewer.seats.iter().any(|seat| readable(Some(seat.department))),
    };
    if any {
        return Ok(());
    }
    viewer.person().ok_or_else(Error::unauthenticated)?;
    let message =
        "the record is for stewards of the department and for Alliance staff; act as one, or ask a steward";
    Err(Error::new(Code::Forbidden, message))
}
