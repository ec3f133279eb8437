//! `actAs`: as whom somebody acts.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_directory::{Wish, act_as, written};
use commons_kernel::{Error, Result, SeatId};

use crate::{
    context::scope,
    directory::hat::{Hat, Hats},
    error::Answer,
    ids::local,
};

/// As whom to act: one of the two.
#[derive(InputObject)]
struct ActAsInput {
    /// One of the viewer's own seats.
    seat_id: Option<ID>,
    /// True to act as Alliance staff.
    staff: Option<bool>,
}

/// It holds from the next request of this session on: what a screen shows is asked for anew.
#[derive(SimpleObject)]
struct ActAsPayload {
    /// The hat that was chosen.
    hat: Option<Hat>,
}

#[derive(Default)]
pub(crate) struct ActAs;

#[Object]
impl ActAs {
    /// Chooses as whom the viewer acts in this session. A token acts as it was made to.
    async fn act_as(&self, ctx: &Context<'_>, input: ActAsInput) -> Answer<ActAsPayload> {
        let scope = scope(ctx)?;
        let wish = wish(input.seat_id.as_ref(), input.staff)?
            .ok_or_else(|| Error::bad_input("seatId", "choose one: a seat, or staff: true"))?;
        let tx = scope.begin().await?;
        let session = scope.session().ok_or_else(|| {
            Error::bad_input(
                "seatId",
                "a token acts as it was made to; make another token, or sign in with a browser",
            )
        })?;
        let hat = act_as(&tx, scope.viewer(), session, wish, scope.now()).await?;
        scope.commit(tx).await?;
        let hat = Hats::own(scope).await?.wished(Some(&written(hat)));
        Ok(ActAsPayload { hat })
    }
}

/// The hat that an input names; none when it names none.
///
/// # Errors
/// Bad input when it names two.
pub(crate) fn wish(seat: Option<&ID>, staff: Option<bool>) -> Result<Option<Wish>> {
    match (seat, staff.unwrap_or_default()) {
        (Some(_), true) => Err(Error::bad_input("seatId", "one hat at a time: choose the seat or staff")),
        (Some(seat), false) => Ok(Some(Wish::Seat(local::<SeatId>(seat, "seatId")?))),
        (None, true) => Ok(Some(Wish::Staff)),
        (None, false) => Ok(None),
    }
}
