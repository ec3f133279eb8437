//! Finds who stands behind a session's token.

use commons_access::{Action, Viewer};
use commons_entity::session;
use commons_kernel::{Result, SessionId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::{Duration, OffsetDateTime};

use crate::{DIRECTORY, IDLE_LIMIT, viewer};

/// How exactly it is noted when a session or a token was last used.
pub(crate) const SEEN_EVERY: Duration = Duration::minutes(1);

/// The viewer of a session that has neither been idle too long nor lasted too long; none otherwise. Notes that it is in
/// use, at most once a minute, so the transaction must be one that writes.
///
/// # Errors
/// What the database says.
pub async fn session_viewer(
    tx: &impl ConnectionTrait,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<(Viewer, SessionId)>> {
    use session::Column::{ExpiresAt, Id, LastSeenAt, TokenHash};
    let found = visible::<session::Entity>(&DIRECTORY, Action::Read)
        .filter(TokenHash.eq(token_hash))
        .filter(ExpiresAt.gt(now))
        .filter(LastSeenAt.gt(now - IDLE_LIMIT))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(session) = found else { return Ok(None) };
    let found = viewer(tx, session.person_id.into(), session.hat.as_deref()).await?;
    let Some(viewer) = found else { return Ok(None) };
    if session.last_seen_at <= now - SEEN_EVERY {
        session::Entity::update_many()
            .filter(Id.eq(session.id))
            .filter(LastSeenAt.lte(now - SEEN_EVERY))
            .col_expr(LastSeenAt, Expr::value(now))
            .exec(tx)
            .await
            .map_err(fault)?;
    }
    Ok(Some((viewer, session.id.into())))
}
