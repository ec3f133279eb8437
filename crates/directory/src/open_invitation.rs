//! What an invitation offers, for whoever has its link.

use commons_access::Action;
use commons_entity::{department, invitation, person, seat};
use commons_kernel::Result;
use commons_store::{fault, fetch, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use time::OffsetDateTime;

use crate::{DIRECTORY, InvitationState, invitation_state};

/// What an open invitation offers.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The invitation.
    pub invitation: invitation::Model,
    /// The vacant seat.
    pub seat: seat::Model,
    /// Where it is.
    pub department: department::Model,
    /// The name of who invited.
    pub invited_by: Option<String>,
}

/// The open invitation under the hash of a token. One that was used, has ended, was revoked or never was is none: whoever
/// tries tokens learns nothing. The transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn open_invitation(
    tx: &impl ConnectionTrait,
    token_hash: &str,
    now: OffsetDateTime,
) -> Result<Option<Offer>> {
    let Some(invitation) = by_hash(tx, token_hash).await? else { return Ok(None) };
    if invitation_state(&invitation, now) != InvitationState::Open {
        return Ok(None);
    }
    let seat = fetch::<seat::Entity>(tx, invitation.seat_id).await?.filter(|seat| seat.person_id.is_none());
    let department = fetch::<department::Entity>(tx, invitation.department_id).await?;
    let Some((seat, department)) = seat.zip(department) else { return Ok(None) };
    let inviter = inviter(tx, &invitation).await?;
    if is_shut_out(inviter.as_ref()) {
        return Ok(None);
    }
    let invited_by = inviter.map(|person| person.name);
    Ok(Some(Offer { invitation, seat, department, invited_by }))
}

/// Who invited, while we still know them.
pub(crate) async fn inviter(
    tx: &impl ConnectionTrait,
    invitation: &invitation::Model,
) -> Result<Option<person::Model>> {
    match invitation.invited_by {
        Some(person) => fetch::<person::Entity>(tx, person).await,
        None => Ok(None),
    }
}

/// Whether who invited may not sign in any more: then their links open nothing either.
pub(crate) fn is_shut_out(inviter: Option<&person::Model>) -> bool {
    inviter.is_some_and(|person| person.disabled_at.is_some())
}

/// The invitation under this hash, whatever its state.
pub(crate) async fn by_hash(
    tx: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<invitation::Model>> {
    visible::<invitation::Entity>(&DIRECTORY, Action::Read)
        .filter(invitation::Column::TokenHash.eq(token_hash))
        .one(tx)
        .await
        .map_err(fault)
}
