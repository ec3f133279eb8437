//! `changeSeat`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::Manage;
use commons_directory::{ChangeSeatOutcome, change_seat, hold_seat};
use commons_entity::seat;
use commons_kernel::SeatId;

use crate::{
    context::scope,
    directory::Seat,
    error::Answer,
    ids::local,
    words::{Post, Role},
};

/// What a seat becomes; what is left out stays.
#[derive(InputObject)]
struct ChangeSeatInput {
    /// The seat.
    seat_id: ID,
    /// What its holder may do.
    role: Option<Role>,
    /// What it is called.
    post: Option<Post>,
}

/// What came of changing.
#[derive(Union)]
enum ChangeSeatPayload {
    Changed(SeatChanged),
    LastSteward(LastSteward),
}

/// It is as asked.
#[derive(SimpleObject)]
struct SeatChanged {
    /// The seat as it is now.
    seat: Seat,
}

/// The seat's holder is the department's only steward, and somebody must look after its people.
#[derive(SimpleObject)]
pub(crate) struct LastSteward {
    /// The seat, unchanged.
    seat: Seat,
    /// What to do, in a sentence for the screen.
    message: String,
}

impl LastSteward {
    pub(crate) fn of(seat: seat::Model, message: &str) -> Self {
        Self { seat: seat.into(), message: message.into() }
    }
}

#[derive(Default)]
pub(crate) struct ChangeSeat;

#[Object]
impl ChangeSeat {
    /// Changes what a seat may do and what it is called. Nobody raises themselves.
    async fn change_seat(&self, ctx: &Context<'_>, input: ChangeSeatInput) -> Answer<ChangeSeatPayload> {
        let scope = scope(ctx)?;
        let seat_id = local::<SeatId>(&input.seat_id, "seatId")?;
        let tx = scope.begin().await?;
        let may_manage = hold_seat::<Manage>(&tx, scope.viewer(), seat_id).await?;
        let wanted = (input.post.map(Into::into), input.role.map(Into::into));
        let outcome = change_seat(&tx, scope.viewer(), may_manage, wanted, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            ChangeSeatOutcome::Changed(row) => ChangeSeatPayload::Changed(SeatChanged { seat: row.into() }),
            ChangeSeatOutcome::LastSteward(row) => ChangeSeatPayload::LastSteward(LastSteward::of(
                row,
                "This is the only steward of the department. Make somebody else a steward first.",
            )),
        })
    }
}
