//! Notes that a session is in use: one that nobody uses ends by itself.

use commons_entity::session;
use commons_kernel::{Result, SessionId};
use commons_store::fault;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::OffsetDateTime;

use crate::viewer::SEEN_EVERY;

/// Notes that a session is in use now, unless another request has done so within the minute: many come together. The transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn note_session_use(
    tx: &impl ConnectionTrait,
    session: SessionId,
    now: OffsetDateTime,
) -> Result<()> {
    use session::Column::{Id, LastSeenAt};
    let update = session::Entity::update_many().col_expr(LastSeenAt, Expr::value(now));
    update
        .filter(Id.eq(session.uuid()))
        .filter(LastSeenAt.lte(now - SEEN_EVERY))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(())
}
