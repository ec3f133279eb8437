//! The sessions of somebody's own that still open the door.

use commons_access::{Action, Viewer};
use commons_entity::session;
use commons_kernel::{Page, PageRequest, Result};
use commons_store::{Order, page, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, Order as Direction, QueryFilter};
use time::OffsetDateTime;

use crate::IDLE_LIMIT;

/// The viewer's living sessions, the one used last first.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn own_sessions(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    now: OffsetDateTime,
    request: &PageRequest,
) -> Result<Page<session::Model>> {
    let living = visible::<session::Entity>(viewer, Action::Manage)
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::LastSeenAt.gt(now - IDLE_LIMIT));
    let order =
        Order { by: session::Column::LastSeenAt, id: session::Column::Id, direction: Direction::Desc };
    page(tx, living, &order, request).await
}
