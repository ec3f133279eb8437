//! Begins a session of somebody who has just signed in.

use commons_entity::session;
use commons_kernel::{PersonId, Result, SessionId};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::{Duration, OffsetDateTime};

use crate::viewer::author;

/// A session ends when it was not used for so long.
pub const IDLE_LIMIT: Duration = Duration::hours(12);
/// A session ends after so long, however much it is used.
pub const ABSOLUTE_LIMIT: Duration = Duration::days(7);

/// A session to begin. No `Debug`: it holds the hash that opens the door.
#[derive(Clone)]
pub struct NewSession {
    /// Whose it is.
    pub person: PersonId,
    /// The hash of its token.
    pub token_hash: String,
    /// By which provider they signed in.
    pub provider: Option<String>,
    /// The browser and system, such as `Firefox on Windows`.
    pub agent: Option<String>,
}

/// Begins a session under the hash of its token, and clears away those of the person that have ended by themselves.
///
/// # Errors
/// What the database says; a conflict when the hash is in use.
pub async fn start_session(
    tx: &impl ConnectionTrait,
    new: NewSession,
    now: OffsetDateTime,
) -> Result<SessionId> {
    use session::Column::{ExpiresAt, LastSeenAt, PersonId};
    let person = new.person;
    let ended = Condition::any().add(ExpiresAt.lte(now)).add(LastSeenAt.lte(now - IDLE_LIMIT));
    let clear = session::Entity::delete_many().filter(PersonId.eq(person.uuid())).filter(ended);
    clear.exec(tx).await.map_err(fault)?;
    let id = SessionId::new(now);
    let row = session::ActiveModel {
        id: Set(id.uuid()),
        token_hash: Set(new.token_hash),
        person_id: Set(person.uuid()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + ABSOLUTE_LIMIT),
        hat: Set(None),
        provider: Set(new.provider.clone()),
        agent: Set(new.agent),
    };
    session::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    let event = Event {
        kind: "session.started",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "session": id, "provider": new.provider }),
    };
    record(tx, &author(person), now, event).await?;
    Ok(id)
}
