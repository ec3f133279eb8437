//! What an invitation offers, for whoever has its link, signed in or not.

use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use commons_directory::{Offer, open_invitation};
use commons_entity::person;
use commons_identity::TokenKind;
use commons_kernel::{PersonId, Result};
use commons_store::fault;
use time::OffsetDateTime;

use crate::{
    RequestScope,
    directory::Department,
    loaders::one,
    secrets::hash_of,
    words::{Post, Role},
};

/// Whether the link of an invitation can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum InvitationLink {
    /// It can be used.
    Open,
    /// It was used, has ended, was revoked, or never was: these are not told apart.
    Spent,
}

/// What an invitation offers, for whoever has its link. All is null but the state when the link cannot be used.
#[derive(SimpleObject)]
pub(crate) struct InvitationPreview {
    /// Whether the link can be used.
    state: InvitationLink,
    /// The department.
    department: Option<Department>,
    /// What they will be there.
    post: Option<Post>,
    /// What they will be allowed to do.
    role: Option<Role>,
    /// The name of who invited.
    invited_by: Option<String>,
    /// Until when the link can be used.
    expires_at: Option<OffsetDateTime>,
    /// Whether the signed-in address is the invited one; null for a visitor.
    for_viewer: Option<bool>,
}

/// What the link with this token offers.
pub(crate) async fn preview(scope: &RequestScope, token: String) -> Result<InvitationPreview> {
    let offer = match hash_of(TokenKind::Invitation, token) {
        Some(hash) => {
            let tx = scope.read_as("invitations").await?;
            let offer = open_invitation(&tx, &hash, scope.now()).await?;
            tx.commit().await.map_err(fault)?;
            offer
        }
        None => None,
    };
    let Some(Offer { invitation, seat, department, invited_by }) = offer else {
        return Ok(InvitationPreview {
            state: InvitationLink::Spent,
            department: None,
            post: None,
            role: None,
            invited_by: None,
            expires_at: None,
            for_viewer: None,
        });
    };
    let for_viewer = match scope.viewer().person() {
        Some(me) => {
            let me: Option<Arc<person::Model>> = one(&scope.reads(), PersonId::from(me.uuid())).await?;
            me.map(|me| me.email == invitation.email)
        }
        None => None,
    };
    Ok(InvitationPreview {
        state: InvitationLink::Open,
        department: Some(department.into()),
        post: Some(seat.post.0.into()),
        role: Some(seat.role.0.into()),
        invited_by,
        expires_at: Some(invitation.expires_at),
        for_viewer,
    })
}
