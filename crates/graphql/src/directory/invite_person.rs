//! `invitePerson`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{
    act::{Manage, ManagePeople},
    permit,
};
use commons_directory::{InviteOutcome, NewInvitation, invite_person};
use commons_entity::{department, seat};
use commons_identity::TokenKind;
use commons_kernel::{DepartmentId, SeatId};
use commons_store::fetch;
use secrecy::ExposeSecret;

use crate::{
    context::scope,
    directory::{Invitation, ask_to_join::AlreadyMember},
    error::Answer,
    hold::hold,
    ids::local,
    words::{Post, Role},
};

/// Whom to invite, and to what.
#[derive(InputObject)]
struct InvitePersonInput {
    /// The department.
    department_id: ID,
    /// Their address; nobody else can use the link.
    email: String,
    /// What they will be.
    post: Post,
    /// What they will be allowed to do.
    role: Role,
    /// A vacant seat of the department that they get; left out: a new one.
    seat_id: Option<ID>,
}

/// What came of inviting.
#[derive(Union)]
enum InvitePersonPayload {
    Made(InvitationMade),
    Member(AlreadyMember),
    Invited(AlreadyInvited),
}

/// The invitation is made. No mail is sent: hand the link over yourself.
#[derive(SimpleObject)]
struct InvitationMade {
    /// The invitation.
    invitation: Invitation,
    /// The link, which is shown this once: copy it and send it to the invited person. It can be used once, within seven days.
    link: String,
}

/// The address was invited before, and its link can still be used.
#[derive(SimpleObject)]
struct AlreadyInvited {
    /// The earlier invitation.
    invitation: Invitation,
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct InvitePerson;

#[Object]
impl InvitePerson {
    /// Invites somebody into a department by a link that works once, for their address alone.
    async fn invite_person(
        &self,
        ctx: &Context<'_>,
        input: InvitePersonInput,
    ) -> Answer<InvitePersonPayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let seat_id = input.seat_id.as_ref().map(|id| local::<SeatId>(id, "seatId")).transpose()?;
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_manage = permit::<ManagePeople, _>(scope.viewer(), department)?;
        let seat = match seat_id {
            Some(id) => Some(hold::<Manage, seat::Entity>(&tx, scope.viewer(), id.uuid()).await?),
            None => None,
        };
        let token = scope.shared().secrets.make(TokenKind::Invitation);
        let new = NewInvitation {
            email: input.email,
            post: input.post.into(),
            role: input.role.into(),
            seat,
            token_hash: token.hash,
        };
        let outcome = invite_person(&tx, scope.viewer(), &may_manage, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            InviteOutcome::Made(row) => {
                let address = scope.shared().public_url.trim_end_matches('/');
                // Behind the number sign: what stands there is sent to no server, and so stands in no log.
                let link = format!("{address}/invitation#{}", token.plain.expose_secret());
                InvitePersonPayload::Made(InvitationMade { invitation: row.into(), link })
            }
            InviteOutcome::AlreadyMember(row) => InvitePersonPayload::Member(AlreadyMember::of(
                row,
                "Whoever has this address holds a seat of this department already.",
            )),
            InviteOutcome::AlreadyInvited(row) => InvitePersonPayload::Invited(AlreadyInvited {
                invitation: row.into(),
                message: "This address is invited already. To get a new link, revoke the invitation and invite again.".into(),
            }),
        })
    }
}
