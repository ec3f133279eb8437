//! Takes out a sign-in that began here, for its one use.

use commons_entity::sign_in_attempt;
use commons_kernel::Result;
use commons_store::fault;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::OffsetDateTime;

/// The sign-in that began under this state, removed: of two who bring the same state, one gets it. None when there is
/// none, or when it took too long. Commit the transaction whatever comes of the sign-in, or it can be used again.
///
/// # Errors
/// What the database says.
pub async fn take_sign_in(
    tx: &impl ConnectionTrait,
    state_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<sign_in_attempt::Model>> {
    let taken = sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::StateHash.eq(state_hash))
        .exec_with_returning(tx)
        .await
        .map_err(fault)?;
    Ok(taken.into_iter().find(|attempt| attempt.expires_at > now))
}
