//! Finds who stands behind a session's token.

use commons_access::Viewer;
use commons_entity::session;
use commons_kernel::{Result, SessionId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    IDLE_LIMIT,
    viewer::{SEEN_EVERY, behind, seated, viewer},
};

/// Somebody in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSession {
    /// The person.
    pub viewer: Viewer,
    /// The session.
    pub session: SessionId,
    /// Whether it was not noted for a minute that it is in use: [`crate::note_session_use`] is to be told.
    pub is_unnoted: bool,
}

/// The session beside its person.
#[derive(FromQueryResult)]
struct Session {
    id: Uuid,
    hat: Option<String>,
    last_seen_at: OffsetDateTime,
}

/// Who is in a session that has neither been idle too long nor lasted too long; none otherwise. One statement, as the server.
///
/// # Errors
/// What the database says.
pub async fn session_viewer(
    connection: &impl ConnectionTrait,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<InSession>> {
    use session::Column::{ExpiresAt, Hat, Id, LastSeenAt, TokenHash};
    let select = seated()
        .join_rev(JoinType::InnerJoin, session::Relation::Person.def())
        .column_as(Id, "behind_id")
        .column_as(Hat, "behind_hat")
        .column_as(LastSeenAt, "behind_last_seen_at")
        .filter(TokenHash.eq(token_hash))
        .filter(ExpiresAt.gt(now))
        .filter(LastSeenAt.gt(now - IDLE_LIMIT));
    let Some((session, seats)) = behind::<Session>(connection, select).await? else { return Ok(None) };
    Ok(viewer(&seats, session.hat.as_deref()).map(|viewer| InSession {
        viewer,
        session: session.id.into(),
        is_unnoted: session.last_seen_at <= now - SEEN_EVERY,
    }))
}
