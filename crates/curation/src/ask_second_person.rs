//! Ask a second person where one is not sure: the doubt and its note stay, the claim is given back, and the request is for somebody
//! else, who is offered it before others.

use commons_access::{May, Viewer, act::Review};
use commons_entity::review_request;
use commons_kernel::{EntryKind, Error, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    Check, StepOutcome,
    checklist::checks,
    hold::{holds, let_go},
    timeline::{Entry, note, timelines},
};

/// Asks somebody else to look at what the viewer answered with not sure. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the viewer has no doubt that is still open.
pub async fn ask_second_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_review: May<Review, review_request::Model>,
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let request = may_review.into_row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    if !holds(viewer, &request, now) {
        return Ok(StepOutcome::NotYours(request));
    }
    let entries = timelines(tx, &[request.id]).await?.remove(&request.id).unwrap_or_default();
    let of_me = |check: &Check| check.answer.as_ref().is_some_and(|answer| answer.by == Some(me));
    let doubts: Vec<String> = checks(&entries)
        .into_iter()
        .filter(|check| check.needs_second && of_me(check))
        .map(|check| check.criterion.key.clone())
        .collect();
    if doubts.is_empty() {
        let mend = "answer a question with not sure first, and say what you doubt; then ask a second person";
        return Err(Error::bad_input("reviewRequestId", mend).because("NO_DOUBT"));
    }
    let event = Event {
        kind: "review.second_asked",
        subject: "review_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({ "resource": request.resource_id, "version": request.version_id, "doubts": doubts }),
    };
    note(tx, viewer, request.id, Entry::of(EntryKind::SecondAsked, ""), now).await?;
    let mut row = let_go(tx, request).await?.into_active_model();
    row.second_asked_by = Set(Some(me));
    let request = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(StepOutcome::Done(request))
}

/// Nobody is waited for any more once somebody else has settled every doubt.
///
/// # Errors
/// What the database says.
pub(crate) async fn forget_settled(
    tx: &impl ConnectionTrait,
    request: review_request::Model,
) -> Result<review_request::Model> {
    if request.second_asked_by.is_none() {
        return Ok(request);
    }
    let entries = timelines(tx, &[request.id]).await?.remove(&request.id).unwrap_or_default();
    if checks(&entries).iter().any(|check| check.needs_second) {
        return Ok(request);
    }
    let mut row = request.into_active_model();
    row.second_asked_by = Set(None);
    row.update(tx).await.map_err(fault)
}
