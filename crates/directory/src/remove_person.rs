//! Remove a person from their seat. The seat stays, with its role and with what it keeps; their rights end at their next
//! request, because a viewer is made of the seats that somebody holds.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::{invitation, seat};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    give_seat::revoke_open, hold_seat::is_last_steward, leave_seat::handed_to_staff, say_why::reason,
};

/// What becomes of a department whose last steward goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutSteward {
    /// That must not be.
    Refuse,
    /// Alliance staff look after its people.
    HandToStaff,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum RemoveOutcome {
    /// The seat is vacant.
    Removed(seat::Model),
    /// Nobody held it.
    Vacant(seat::Model),
    /// Its holder is the department's only steward, and somebody must be.
    LastSteward(seat::Model),
}

/// Takes the seat from its holder. It must have been taken by [`crate::hold_seat`]. Documents that they uploaded and hung
/// on nothing stay theirs alone, and go with all that nobody attaches.
///
/// # Errors
/// Bad input when there is no reason; forbidden for a steward to hand the department to staff by removing somebody else.
pub async fn remove_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, seat::Model>,
    (reason_given, without_steward): (&str, WithoutSteward),
    now: OffsetDateTime,
) -> Result<RemoveOutcome> {
    let why = reason(Some(reason_given))?;
    let seat = may_manage.into_row();
    let Some(person) = seat.person_id else { return Ok(RemoveOutcome::Vacant(seat)) };
    let last = is_last_steward(tx, viewer, &seat).await?;
    if last && (without_steward == WithoutSteward::Refuse || viewer.alliance.is_none()) {
        return Ok(RemoveOutcome::LastSteward(seat));
    }
    // Who is sent away must not have left themselves a door open: the links that they made end as well.
    let links = revoke_made_by(tx, person, &seat, now).await? + revoke_open(tx, seat.id, now).await?;
    let (seat, vacated) = vacate(tx, seat, json!({ "reason": why, "revoked_invitations": links })).await?;
    record(tx, viewer, now, vacated).await?;
    if last {
        record(tx, viewer, now, handed_to_staff(&seat)).await?;
    }
    Ok(RemoveOutcome::Removed(seat))
}

async fn revoke_made_by(
    tx: &impl ConnectionTrait,
    person: Uuid,
    seat: &seat::Model,
    now: OffsetDateTime,
) -> Result<u64> {
    use invitation::Column::{DepartmentId, InvitedBy, RevokedAt, UsedAt};
    let ended = invitation::Entity::update_many()
        .filter(DepartmentId.eq(seat.department_id))
        .filter(InvitedBy.eq(person))
        .filter(UsedAt.is_null())
        .filter(RevokedAt.is_null())
        .col_expr(RevokedAt, Expr::value(now))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(ended.rows_affected)
}

/// Takes the holder off a seat; the event that tells it gets `told` on top.
///
/// # Errors
/// Internal when nobody holds it; what the database says.
pub(crate) async fn vacate(
    tx: &impl ConnectionTrait,
    seat: seat::Model,
    told: serde_json::Value,
) -> Result<(seat::Model, Event)> {
    let person = seat.person_id.ok_or_else(|| Error::internal("a vacant seat cannot be vacated"))?;
    let mut data = json!({ "person": person, "role": seat.role.0, "post": seat.post.0 });
    if let (Some(data), serde_json::Value::Object(told)) = (data.as_object_mut(), told) {
        data.extend(told);
    }
    let mut row = seat.into_active_model();
    row.person_id = Set(None);
    let seat = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "seat.vacated",
        subject: "seat",
        subject_id: seat.id,
        department: Some(seat.department_id.into()),
        data,
    };
    Ok((seat, event))
}
