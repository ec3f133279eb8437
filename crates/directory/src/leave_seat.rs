//! Leave one's seat. The last steward names a successor first, or hands the department to Alliance staff.

use commons_access::{May, Viewer, act::Leave};
use commons_entity::{Word, person, seat};
use commons_kernel::{Error, Result, Role, SeatId};
use commons_store::{Event, fault, fetch, fetch_for_update, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    DIRECTORY, WithoutSteward, change_seat::changed, hold_seat::is_last_steward, remove_person::vacate,
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum LeaveOutcome {
    /// The seat is vacant; what it keeps stays with it.
    Left(seat::Model),
    /// They are the department's only steward: somebody must be named, or staff.
    LastSteward(seat::Model),
}

/// Gives up one's seat, from whichever seat one acts. It must have been taken by [`crate::hold_seat`]; the transaction is
/// the server's, because who acts from another seat does not see the people of this department.
///
/// # Errors
/// Not found when the successor's seat is another department's; bad input when nobody else holds it, or when the seat that
/// is left is no steward's.
pub async fn leave_seat(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_leave: May<Leave, seat::Model>,
    (successor, without_steward): (Option<SeatId>, WithoutSteward),
    now: OffsetDateTime,
) -> Result<LeaveOutcome> {
    let seat = may_leave.into_row();
    let raised = match successor {
        Some(successor) => raise(tx, &seat, successor).await?,
        None => None,
    };
    let last = is_last_steward(tx, &DIRECTORY, &seat).await?;
    if last && without_steward == WithoutSteward::Refuse {
        return Ok(LeaveOutcome::LastSteward(seat));
    }
    let (seat, vacated) = vacate(tx, seat, json!({ "reason": "left", "successor": successor })).await?;
    if let Some(raised) = raised {
        record(tx, viewer, now, raised).await?;
    }
    record(tx, viewer, now, vacated).await?;
    if last {
        record(tx, viewer, now, handed_to_staff(&seat)).await?;
    }
    Ok(LeaveOutcome::Left(seat))
}

/// The successor becomes a steward; nothing to tell when they were one.
async fn raise(tx: &impl ConnectionTrait, left: &seat::Model, successor: SeatId) -> Result<Option<Event>> {
    let found = fetch_for_update::<seat::Entity>(tx, successor.uuid()).await?;
    // Another department's seat is as good as none, here as everywhere.
    let seat = found.filter(|seat| seat.department_id == left.department_id).ok_or_else(Error::not_found)?;
    if left.role.0 != Role::Steward {
        let mend = "only a steward names a successor; leave it out";
        return Err(Error::bad_input("successorSeatId", mend));
    }
    let person = match seat.person_id {
        Some(person) if Some(person) != left.person_id => fetch::<person::Entity>(tx, person).await?,
        _ => None,
    };
    if person.is_none_or(|person| person.disabled_at.is_some()) {
        let mend = "choose a seat that somebody else holds";
        return Err(Error::bad_input("successorSeatId", mend));
    }
    if seat.role.0 == Role::Steward {
        return Ok(None);
    }
    let event = changed(&seat, (seat.post.0, Role::Steward), "succession");
    let mut row = seat.into_active_model();
    row.role = Set(Word(Role::Steward));
    row.update(tx).await.map_err(fault)?;
    Ok(Some(event))
}

/// The department has no steward any more: staff see it in their requests.
pub(crate) fn handed_to_staff(seat: &seat::Model) -> Event {
    Event {
        kind: "department.handed_to_staff",
        subject: "department",
        subject_id: seat.department_id,
        department: Some(seat.department_id.into()),
        data: json!({ "seat": seat.id }),
    }
}
