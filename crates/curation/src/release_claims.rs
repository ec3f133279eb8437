//! Give back what somebody holds, because they do not review any more: the work is nobody's orphan.

use commons_access::{Action, May, Viewer, act::ManagePeople};
use commons_entity::{Word, person, review_request};
use commons_kernel::{Result, ReviewState};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

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
        let mut row = request.into_active_model();
        row.state = Set(Word(ReviewState::Waiting));
        row.claimed_by = Set(None);
        row.claimed_until = Set(None);
        row.update(tx).await.map_err(fault)?;
        record(tx, viewer, now, event).await?;
    }
    Ok(many)
}
