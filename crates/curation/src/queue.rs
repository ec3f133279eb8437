//! The queue of review requests, oldest first.

use commons_access::{Action, Viewer};
use commons_entity::{resource, review_request};
use commons_kernel::{Page, PageRequest, Result, ReviewKind, ReviewState};
use commons_store::{Order, fault, page, visible};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, Order as Direction, PaginatorTrait, QueryFilter, QueryTrait,
    prelude::Uuid, sea_query::ExprTrait,
};
use time::{Duration, OffsetDateTime};

/// How long a request may wait until it is due, and until it is late.
pub const AGE_DUE: Duration = Duration::days(3);
/// See [`AGE_DUE`].
pub const AGE_LATE: Duration = Duration::days(7);

/// Which requests; what is left out asks for all.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Where they are; none: those that the Alliance has to decide.
    pub states: Vec<ReviewState>,
    /// What they ask.
    pub kinds: Vec<ReviewKind>,
    /// Whether they come before others.
    pub urgent: Option<bool>,
}

/// The requests that the viewer may read: staff see what came before the Alliance, writers their department's. No states
/// asked for means those that the Alliance has to decide.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn review_queue(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Wanted,
    request: &PageRequest,
) -> Result<Page<review_request::Model>> {
    let states = match wanted.states.as_slice() {
        [] => &ReviewState::BEFORE_ALLIANCE,
        states => states,
    };
    let kinds = wanted.kinds.iter().map(|kind| kind.as_str());
    let wanted = visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::State.is_in(states.iter().map(|state| state.as_str())))
        .apply_if((kinds.len() > 0).then_some(kinds), |query, kinds| {
            query.filter(review_request::Column::Kind.is_in(kinds))
        })
        .apply_if(wanted.urgent, |query, urgent| query.filter(review_request::Column::Urgent.eq(urgent)));
    let order = Order {
        by: review_request::Column::SubmittedAt,
        id: review_request::Column::Id,
        direction: Direction::Asc,
    };
    page(tx, wanted, &order, request).await
}

/// The open request to publish a version of a resource, when the viewer may read it.
///
/// # Errors
/// What the database says.
pub async fn open_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
) -> Result<Option<review_request::Model>> {
    open_request_of(tx, viewer, resource.id, ReviewKind::Publication).await
}

/// The open request of one kind about a resource, when the viewer may read it.
///
/// # Errors
/// What the database says.
pub(crate) async fn open_request_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource_id: Uuid,
    kind: ReviewKind,
) -> Result<Option<review_request::Model>> {
    visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::ResourceId.eq(resource_id))
        .filter(review_request::Column::Kind.eq(kind.as_str()))
        .filter(review_request::Column::State.is_in(ReviewState::OPEN.map(|state| state.as_str())))
        .one(tx)
        .await
        .map_err(fault)
}

/// Since when a request waits for whoever has to act: the Alliance since it was sent on, or submitted by a publisher.
pub fn waiting_since(request: &review_request::Model) -> OffsetDateTime {
    request.sent_on_at.unwrap_or(request.submitted_at)
}

/// How many requests before the Alliance are late, of those that the viewer may decide.
///
/// # Errors
/// What the database says.
pub async fn count_late(tx: &impl ConnectionTrait, viewer: &Viewer, now: OffsetDateTime) -> Result<u64> {
    use review_request::Column::{SentOnAt, State, SubmittedAt};
    let since = now - AGE_LATE;
    let late = Condition::any().add(SentOnAt.lt(since)).add(SentOnAt.is_null().and(SubmittedAt.lt(since)));
    visible::<review_request::Entity>(viewer, Action::Review)
        .filter(State.is_in(ReviewState::BEFORE_ALLIANCE.map(|state| state.as_str())))
        .filter(late)
        .count(tx)
        .await
        .map_err(fault)
}
