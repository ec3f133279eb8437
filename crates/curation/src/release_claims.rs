//! Give back what somebody holds, because they do not review any more: the work is nobody's orphan.

use commons_access::{Action, May, Viewer, act::ManagePeople};
use commons_entity::{person, review_request};
use commons_kernel::{EntryKind, Result, ReviewState};
use commons_store::{Event, fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    hold::let_go,
    timeline::{Entry, note},
};

/// Puts every request that the person has claimed back into the queue, at its old place; says how many.
///
/// # Errors
/// What the database says.
pub async fn release_claims(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: &May<ManagePeople, person::Model>,
    now: OffsetDateTime,
) -> Result<usize> {
    let held = visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::State.eq(ReviewState::Claimed.as_str()))
        .filter(review_request::Column::ClaimedBy.eq(may_manage.row().id))
        .all(tx)
        .await
        .map_err(fault)?;
    let many = held.len();
    for request in held {
        let event = Event {
            kind: "review.released",
            subject: "review_request",
            subject_id: request.id,
            department: Some(request.department_id.into()),
            data: json!({ "resource": request.resource_id, "version": request.version_id, "from": request.claimed_by }),
        };
        note(tx, viewer, request.id, Entry::of(EntryKind::Released, ""), now).await?;
        let_go(tx, request).await?;
        record(tx, viewer, now, event).await?;
    }
    Ok(many)
}
