//! Decide a review: approve, ask for changes or decline, with a reason that the department sees.

use commons_access::{Action, May, Step, Viewer, act::Review};
use commons_entity::{Word, resource, review_request, seat};
use commons_kernel::{Code, Error, Result, ReviewState};
use commons_library::{publish, take_step};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, prelude::Uuid,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::asked_version::asked_version;

/// The decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Publish it.
    Approve,
    /// Back to the department, with what to change.
    AskForChanges,
    /// It will not be published; the reason says why.
    Decline,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum DecideOutcome {
    /// Decided; an approved version is published.
    Decided(review_request::Model),
    /// The viewer does not hold the claim, or it is decided already.
    NotYours(review_request::Model),
}

/// Decides a request whose claim the viewer holds. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason is missing or too long; forbidden to whoever submitted the version.
pub async fn decide_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    decision: Decision,
    reason: String,
    now: OffsetDateTime,
) -> Result<DecideOutcome> {
    let request = may_review.into_row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let reason = told_reason(&reason)?;
    let mine = request.state.0 == ReviewState::Claimed
        && request.claimed_by == Some(me)
        && request.claimed_until.is_some_and(|until| until > now);
    if !mine {
        return Ok(DecideOutcome::NotYours(request));
    }
    let mut version = asked_version(tx, &request).await?;
    stands_apart(tx, viewer, &request, version.created_by, me).await?;
    let (state, step) = match decision {
        Decision::Approve => (ReviewState::Approved, Step::Approve),
        Decision::AskForChanges => (ReviewState::ChangesAsked, Step::AskForChanges),
        Decision::Decline => (ReviewState::Declined, Step::Decline),
    };
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(Some(me));
    row.decided_at = Set(Some(now));
    row.reason = Set(Some(reason.clone()));
    let request = row.update(tx).await.map_err(fault)?;
    if decision == Decision::Approve {
        version.reviewed = true;
        publish(tx, viewer, version, step, now).await?;
    } else {
        let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id).await?;
        let resource = resource.ok_or_else(|| Error::internal("a review request has lost its resource"))?;
        take_step(tx, resource, step, now).await?;
    }
    let event = Event {
        kind: step.event(),
        subject: "resource",
        subject_id: request.resource_id,
        department: Some(request.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "version": request.version_id,
            "from": ReviewState::Claimed,
            "to": state,
            "reason": reason,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(DecideOutcome::Decided(request))
}

/// Reviewer and author are never the same person, nor of the same office.
async fn stands_apart(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
    written_by: Option<Uuid>,
    me: Uuid,
) -> Result<()> {
    if [request.submitted_by, request.sent_on_by, written_by].contains(&Some(me)) {
        return Err(Error::new(Code::Forbidden, "you submitted this version; somebody else must decide"));
    }
    let seats = visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::DepartmentId.eq(request.department_id))
        .filter(seat::Column::PersonId.eq(me))
        .count(tx)
        .await
        .map_err(fault)?;
    if seats > 0 {
        return Err(Error::new(
            Code::Forbidden,
            "you hold a seat in the department that asks; somebody else must decide",
        ));
    }
    Ok(())
}

/// A reason that the department can read.
pub(crate) fn told_reason(reason: &str) -> Result<String> {
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.is_empty() {
        return Err(Error::bad_input("reason", "give a reason; the department sees it"));
    }
    if reason.chars().count() > 5_000 {
        return Err(Error::bad_input("reason", "the reason is too long; at most 5000 characters"));
    }
    Ok(reason)
}
