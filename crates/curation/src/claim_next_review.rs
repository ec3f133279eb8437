//! Claim whatever is urgent, or else waits for a second person, or else waits longest, so that a queue is worked through without a choice and without a collision.

use commons_access::{Action, Viewer, act::Review, permit};
use commons_entity::{review_entry, review_request};
use commons_kernel::{EntryKind, Error, Result, ReviewState};
use commons_store::{children, fault, visible};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use time::{Duration, OffsetDateTime};

use crate::{ClaimOutcome, claim_review};

/// How long what somebody gave back is not offered to them again.
const LATELY: Duration = Duration::hours(12);

/// Claims an urgent request, or else one that somebody else was not sure of, or else the one that has waited longest, of those that
/// nobody holds, that the viewer did not submit, and that do not wait for somebody else than them. None: nothing waits for them.
///
/// # Errors
/// What the database says.
pub async fn claim_next_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    now: OffsetDateTime,
) -> Result<Option<review_request::Model>> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let free = Condition::any().add(review_request::Column::State.eq(ReviewState::Waiting.as_str())).add(
        review_request::Column::State
            .eq(ReviewState::Claimed.as_str())
            .and(review_request::Column::ClaimedUntil.lte(now)),
    );
    let others = Condition::any()
        .add(review_request::Column::SubmittedBy.is_null())
        .add(review_request::Column::SubmittedBy.ne(me));
    // What one has advised on, or given back lately, is for somebody else.
    let not_my_doubt = Condition::any()
        .add(review_request::Column::SecondAskedBy.is_null())
        .add(review_request::Column::SecondAskedBy.ne(me));
    let lately = review_entry::Column::Kind
        .eq(EntryKind::Released.as_str())
        .and(review_entry::Column::At.gt(now - LATELY));
    let left = children::<review_entry::Entity>()
        .select_only()
        .column(review_entry::Column::ReviewRequestId)
        .filter(review_entry::Column::ByPerson.eq(me))
        .filter(
            Condition::any()
                .add(review_entry::Column::Kind.is_in(EntryKind::ADVICE.map(|kind| kind.as_str())))
                .add(lately),
        );
    // Who comes second does not wait for the first one's choice, but takes the next.
    let next = visible::<review_request::Entity>(viewer, Action::Review)
        .filter(free)
        .filter(others)
        .filter(not_my_doubt)
        .filter(review_request::Column::Id.not_in_subquery(left.into_query()))
        .order_by_desc(review_request::Column::Urgent)
        .order_by_desc(Expr::expr(review_request::Column::SecondAskedBy.is_not_null()))
        .order_by_asc(review_request::Column::SubmittedAt)
        .order_by_asc(review_request::Column::Id)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(next) = next else { return Ok(None) };
    let may_review = permit::<Review, _>(viewer, Some(next))?;
    match claim_review(tx, viewer, may_review, now).await? {
        ClaimOutcome::Claimed(request) => Ok(Some(request)),
        ClaimOutcome::Taken(_) => Err(Error::internal("a request was taken that nobody held")),
    }
}
