//! Ends a session before its time: somebody signs out.

use commons_access::Viewer;
use commons_entity::session;
use commons_kernel::{Result, SessionId};
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The token opens nothing any more.
    Ended,
    /// There was no such session of this viewer; it may have ended before.
    NoSession,
}

/// Ends a session of the viewer's own.
///
/// # Errors
/// Unauthenticated for a visitor; what the database says.
pub async fn end_session(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    session: SessionId,
    now: OffsetDateTime,
) -> Result<Ending> {
    let person = viewer.person().ok_or_else(commons_kernel::Error::unauthenticated)?;
    let ended = session::Entity::delete_many()
        .filter(session::Column::Id.eq(session.uuid()))
        .filter(session::Column::PersonId.eq(person.uuid()))
        .exec(tx)
        .await
        .map_err(fault)?;
    if ended.rows_affected == 0 {
        return Ok(Ending::NoSession);
    }
    let event = Event {
        kind: "session.ended",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "session": session }),
    };
    record(tx, viewer, now, event).await?;
    Ok(Ending::Ended)
}
