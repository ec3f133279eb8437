//! Give a claim back: with advice for who decides, or without.

use commons_access::{May, Viewer, act::Review};
use commons_entity::review_request;
use commons_kernel::{EntryKind, Error, Result, ReviewKind};
use commons_store::{Event, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    Decision, ModerationDecision, StepOutcome,
    decide_review::told_reason,
    hold::{holds, let_go},
    timeline::{Entry, note},
};

/// Gives one's own claim back: the request waits at its old place. The row must have been fetched for update.
///
/// # Errors
/// What the database says.
pub async fn release_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let request = may_review.into_row();
    if !holds(viewer, &request, now) {
        return Ok(StepOutcome::NotYours(request));
    }
    let released = Entry::of(EntryKind::Released, "");
    leave(tx, viewer, request, ("review.released", released), now).await
}

/// What somebody would decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// About a version that asks to be published.
    Publication(Decision),
    /// About flags, or an appeal.
    Moderation(ModerationDecision),
}

impl Advice {
    /// What it can be given about, and how the timeline tells it.
    const fn of(self) -> (ReviewKind, EntryKind) {
        match self {
            Self::Publication(decision) => (
                ReviewKind::Publication,
                match decision {
                    Decision::Approve => EntryKind::AdviceToApprove,
                    Decision::AskForChanges => EntryKind::AdviceToAskForChanges,
                    Decision::Decline => EntryKind::AdviceToDecline,
                },
            ),
            Self::Moderation(decision) => (
                decision.kind(),
                match decision {
                    ModerationDecision::TakeDown => EntryKind::AdviceToTakeDown,
                    ModerationDecision::AskToMend => EntryKind::AdviceToAskToMend,
                    ModerationDecision::Dismiss => EntryKind::AdviceToDismiss,
                    ModerationDecision::PutBack => EntryKind::AdviceToPutBack,
                    ModerationDecision::KeepDown => EntryKind::AdviceToKeepDown,
                },
            ),
        }
    }
}

/// Says what one would decide and why, for the curators who decide; the claim is given back with it.
///
/// # Errors
/// Bad input when the reason is missing or too long, or the advice does not fit what is asked.
pub async fn advise_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    (advice, reason): (Advice, &str),
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let request = may_review.into_row();
    if !holds(viewer, &request, now) {
        return Ok(StepOutcome::NotYours(request));
    }
    let (asked, kind) = advice.of();
    if request.kind.0 != asked {
        return Err(misfit(request.kind.0));
    }
    let advice = Entry { staff_only: true, ..Entry::of(kind, told_reason(reason)?) };
    leave(tx, viewer, request, ("review.advised", advice), now).await
}

fn misfit(asked: ReviewKind) -> Error {
    let (field, mend) = match asked {
        ReviewKind::Publication => {
            ("decision", "a version is approved, sent back or declined; advise one of these")
        }
        ReviewKind::Flag => (
            "moderation",
            "flags are dismissed, upheld with a mend, or lead to a takedown; advise one of these",
        ),
        ReviewKind::Appeal => {
            ("moderation", "an appeal ends with it put back or kept down; advise one of these")
        }
    };
    Error::bad_input(field, mend)
}

async fn leave(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: review_request::Model,
    (event, entry): (&'static str, Entry),
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let event = Event {
        kind: event,
        subject: "review_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({ "resource": request.resource_id, "version": request.version_id, "from": request.claimed_by }),
    };
    note(tx, viewer, request.id, entry, now).await?;
    let request = let_go(tx, request).await?;
    record(tx, viewer, now, event).await?;
    Ok(StepOutcome::Done(request))
}
