//! `closeSeat`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::Manage;
use commons_directory::{CloseSeatOutcome, close_seat, hold_seat};
use commons_kernel::SeatId;

use crate::{
    context::scope,
    directory::Seat,
    error::Answer,
    ids::{global, local},
    page::count,
};

/// Which seat to close.
#[derive(InputObject)]
struct CloseSeatInput {
    /// A vacant seat.
    seat_id: ID,
    /// The seat that gets what it keeps; needed when it keeps anything.
    hand_to_seat_id: Option<ID>,
}

/// What came of closing.
#[derive(Union)]
enum CloseSeatPayload {
    Closed(SeatClosed),
    Held(SeatHeld),
    Keeps(SeatKeepsResources),
}

/// The seat is gone.
#[derive(SimpleObject)]
struct SeatClosed {
    /// The seat that was.
    seat_id: ID,
    /// How many resources, drafts among them, went to the other seat.
    handed: i32,
}

/// Somebody holds it.
#[derive(SimpleObject)]
struct SeatHeld {
    /// The seat, unchanged.
    seat: Seat,
    /// What to do, in a sentence for the screen.
    message: String,
}

/// It keeps resources, and no seat was named for them.
#[derive(SimpleObject)]
struct SeatKeepsResources {
    /// The seat, unchanged.
    seat: Seat,
    /// How many resources it keeps, drafts among them.
    resources: i32,
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct CloseSeat;

#[Object]
impl CloseSeat {
    /// Closes a vacant seat; what it keeps goes to another seat of the department.
    async fn close_seat(&self, ctx: &Context<'_>, input: CloseSeatInput) -> Answer<CloseSeatPayload> {
        let scope = scope(ctx)?;
        let seat_id = local::<SeatId>(&input.seat_id, "seatId")?;
        let heir =
            input.hand_to_seat_id.as_ref().map(|id| local::<SeatId>(id, "handToSeatId")).transpose()?;
        let tx = scope.begin_as("seats").await?;
        let may_manage = hold_seat::<Manage>(&tx, scope.viewer(), seat_id).await?;
        let outcome = close_seat(&tx, scope.viewer(), may_manage, heir, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            CloseSeatOutcome::Closed { handed } => CloseSeatPayload::Closed(SeatClosed {
                seat_id: global::<SeatId>(seat_id),
                handed: count(handed),
            }),
            CloseSeatOutcome::Held(row) => CloseSeatPayload::Held(SeatHeld {
                seat: row.into(),
                message: "Somebody holds this seat. Remove them from it first.".into(),
            }),
            CloseSeatOutcome::Keeps { seat, kept } => CloseSeatPayload::Keeps(SeatKeepsResources {
                seat: seat.into(),
                resources: count(kept),
                message: "This seat keeps resources. Name the seat that gets them.".into(),
            }),
        })
    }
}
