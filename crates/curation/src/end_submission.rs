//! End a submission without publishing: a publisher sends it back with a reason, or its department takes it back.

use commons_access::{May, Step, Viewer, act};
use commons_entity::{Word, resource, review_request};
use commons_kernel::{EntryKind, Error, Result, ReviewKind, ReviewState};
use commons_library::take_step;
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    comment_review::words,
    decide_review::told_reason,
    timeline::{Entry, note},
};

/// What came of a step of a submission.
#[derive(Clone, Debug)]
pub enum Submission {
    /// The request as it is now.
    Moved(review_request::Model),
    /// It cannot be from where it is, which the message says.
    Refused(review_request::Model, String),
}

impl Submission {
    pub(crate) fn refused(request: review_request::Model, what: &str) -> Self {
        let here = match request.state.0 {
            ReviewState::Submitted => "with a publisher of its department",
            ReviewState::Waiting | ReviewState::Claimed => "before the Alliance",
            ReviewState::Approved => "approved",
            ReviewState::ChangesAsked => "sent back",
            ReviewState::Declined => "declined",
            ReviewState::TakenBack => "taken back",
            ReviewState::Upheld => "upheld",
            ReviewState::Dismissed => "dismissed",
        };
        let why = format!("it is {here} by now and cannot be {what} any more");
        Self::Refused(request, why)
    }
}

/// Sends back what a contributor submitted. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason is missing or too long.
pub async fn send_back_submission(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: May<act::Publish, review_request::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Submission> {
    let reason = told_reason(reason)?;
    let request = may_publish.into_row();
    if request.state.0 != ReviewState::Submitted {
        return Ok(Submission::refused(request, "sent back"));
    }
    end(
        tx,
        viewer,
        request,
        Ending { step: Step::SendBack, state: ReviewState::ChangesAsked, reason: Some(reason), now },
    )
    .await
}

/// Takes back what the department asked of its publisher or of the Alliance, also while a reviewer holds it. The row must
/// have been fetched for update.
///
/// # Errors
/// Bad input when the reason, which is not needed, is too long.
pub async fn take_back_submission(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<act::Withdraw, review_request::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Submission> {
    let reason = Some(words("reason", reason, 5_000)?).filter(|reason| !reason.is_empty());
    let request = may_withdraw.into_row();
    if !ReviewState::OPEN.contains(&request.state.0) || request.kind.0 == ReviewKind::Flag {
        return Ok(Submission::refused(request, "taken back"));
    }
    end(tx, viewer, request, Ending { step: Step::TakeBack, state: ReviewState::TakenBack, reason, now })
        .await
}

struct Ending {
    step: Step,
    state: ReviewState,
    reason: Option<String>,
    now: OffsetDateTime,
}

async fn end(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: review_request::Model,
    ending: Ending,
) -> Result<Submission> {
    let Ending { step, state, reason, now } = ending;
    let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id)
        .await?
        .ok_or_else(|| Error::internal("a review request has lost its resource"))?;
    // An appeal changes nothing about its resource until it is decided.
    if request.kind.0 == ReviewKind::Publication {
        take_step(tx, resource, step, now).await?;
    }
    let kind = match step {
        Step::SendBack => EntryKind::ChangesAsked,
        _ => EntryKind::TakenBack,
    };
    note(tx, viewer, request.id, Entry::of(kind, reason.clone().unwrap_or_default()), now).await?;
    let event = Event {
        kind: step.event(),
        subject: "resource",
        subject_id: request.resource_id,
        department: Some(request.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "version": request.version_id,
            "from": request.state.0,
            "to": state,
            "reason": reason,
        }),
    };
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(viewer.person().map(Into::into));
    row.decided_at = Set(Some(now));
    row.reason = Set(reason);
    let request = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(Submission::Moved(request))
}
