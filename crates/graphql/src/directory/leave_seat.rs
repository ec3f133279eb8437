//! `leaveSeat`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::Leave;
use commons_directory::{LeaveOutcome, hold_seat, leave_seat};
use commons_kernel::{DepartmentId, SeatId};

use crate::{
    context::scope,
    directory::{change_seat::LastSteward, remove_person::without_steward},
    error::Answer,
    ids::{global, local},
};

/// Which seat to leave, and to whom.
#[derive(InputObject)]
struct LeaveSeatInput {
    /// One's own seat.
    seat_id: ID,
    /// For the last steward: the seat of somebody else in the department, who becomes a steward.
    successor_seat_id: Option<ID>,
    /// For the last steward: Alliance staff look after the department's people from now on.
    hand_to_staff: Option<bool>,
}

/// What came of leaving.
#[derive(Union)]
enum LeaveSeatPayload {
    Left(SeatLeft),
    LastSteward(LastSteward),
}

/// They hold the seat no more; it stays, with its drafts.
#[derive(SimpleObject)]
struct SeatLeft {
    /// The seat.
    seat_id: ID,
    /// Its department.
    department_id: ID,
}

#[derive(Default)]
pub(crate) struct LeaveSeat;

#[Object]
impl LeaveSeat {
    /// Gives up one's own seat, from whichever seat one acts.
    async fn leave_seat(&self, ctx: &Context<'_>, input: LeaveSeatInput) -> Answer<LeaveSeatPayload> {
        let scope = scope(ctx)?;
        let seat_id = local::<SeatId>(&input.seat_id, "seatId")?;
        let successor = input.successor_seat_id.as_ref().map(|id| local::<SeatId>(id, "successorSeatId"));
        let told = (successor.transpose()?, without_steward(input.hand_to_staff));
        let tx = scope.begin_as("seats").await?;
        let may_leave = hold_seat::<Leave>(&tx, scope.viewer(), seat_id).await?;
        let outcome = leave_seat(&tx, scope.viewer(), may_leave, told, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            LeaveOutcome::Left(row) => LeaveSeatPayload::Left(SeatLeft {
                seat_id: global::<SeatId>(row.id),
                department_id: global::<DepartmentId>(row.department_id),
            }),
            LeaveOutcome::LastSteward(row) => LeaveSeatPayload::LastSteward(LastSteward::of(
                row,
                "You are the only steward of the department. Name a successor, or hand the department to Alliance staff.",
            )),
        })
    }
}
