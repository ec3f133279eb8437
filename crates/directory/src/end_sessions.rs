//! Ends several sessions at once: all others, or all of them ("sign out everywhere").

use commons_access::{Action, Viewer};
use commons_entity::session;
use commons_kernel::{Error, Result, SessionId};
use commons_store::{Event, fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

/// Which sessions are ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All but this one.
    Others(SessionId),
    /// All of them.
    All,
}

/// Ends sessions of the viewer's own, and says how many. None of them opens the door again.
///
/// # Errors
/// Unauthenticated for a visitor; what the database says.
pub async fn end_sessions(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    which: Which,
    now: OffsetDateTime,
) -> Result<u64> {
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    let mut wanted = visible::<session::Entity>(viewer, Action::Manage);
    if let Which::Others(kept) = which {
        wanted = wanted.filter(session::Column::Id.ne(kept.uuid()));
    }
    let ids: Vec<Uuid> =
        wanted.select_only().column(session::Column::Id).into_tuple().all(tx).await.map_err(fault)?;
    if ids.is_empty() {
        return Ok(0);
    }
    let ended = session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(person.uuid()))
        .filter(session::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await
        .map_err(fault)?;
    let event = Event {
        kind: "sessions.ended",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "sessions": ids }),
    };
    record(tx, viewer, now, event).await?;
    Ok(ended.rows_affected)
}
