//! Finds who stands behind an API token.

use commons_access::{Action, Viewer};
use commons_entity::api_token;
use commons_kernel::Result;
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::OffsetDateTime;

use crate::{DIRECTORY, session_viewer::SEEN_EVERY, viewer};

/// The bearer of a token (RFC 6750).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The person whom the token acts for.
    pub viewer: Viewer,
    /// What the token may be used for.
    pub scopes: Vec<String>,
}

/// The bearer of a token that has not ended; none otherwise. Notes that it is in use, at most once a minute, so the
/// transaction must be one that writes.
///
/// # Errors
/// What the database says.
pub async fn token_viewer(
    tx: &impl ConnectionTrait,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<Bearer>> {
    use api_token::Column::{ExpiresAt, Id, LastUsedAt, TokenHash};
    let found = visible::<api_token::Entity>(&DIRECTORY, Action::Read)
        .filter(TokenHash.eq(token_hash))
        .filter(ExpiresAt.gt(now))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(token) = found else { return Ok(None) };
    let found = viewer(tx, token.person_id.into(), token.hat.as_deref()).await?;
    let Some(viewer) = found else { return Ok(None) };
    if token.last_used_at.is_none_or(|used| used <= now - SEEN_EVERY) {
        let stale = Condition::any().add(LastUsedAt.is_null()).add(LastUsedAt.lte(now - SEEN_EVERY));
        api_token::Entity::update_many()
            .filter(Id.eq(token.id))
            .filter(stale)
            .col_expr(LastUsedAt, Expr::value(now))
            .exec(tx)
            .await
            .map_err(fault)?;
    }
    Ok(Some(Bearer { viewer, scopes: token.scopes }))
}
