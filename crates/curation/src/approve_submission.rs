//! Approve a submission for the department: it is published, or goes on to the Alliance where its reach is not the
//! department's own to give.

use commons_access::{May, Step, Viewer, act::Publish};
use commons_entity::{Word, resource, review_request};
use commons_kernel::{EntryKind, Error, ResourceStatus, Result, ReviewState};
use commons_library::{OwnReach, publish, take_step};
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    Submission,
    asked_version::asked_version,
    comment_review::words,
    timeline::{Entry, note},
};

/// Approves what a contributor submitted, with a remark or without. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the remark is too long; what the database says.
pub async fn approve_submission(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: May<Publish, review_request::Model>,
    (own_reach, remark): (OwnReach, &str),
    now: OffsetDateTime,
) -> Result<Submission> {
    let remark = words("reason", remark, 5_000)?;
    let request = may_publish.into_row();
    if request.state.0 != ReviewState::Submitted {
        return Ok(Submission::refused(request, "approved"));
    }
    let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id)
        .await?
        .ok_or_else(|| Error::internal("a review request has lost its resource"))?;
    let version = asked_version(tx, &request).await?;
    let own = own_reach.covers(version.reach.0) && resource.status.0 != ResourceStatus::TakenDown;
    let me = viewer.person().map(Into::into);
    let mut row = request.clone().into_active_model();
    let (state, step, kind) = match own {
        true => (ReviewState::Approved, Step::Publish, EntryKind::Approved),
        false => (ReviewState::Waiting, Step::AskAlliance, EntryKind::SentOn),
    };
    note(tx, viewer, request.id, Entry::of(kind, remark.clone()), now).await?;
    row.state = Set(Word(state));
    if own {
        row.decided_by = Set(me);
        row.decided_at = Set(Some(now));
        row.reason = Set(Some(remark).filter(|remark| !remark.is_empty()));
    } else {
        row.before_alliance = Set(true);
        row.sent_on_by = Set(me);
        row.sent_on_at = Set(Some(now));
    }
    let after = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: if own { "review.approved" } else { step.event() },
        subject: "resource",
        subject_id: request.resource_id,
        department: Some(request.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "version": request.version_id,
            "from": request.state.0,
            "to": state,
            "reach": version.reach.0,
        }),
    };
    if own {
        publish(tx, viewer, version, step, now).await?;
    } else {
        take_step(tx, resource, step, now).await?;
    }
    record(tx, viewer, now, event).await?;
    Ok(Submission::Moved(after))
}
