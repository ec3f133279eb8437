//! Claim a review, so that no two reviewers do the same work.

use commons_access::{May, Viewer, act::Review};
use commons_entity::{Word, review_request};
use commons_kernel::{EntryKind, Error, Result, ReviewState};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::{Duration, OffsetDateTime};

use crate::timeline::{Entry, note};

/// How long a claim lasts; claiming again renews it.
pub const CLAIM: Duration = Duration::hours(4);

/// What came of it.
#[derive(Clone, Debug)]
pub enum ClaimOutcome {
    /// The viewer holds it until `claimed_until`.
    Claimed(review_request::Model),
    /// Somebody else holds it, or it is decided.
    Taken(review_request::Model),
}

/// Claims the request, or renews one's own claim. The row must have been fetched for update.
///
/// # Errors
/// What the database says.
pub async fn claim_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    now: OffsetDateTime,
) -> Result<ClaimOutcome> {
    let request = may_review.into_row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let held = match request.state.0 {
        ReviewState::Waiting => None,
        ReviewState::Claimed => {
            request.claimed_by.filter(|_| request.claimed_until.is_some_and(|until| until > now))
        }
        ReviewState::Submitted
        | ReviewState::Approved
        | ReviewState::ChangesAsked
        | ReviewState::Declined
        | ReviewState::TakenBack
        | ReviewState::Upheld
        | ReviewState::Dismissed => return Ok(ClaimOutcome::Taken(request)),
    };
    if held.is_some_and(|holder| holder != me) {
        return Ok(ClaimOutcome::Taken(request));
    }
    let event = Event {
        kind: if held.is_none() { "review.claimed" } else { "review.claim_renewed" },
        subject: "review_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({
            "resource": request.resource_id,
            "version": request.version_id,
            "from": request.claimed_by,
            "until": (now + CLAIM).unix_timestamp(),
        }),
    };
    let mut row = request.into_active_model();
    row.state = Set(Word(ReviewState::Claimed));
    row.claimed_by = Set(Some(me));
    row.claimed_until = Set(Some(now + CLAIM));
    let request = row.update(tx).await.map_err(fault)?;
    if held.is_none() {
        note(tx, viewer, request.id, Entry::of(EntryKind::Claimed, ""), now).await?;
    }
    record(tx, viewer, now, event).await?;
    Ok(ClaimOutcome::Claimed(request))
}
