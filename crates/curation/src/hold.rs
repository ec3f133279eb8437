//! Holding a claim: a lease that ends by itself.

use commons_access::Viewer;
use commons_entity::{Word, review_request};
use commons_kernel::{Result, ReviewState};
use commons_store::fault;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use time::OffsetDateTime;

/// Whether the viewer holds the claim of a request now.
pub(crate) fn holds(viewer: &Viewer, request: &review_request::Model, now: OffsetDateTime) -> bool {
    request.state.0 == ReviewState::Claimed
        && request.claimed_by.is_some()
        && request.claimed_by == viewer.person().map(Into::into)
        && request.claimed_until.is_some_and(|until| until > now)
}

/// Puts a claimed request back into the queue, at its old place.
///
/// # Errors
/// What the database says.
pub(crate) async fn let_go(
    tx: &impl ConnectionTrait,
    request: review_request::Model,
) -> Result<review_request::Model> {
    let mut row = request.into_active_model();
    row.state = Set(Word(ReviewState::Waiting));
    row.claimed_by = Set(None);
    row.claimed_until = Set(None);
    row.update(tx).await.map_err(fault)
}
