//! Keeps what must be known again when somebody comes back from the sign-in provider.

use commons_entity::sign_in_attempt;
use commons_kernel::{PersonId, Result};
use commons_store::fault;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};

/// How long somebody may take at the provider.
pub const SIGN_IN_LIMIT: Duration = Duration::minutes(10);

/// A sign-in that begins. No `Debug`: it holds secrets.
#[derive(Clone)]
pub struct NewSignIn {
    /// The hash of the state that goes with the browser.
    pub state_hash: String,
    /// The nonce that the ID token must repeat.
    pub nonce: String,
    /// The PKCE verifier (RFC 7636).
    pub verifier: String,
    /// The page of ours to go back to; the caller has checked that it is ours.
    pub return_to: String,
    /// The provider that was chosen.
    pub provider: String,
    /// Who is signed in and adds a sign-in.
    pub link_person: Option<PersonId>,
}

/// Keeps a sign-in for [`SIGN_IN_LIMIT`], and clears away those that nobody came back from.
///
/// # Errors
/// What the database says; a conflict when the state is in use.
pub async fn begin_sign_in(tx: &impl ConnectionTrait, sign_in: NewSignIn, now: OffsetDateTime) -> Result<()> {
    let left = sign_in_attempt::Entity::delete_many().filter(sign_in_attempt::Column::ExpiresAt.lte(now));
    left.exec(tx).await.map_err(fault)?;
    let row = sign_in_attempt::ActiveModel {
        state_hash: Set(sign_in.state_hash),
        nonce: Set(sign_in.nonce),
        verifier: Set(sign_in.verifier),
        return_to: Set(sign_in.return_to),
        provider: Set(sign_in.provider),
        link_person_id: Set(sign_in.link_person.map(|person| person.uuid())),
        expires_at: Set(now + SIGN_IN_LIMIT),
    };
    sign_in_attempt::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    Ok(())
}
