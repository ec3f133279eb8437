//! Notes that an API token is in use: its owner sees which of them lie about.

use commons_entity::api_token;
use commons_kernel::{ApiTokenId, Result};
use commons_store::fault;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::OffsetDateTime;

use crate::viewer::SEEN_EVERY;

/// Notes that a token is in use now, unless another request has done so within the minute: many come together. The transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn note_token_use(tx: &impl ConnectionTrait, token: ApiTokenId, now: OffsetDateTime) -> Result<()> {
    use api_token::Column::{Id, LastUsedAt};
    let earlier = Condition::any().add(LastUsedAt.is_null()).add(LastUsedAt.lte(now - SEEN_EVERY));
    let update = api_token::Entity::update_many().col_expr(LastUsedAt, Expr::value(now));
    update.filter(Id.eq(token.uuid())).filter(earlier).exec(tx).await.map_err(fault)?;
    Ok(())
}
