//! The queue of review requests, oldest first.

use commons_access::{Action, Viewer};
use commons_entity::{resource, review_request};
use commons_kernel::{Page, PageRequest, Result, ReviewState};
use commons_store::{Order, fault, page, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, Order as Direction, QueryFilter};

/// The requests that the viewer may read: staff see what came before the Alliance, writers their department's. No states
/// asked for means those that the Alliance has to decide.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn review_queue(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    states: &[ReviewState],
    request: &PageRequest,
) -> Result<Page<review_request::Model>> {
    let states = if states.is_empty() { &ReviewState::BEFORE_ALLIANCE } else { states };
    let wanted = visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::State.is_in(states.iter().map(|state| state.as_str())));
    let order = Order {
        by: review_request::Column::SubmittedAt,
        id: review_request::Column::Id,
        direction: Direction::Asc,
    };
    page(tx, wanted, &order, request).await
}

/// The open request of a resource, when the viewer may read it.
///
/// # Errors
/// What the database says.
pub async fn open_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
) -> Result<Option<review_request::Model>> {
    visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::ResourceId.eq(resource.id))
        .filter(review_request::Column::State.is_in(ReviewState::OPEN.map(|state| state.as_str())))
        .one(tx)
        .await
        .map_err(fault)
}
