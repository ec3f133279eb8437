//! Appeal against a takedown: somebody else than who took it down looks again.

use commons_access::{May, Viewer, act::Withdraw};
use commons_entity::{Word, resource, review_request};
use commons_kernel::{EntryKind, Error, ResourceStatus, Result, ReviewKind, ReviewRequestId, ReviewState};
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    decide_review::told_reason,
    queue::open_request_of,
    timeline::{Entry, note},
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum AppealOutcome {
    /// It waits for a moderator.
    Made(review_request::Model),
    /// It cannot be appealed, which the message says.
    Refused(resource::Model, String),
}

/// Appeals against the takedown of a resource. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason is missing or too long.
pub async fn appeal_takedown(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, resource::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<AppealOutcome> {
    let reason = told_reason(reason)?;
    let resource = may_withdraw.into_row();
    if resource.status.0 != ResourceStatus::TakenDown {
        return Ok(AppealOutcome::Refused(
            resource,
            "it is not taken down, so that there is nothing to appeal".into(),
        ));
    }
    if open_request_of(tx, viewer, resource.id, ReviewKind::Appeal).await?.is_some() {
        return Ok(AppealOutcome::Refused(
            resource,
            "an appeal is open already; wait for what comes of it".into(),
        ));
    }
    if open_request_of(tx, viewer, resource.id, ReviewKind::Flag).await?.is_some() {
        let why = "it is hidden while somebody looks; you can appeal once it is decided";
        return Ok(AppealOutcome::Refused(resource, why.into()));
    }
    let request = review_request::Model {
        id: ReviewRequestId::new(now).into(),
        kind: Word(ReviewKind::Appeal),
        urgent: false,
        department_id: resource.department_id,
        resource_id: resource.id,
        version_id: resource
            .current_version_id
            .ok_or_else(|| Error::internal("what was taken down was never published"))?,
        state: Word(ReviewState::Waiting),
        submitted_by: viewer.person().map(Into::into),
        submitted_at: now,
        before_alliance: true,
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
    note(tx, viewer, request.id, Entry::of(EntryKind::Appealed, reason.clone()), now).await?;
    let event = Event {
        kind: "review.appealed",
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({ "reviewRequest": request.id, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(AppealOutcome::Made(request))
}
