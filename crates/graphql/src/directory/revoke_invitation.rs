//! `revokeInvitation`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Manage, permit};
use commons_directory::{RevokeOutcome, revoke_invitation};
use commons_entity::{invitation, seat};
use commons_kernel::InvitationId;
use commons_store::{fetch, fetch_for_update};

use crate::{
    context::scope,
    directory::{Invitation, Seat},
    error::Answer,
    ids::{global, local},
};

/// Which invitation.
#[derive(InputObject)]
struct RevokeInvitationInput {
    /// The invitation.
    invitation_id: ID,
}

/// What came of revoking.
#[derive(Union)]
enum RevokeInvitationPayload {
    Revoked(InvitationRevoked),
    Closed(InvitationClosed),
}

/// The link opens nothing any more.
#[derive(SimpleObject)]
struct InvitationRevoked {
    /// The invitation.
    invitation_id: ID,
    /// Its seat; null when the invitation had made it and nobody ever held it: then both are gone.
    seat: Option<Seat>,
}

/// It was used or revoked before.
#[derive(SimpleObject)]
struct InvitationClosed {
    /// The invitation as it is now.
    invitation: Invitation,
    /// What happened, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct RevokeInvitation;

#[Object]
impl RevokeInvitation {
    /// Takes an invitation back before it is used.
    async fn revoke_invitation(
        &self,
        ctx: &Context<'_>,
        input: RevokeInvitationInput,
    ) -> Answer<RevokeInvitationPayload> {
        let scope = scope(ctx)?;
        let id = local::<InvitationId>(&input.invitation_id, "invitationId")?;
        let tx = scope.begin().await?;
        let seen = fetch::<invitation::Entity>(&tx, id.uuid()).await?;
        let seen = permit::<Manage, _>(scope.viewer(), seen)?;
        // The seat is held before its invitation, as whoever accepts it does.
        let seat = fetch_for_update::<seat::Entity>(&tx, seen.row().seat_id).await?;
        let invitation = fetch_for_update::<invitation::Entity>(&tx, id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), invitation)?;
        let outcome = revoke_invitation(&tx, scope.viewer(), (may_manage, seat), scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            RevokeOutcome::Revoked { invitation, seat } => {
                RevokeInvitationPayload::Revoked(InvitationRevoked {
                    invitation_id: global::<InvitationId>(invitation.id),
                    seat: seat.map(Seat),
                })
            }
            RevokeOutcome::Closed(row) => RevokeInvitationPayload::Closed(InvitationClosed {
                invitation: row.into(),
                message: "This invitation was used or revoked before; there is nothing left to revoke."
                    .into(),
            }),
        })
    }
}
