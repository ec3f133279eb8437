//! `removePerson`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::Manage;
use commons_directory::{RemoveOutcome, WithoutSteward, hold_seat, remove_person};
use commons_kernel::SeatId;

use crate::{
    context::scope,
    directory::{Seat, change_seat::LastSteward},
    error::Answer,
    ids::local,
};

/// Whom to remove.
#[derive(InputObject)]
struct RemovePersonInput {
    /// Their seat.
    seat_id: ID,
    /// Why; it stands in the record. At most 2,000 characters.
    reason: String,
    /// Staff alone: whether the department may be left without a steward, so that staff look after its people.
    hand_to_staff: Option<bool>,
}

/// What came of removing.
#[derive(Union)]
enum RemovePersonPayload {
    Removed(PersonRemoved),
    Vacant(SeatVacant),
    LastSteward(LastSteward),
}

/// The seat is vacant, and their rights in it have ended. Its drafts stay with it; invitations that they had made are
/// revoked; documents that they uploaded and hung on nothing stay theirs alone.
#[derive(SimpleObject)]
struct PersonRemoved {
    /// The seat as it is now.
    seat: Seat,
}

/// Nobody held the seat.
#[derive(SimpleObject)]
struct SeatVacant {
    /// The seat as it is now.
    seat: Seat,
    /// What happened, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct RemovePerson;

#[Object]
impl RemovePerson {
    /// Takes a seat from its holder. The seat stays, with what it keeps.
    async fn remove_person(
        &self,
        ctx: &Context<'_>,
        input: RemovePersonInput,
    ) -> Answer<RemovePersonPayload> {
        let scope = scope(ctx)?;
        let seat_id = local::<SeatId>(&input.seat_id, "seatId")?;
        let without_steward = without_steward(input.hand_to_staff);
        let tx = scope.begin().await?;
        let may_manage = hold_seat::<Manage>(&tx, scope.viewer(), seat_id).await?;
        let told = (input.reason.as_str(), without_steward);
        let outcome = remove_person(&tx, scope.viewer(), may_manage, told, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            RemoveOutcome::Removed(row) => RemovePersonPayload::Removed(PersonRemoved { seat: row.into() }),
            RemoveOutcome::Vacant(row) => RemovePersonPayload::Vacant(SeatVacant {
                seat: row.into(),
                message: "Nobody holds this seat any more.".into(),
            }),
            RemoveOutcome::LastSteward(row) => RemovePersonPayload::LastSteward(LastSteward::of(
                row,
                "This is the only steward of the department. Make somebody else a steward first.",
            )),
        })
    }
}

/// What becomes of a department whose last steward goes.
pub(crate) fn without_steward(hand_to_staff: Option<bool>) -> WithoutSteward {
    if hand_to_staff == Some(true) { WithoutSteward::HandToStaff } else { WithoutSteward::Refuse }
}
