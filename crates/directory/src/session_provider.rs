//! Tells by which provider somebody signed in, so that they can sign out there too.

use commons_access::{Action, Viewer};
use commons_entity::session;
use commons_kernel::{Result, SessionId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

/// Our name for the provider of one of the viewer's own sessions.
///
/// # Errors
/// What the database says.
pub async fn session_provider(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    session: SessionId,
) -> Result<Option<String>> {
    let found = visible::<session::Entity>(viewer, Action::Read)
        .filter(session::Column::Id.eq(session.uuid()))
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(found.and_then(|session| session.provider))
}
