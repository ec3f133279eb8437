//! A decision goes to the public record of its resource, where whoever may read the resource sees it. The report by month counts the
//! same rows.
//!
//! Invariants: the reason of what was sent back or declined was written for its department, and is not here.

use commons_entity::{review_decision, review_request};
use commons_kernel::{Error, Result, ReviewState};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Uuid};

/// Writes down how a request ended.
///
/// # Errors
/// Internal when it is not decided; what the database says.
pub(crate) async fn publish_decision(
    tx: &impl ConnectionTrait,
    request: &review_request::Model,
    version_number: Option<i32>,
) -> Result<()> {
    let told = match request.state.0 {
        ReviewState::ChangesAsked | ReviewState::Declined => None,
        _ => request.reason.clone(),
    };
    let decided_at = request.decided_at.ok_or_else(|| Error::internal("what is undecided has no record"))?;
    let decision = review_decision::Model {
        review_request_id: request.id,
        resource_id: request.resource_id,
        kind: request.kind,
        decision: request.state,
        reason: told.unwrap_or_default(),
        version_number,
        decided_at,
    };
    review_decision::Entity::insert(review_decision::ActiveModel::from(decision))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

/// The public decisions about resources that the caller has permitted, newest first.
///
/// # Errors
/// What the database says.
pub async fn decisions_about(
    tx: &impl ConnectionTrait,
    resource_ids: &[Uuid],
) -> Result<Vec<review_decision::Model>> {
    children::<review_decision::Entity>()
        .filter(review_decision::Column::ResourceId.is_in(resource_ids.iter().copied()))
        .order_by_desc(review_decision::Column::DecidedAt)
        .order_by_asc(review_decision::Column::ReviewRequestId)
        .all(tx)
        .await
        .map_err(fault)
}
