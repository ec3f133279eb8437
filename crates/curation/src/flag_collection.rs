//! Flag a collection: a member says that something is wrong with it. While a flag waits, curators read the collection, whatever
//! its reach, and answer.

use commons_access::{May, Viewer, act};
use commons_entity::{collection, flag};
use commons_kernel::Result;
use commons_library::{flagged, hidden};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    flag_resource::FLAGS,
    new_flag::{FlagOutcome, Hidden, NewFlag, begun, keep},
    weigh_flags::{ENOUGH_TO_HIDE, weight_of_grave},
};

/// Flags a collection. The row must have been fetched for update, in a transaction of the server.
///
/// # Errors
/// Bad input when the reason says nothing or is too long.
pub async fn flag_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_flag: May<act::Flag, collection::Model>,
    new: NewFlag,
    now: OffsetDateTime,
) -> Result<FlagOutcome> {
    let collection = may_flag.into_row();
    let about = flag::Column::CollectionId.eq(collection.id);
    let row = match begun(tx, viewer, about, (new, &collection.title), now).await? {
        Ok(row) => row,
        Err(refused) => return Ok(refused),
    };
    let row = keep(tx, flag::Model { collection_id: Some(collection.id), ..row }).await?;
    // Staff read the record too: whoever flagged stands in the flag alone.
    let event = Event {
        kind: "collection.flagged",
        subject: "collection",
        subject_id: collection.id,
        department: None,
        data: json!({ "flag": row.id, "flagKind": row.kind.0 }),
    };
    record(tx, &FLAGS, now, event).await?;
    let since = collection.flagged_at.unwrap_or(now);
    let hide = row.kind.0.is_grave()
        && collection.published
        && weight_of_grave(tx, flag::Column::CollectionId.eq(collection.id)).await? >= ENOUGH_TO_HIDE;
    let collection = if hide { hidden(collection, Some(now)) } else { collection };
    let collection = write(tx, collection, Some(since)).await?;
    if !hide {
        return Ok(FlagOutcome::Made(row, Hidden::No));
    }
    record(tx, &FLAGS, now, told(&collection, "collection.hidden")).await?;
    Ok(FlagOutcome::Made(row, Hidden::Yes))
}

/// What flags made of a collection, for the record of the department that keeps it.
pub(crate) fn told(row: &collection::Model, kind: &'static str) -> Event {
    let data = json!({ "title": row.title });
    Event {
        kind,
        subject: "collection",
        subject_id: row.id,
        department: row.department_id.map(Into::into),
        data,
    }
}

/// Writes down since when flags of a collection wait.
///
/// # Errors
/// What the database says.
pub(crate) async fn write(
    tx: &impl ConnectionTrait,
    row: collection::Model,
    since: Option<OffsetDateTime>,
) -> Result<collection::Model> {
    flagged(row, since).into_active_model().reset_all().update(tx).await.map_err(fault)
}
