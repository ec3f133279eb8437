//! Finds who stands behind an API token.

use commons_access::Viewer;
use commons_entity::api_token;
use commons_kernel::{ApiTokenId, Result};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::viewer::{SEEN_EVERY, behind, seated, viewer};

/// The bearer of a token (RFC 6750).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The person whom the token acts for.
    pub viewer: Viewer,
    /// What the token may be used for.
    pub scopes: Vec<String>,
    /// The token, when it was not noted for a minute that it is in use: [`crate::note_token_use`] is to be told.
    pub unnoted: Option<ApiTokenId>,
}

/// The token beside its person.
#[derive(FromQueryResult)]
struct Token {
    id: Uuid,
    hat: Option<String>,
    scopes: Vec<String>,
    last_used_at: Option<OffsetDateTime>,
}

/// The bearer of a token that has not ended; none otherwise. One statement, as the server.
///
/// # Errors
/// What the database says.
pub async fn token_viewer(
    connection: &impl ConnectionTrait,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<Bearer>> {
    use api_token::Column::{ExpiresAt, Hat, Id, LastUsedAt, Scopes, TokenHash};
    let select = seated()
        .join_rev(JoinType::InnerJoin, api_token::Relation::Person.def())
        .column_as(Id, "behind_id")
        .column_as(Hat, "behind_hat")
        .column_as(Scopes, "behind_scopes")
        .column_as(LastUsedAt, "behind_last_used_at")
        .filter(TokenHash.eq(token_hash))
        .filter(ExpiresAt.gt(now));
    let Some((token, seats)) = behind::<Token>(connection, select).await? else { return Ok(None) };
    let is_unnoted = token.last_used_at.is_none_or(|used| used <= now - SEEN_EVERY);
    Ok(viewer(&seats, token.hat.as_deref()).map(|viewer| Bearer {
        viewer,
        scopes: token.scopes,
        unnoted: is_unnoted.then(|| token.id.into()),
    }))
}
