//! `acceptInvitation`.

use async_graphql::{Context, InputObject, Object, SimpleObject, Union};
use commons_directory::{AcceptOutcome, accept_invitation};
use commons_identity::TokenKind;

use crate::{context::scope, directory::Seat, error::Answer, secrets::hash_of};

/// The invitation.
#[derive(InputObject)]
struct AcceptInvitationInput {
    /// What stands behind the `#` of the link.
    token: String,
}

/// What came of accepting.
#[derive(Union)]
enum AcceptInvitationPayload {
    Accepted(InvitationAccepted),
    ForAnother(InvitationForAnother),
    Spent(InvitationSpent),
}

/// The seat is theirs.
#[derive(SimpleObject)]
struct InvitationAccepted {
    /// The seat.
    seat: Seat,
}

/// The signed-in address is not the invited one.
#[derive(SimpleObject)]
struct InvitationForAnother {
    /// What to do, in a sentence for the screen.
    message: String,
}

/// The link was used, has ended, was revoked, or never was: these are not told apart.
#[derive(SimpleObject)]
struct InvitationSpent {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct AcceptInvitation;

#[Object]
impl AcceptInvitation {
    /// Takes the seat that an invitation offers, once, for the invited address alone.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        input: AcceptInvitationInput,
    ) -> Answer<AcceptInvitationPayload> {
        let scope = scope(ctx)?;
        let tx = scope.begin_as("invitations").await?;
        let outcome = match hash_of(TokenKind::Invitation, input.token) {
            Some(hash) => accept_invitation(&tx, scope.viewer(), &hash, scope.now()).await?,
            None => AcceptOutcome::Spent,
        };
        scope.commit(tx).await?;
        Ok(match outcome {
            AcceptOutcome::Accepted(row) => {
                AcceptInvitationPayload::Accepted(InvitationAccepted { seat: row.into() })
            }
            AcceptOutcome::ForAnother => AcceptInvitationPayload::ForAnother(InvitationForAnother {
                message: "This invitation is for another address. Sign in with the address that was invited."
                    .into(),
            }),
            AcceptOutcome::Spent => AcceptInvitationPayload::Spent(InvitationSpent {
                message: "This link was used or has ended. Ask whoever invited you for a new one.".into(),
            }),
        })
    }
}
