//! Submit for review: the draft becomes a version that asks to be published. A contributor asks a publisher of the
//! department; a publisher asks the Alliance.

use commons_access::{Action, May, Step, Viewer, act::Submit, may};
use commons_entity::{Word, draft, resource, review_request};
use commons_kernel::{EntryKind, Result, ReviewKind, ReviewRequestId, ReviewState};
use commons_library::{Problem, cut_version, draft_of, problems_of, take_step};
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    open_review,
    timeline::{Entry, note},
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum SubmitOutcome {
    /// The request waits in the queue.
    Requested(review_request::Model),
    /// The draft is not finished.
    Incomplete(Vec<Problem>),
    /// Somebody saved the draft in between; this is what stands there now.
    Conflict(draft::Model),
    /// A request for this resource is open already.
    AlreadyOpen(review_request::Model),
}

/// Cuts a version from the draft as the submitter saw it and puts it into the queue.
///
/// # Errors
/// What the database says.
pub async fn submit_for_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_submit: &May<Submit, resource::Model>,
    revision: i32,
    now: OffsetDateTime,
) -> Result<SubmitOutcome> {
    // The lock puts two submissions of the same resource in a row, so that the second finds the first.
    let resource = fetch_for_update::<resource::Entity>(tx, may_submit.row().id)
        .await?
        .ok_or_else(commons_kernel::Error::not_found)?;
    if let Some(open) = open_review(tx, viewer, &resource).await? {
        return Ok(SubmitOutcome::AlreadyOpen(open));
    }
    let Some(draft) = draft_of(tx, &resource).await? else {
        return Ok(SubmitOutcome::Incomplete(vec![Problem::nothing_changed()]));
    };
    if draft.revision != revision {
        return Ok(SubmitOutcome::Conflict(draft));
    }
    let problems = problems_of(tx, viewer, (&resource, &draft), now).await?;
    if !problems.is_empty() {
        return Ok(SubmitOutcome::Incomplete(problems));
    }
    let to_alliance = may(viewer, Action::Publish, &resource);
    let (step, state) = match to_alliance {
        true => (Step::AskAlliance, ReviewState::Waiting),
        false => (Step::Submit, ReviewState::Submitted),
    };
    let version = cut_version(tx, viewer, &resource, &draft, now).await?;
    let request = review_request::Model {
        id: ReviewRequestId::new(now).into(),
        kind: Word(ReviewKind::Publication),
        urgent: false,
        department_id: resource.department_id,
        resource_id: resource.id,
        version_id: version.id,
        state: Word(state),
        submitted_by: viewer.person().map(Into::into),
        submitted_at: now,
        before_alliance: to_alliance,
        sent_on_by: None,
        sent_on_at: None,
        claimed_by: None,
        claimed_until: None,
        second_asked_by: None,
        decided_by: None,
        decided_at: None,
        reason: None,
    };
    let row = review_request::ActiveModel::from(request.clone());
    review_request::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    note(tx, viewer, request.id, Entry::of(EntryKind::Submitted, ""), now).await?;
    let event = Event {
        kind: step.event(),
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "version": version.id,
            "from_version": resource.current_version_id,
            "from_revision": draft.revision,
            "reach": version.reach.0,
        }),
    };
    take_step(tx, resource, step, now).await?;
    record(tx, viewer, now, event).await?;
    Ok(SubmitOutcome::Requested(request))
}
