//! Answer a question of the checklist, while one holds the claim.

use commons_access::{May, Viewer, act::Review};
use commons_entity::review_request;
use commons_kernel::{CheckVerdict, EntryKind, Error, Result};
use commons_store::{Event, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    ask_second_person::forget_settled,
    checklist::checklist,
    comment_review::words,
    hold::holds,
    timeline::{Entry, note},
};

/// An answer to a question.
#[derive(Clone, Debug)]
pub struct NewCheck {
    /// The question's key.
    pub criterion: String,
    /// What was found.
    pub verdict: CheckVerdict,
    /// More about it; needed where the answer is no or not sure.
    pub note: String,
}

/// What came of a reviewer's step.
#[derive(Clone, Debug)]
pub enum StepOutcome {
    /// It is done; the request as it is now.
    Done(review_request::Model),
    /// The viewer does not hold the claim.
    NotYours(review_request::Model),
}

/// Answers a question; the newest answer counts. The row must have been fetched for update.
///
/// # Errors
/// Bad input when there is no such question, or a no says nothing.
pub async fn check_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    check: NewCheck,
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let request = may_review.into_row();
    if !holds(viewer, &request, now) {
        return Ok(StepOutcome::NotYours(request));
    }
    let NewCheck { criterion, verdict, note: said } = check;
    if !checklist().iter().any(|known| known.key == criterion) {
        let known = checklist().iter().map(|known| known.key.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Error::bad_input("criterion", format!("there is no such question; use one of: {known}")));
    }
    let said = words("note", &said, 2_000)?;
    if matches!(verdict, CheckVerdict::No | CheckVerdict::Doubt) && said.is_empty() {
        return Err(Error::bad_input("note", "say what you found, so that others can follow"));
    }
    let event = Event {
        kind: "review.checked",
        subject: "review_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({ "resource": request.resource_id, "criterion": criterion, "verdict": verdict }),
    };
    let entry = Entry { check: Some((criterion, verdict)), ..Entry::of(EntryKind::Check, said) };
    note(tx, viewer, request.id, entry, now).await?;
    record(tx, viewer, now, event).await?;
    Ok(StepOutcome::Done(forget_settled(tx, request).await?))
}
