//! Accept an invitation: the seat is theirs, when the signed-in address is the invited one.

use commons_access::Viewer;
use commons_entity::{invitation, person, seat};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, fetch, fetch_for_update, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    InvitationState,
    ask_to_join::{settle, waiting_of},
    give_seat::{Gift, give_seat},
    invitation_state,
    open_invitation::{by_hash, inviter, is_shut_out},
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum AcceptOutcome {
    /// They hold this seat now.
    Accepted(seat::Model),
    /// The signed-in address is not the invited one.
    ForAnother,
    /// The link was used, has ended, was revoked, or never was.
    Spent,
}

/// Gives the viewer the seat of the invitation under the hash of its token. The transaction is the server's: the token is
/// the right, and its address says whose.
///
/// # Errors
/// Unauthenticated for a visitor; what the database says.
pub async fn accept_invitation(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<AcceptOutcome> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?;
    let person = fetch::<person::Entity>(tx, me.uuid()).await?.ok_or_else(Error::unauthenticated)?;
    let Some(found) = by_hash(tx, token_hash).await? else { return Ok(AcceptOutcome::Spent) };
    // Rows are held in the order of every verb here, wishes, seat, invitation, so that none waits for another in a circle.
    let wishes = waiting_of(tx, me, Some(found.department_id)).await?;
    let seat = fetch_for_update::<seat::Entity>(tx, found.seat_id).await?;
    let invitation = fetch_for_update::<invitation::Entity>(tx, found.id).await?;
    let Some((seat, invitation)) = seat.zip(invitation) else { return Ok(AcceptOutcome::Spent) };
    if invitation_state(&invitation, now) != InvitationState::Open || seat.person_id.is_some() {
        return Ok(AcceptOutcome::Spent);
    }
    if is_shut_out(inviter(tx, &invitation).await?.as_ref()) {
        return Ok(AcceptOutcome::Spent);
    }
    if invitation.email != person.email {
        return Ok(AcceptOutcome::ForAnother);
    }
    let gift = Gift {
        department: seat.department_id,
        person: me.uuid(),
        post: seat.post.0,
        role: seat.role.0,
        vacant: Some(seat),
        by: "invitation",
    };
    let (seat, given) = give_seat(tx, gift, now).await?;
    let event = Event {
        kind: "invitation.accepted",
        subject: "invitation",
        subject_id: invitation.id,
        department: Some(invitation.department_id.into()),
        data: json!({ "seat": seat.id, "person": me, "invited_by": invitation.invited_by }),
    };
    let mut row = invitation.into_active_model();
    row.used_at = Set(Some(now));
    row.used_by = Set(Some(me.uuid()));
    row.update(tx).await.map_err(fault)?;
    for wish in wishes {
        settle(tx, wish, seat.id, now).await?;
    }
    record(tx, viewer, now, event).await?;
    record(tx, viewer, now, given).await?;
    Ok(AcceptOutcome::Accepted(seat))
}
