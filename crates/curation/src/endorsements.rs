//! Endorsements as readers see them, and taking one back.

use commons_access::{May, Viewer, act::Endorse};
use commons_entity::{endorsement, resource};
use commons_kernel::{EndorsementId, Error, Result};
use commons_store::{Event, children, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::comment_review::words;

/// Where an endorsement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndorsementState {
    /// It counts.
    InForce,
    /// Its last day is over.
    Expired,
    /// It was taken back, with a reason.
    Withdrawn,
}

/// Where an endorsement is on a day (UTC).
pub fn state_of(row: &endorsement::Model, today: Date) -> EndorsementState {
    if row.withdrawn_at.is_some() {
        EndorsementState::Withdrawn
    } else if row.expires_on < today {
        EndorsementState::Expired
    } else {
        EndorsementState::InForce
    }
}

/// The endorsements of resources, newest first, without those that a newer one replaced. The caller has permitted the
/// resources, and asks whether the viewer may read the version that each is about.
///
/// # Errors
/// What the database says.
pub async fn endorsements_of(
    tx: &impl ConnectionTrait,
    resources: &[Uuid],
) -> Result<Vec<endorsement::Model>> {
    children::<endorsement::Entity>()
        .filter(endorsement::Column::ResourceId.is_in(resources.iter().copied()))
        .filter(endorsement::Column::ReplacedAt.is_null())
        .order_by_desc(endorsement::Column::EndorsedAt)
        .order_by_desc(endorsement::Column::Id)
        .all(tx)
        .await
        .map_err(fault)
}

/// The endorsement of this id, if no newer one replaced it, for the caller to ask its resource.
///
/// # Errors
/// What the database says.
pub async fn endorsement(tx: &impl ConnectionTrait, id: EndorsementId) -> Result<Option<endorsement::Model>> {
    children::<endorsement::Entity>()
        .filter(endorsement::Column::Id.eq(id.uuid()))
        .filter(endorsement::Column::ReplacedAt.is_null())
        .one(tx)
        .await
        .map_err(fault)
}

/// Takes an endorsement back; one that was taken back stays so.
///
/// # Errors
/// Bad input when the reason says nothing or is too long; not found when the endorsement is of another resource.
pub async fn withdraw_endorsement(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_endorse: &May<Endorse, resource::Model>,
    (endorsement, reason): (endorsement::Model, &str),
    now: OffsetDateTime,
) -> Result<endorsement::Model> {
    let resource = may_endorse.row();
    let reason = words("reason", reason, 2_000)?;
    if reason.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", "give a reason; whoever reads the resource sees it"));
    }
    if endorsement.resource_id != resource.id {
        return Err(Error::not_found());
    }
    if endorsement.withdrawn_at.is_some() {
        return Ok(endorsement);
    }
    let mut row = endorsement.into_active_model();
    row.withdrawn_at = Set(Some(now));
    row.withdrawn_by = Set(viewer.person().map(Into::into));
    row.withdrawal_reason = Set(Some(reason.clone()));
    let row = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "endorsement.withdrawn",
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({ "title": resource.title, "number": row.version_number, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}
