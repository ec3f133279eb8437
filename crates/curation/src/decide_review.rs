//! Decide a review: approve, ask for changes or decline, with a reason that the department sees.

use commons_access::{May, Viewer, act::Review};
use commons_entity::{Word, resource, review_request, version};
use commons_kernel::{Error, ResourceStatus, Result, ReviewState};
use commons_library::publish;
use commons_store::{Event, children, fault, fetch_for_update, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

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
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.is_empty() {
        return Err(Error::bad_input("reason", "give a reason; the department sees it"));
    }
    if reason.chars().count() > 5_000 {
        return Err(Error::bad_input("reason", "the reason is too long; at most 5000 characters"));
    }
    let mine = request.state.0 == ReviewState::Claimed
        && request.claimed_by == Some(me)
        && request.claimed_until.is_some_and(|until| until > now);
    if !mine {
        return Ok(DecideOutcome::NotYours(request));
    }
    if request.submitted_by == Some(me) {
        return Err(Error::new(
            commons_kernel::Code::Forbidden,
            "you submitted this version; somebody else must decide",
        ));
    }
    let (state, word) = match decision {
        Decision::Approve => (ReviewState::Approved, "review.approved"),
        Decision::AskForChanges => (ReviewState::ChangesAsked, "review.changes_asked"),
        Decision::Decline => (ReviewState::Declined, "review.declined"),
    };
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(Some(me));
    row.decided_at = Set(Some(now));
    row.reason = Set(Some(reason.clone()));
    let request = row.update(tx).await.map_err(fault)?;
    match decision {
        Decision::Approve => {
            let mut version = children::<version::Entity>()
                .filter(version::Column::Id.eq(request.version_id))
                .one(tx)
                .await
                .map_err(fault)?
                .ok_or_else(|| Error::internal("a review request has lost its version"))?;
            let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id).await?;
            if !resource.is_some_and(|resource| resource.submitted) {
                return Err(Error::internal("a review was decided of what is not before the reviewers"));
            }
            version.reviewed = true;
            publish(tx, viewer, version, now).await?;
        }
        Decision::AskForChanges | Decision::Decline => give_back(tx, &request, now).await?,
    }
    let event = Event {
        kind: word,
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

/// The resource is no longer before the reviewers; what was published before stays published.
async fn give_back(
    tx: &impl ConnectionTrait,
    request: &review_request::Model,
    now: OffsetDateTime,
) -> Result<()> {
    let Some(resource) = fetch_for_update::<resource::Entity>(tx, request.resource_id).await? else {
        return Ok(());
    };
    let never_published = resource.current_version_id.is_none();
    let mut row = resource.into_active_model();
    row.submitted = Set(false);
    row.updated_at = Set(now);
    if never_published {
        row.status = Set(Word(ResourceStatus::Draft));
    }
    row.update(tx).await.map_err(fault)?;
    Ok(())
}
