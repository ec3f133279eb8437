//! Where an invitation is: open, used, revoked or past its end.

use commons_entity::invitation;
use time::{Duration, OffsetDateTime};

/// How long an invitation can be used.
pub const INVITATION_LIMIT: Duration = Duration::days(7);

/// Where an invitation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// Its link can be used.
    Open,
    /// Somebody used its link.
    Used,
    /// It was taken back.
    Revoked,
    /// It was not used in time.
    Expired,
}

/// Where it is at this time.
pub fn invitation_state(invitation: &invitation::Model, now: OffsetDateTime) -> InvitationState {
    if invitation.used_at.is_some() {
        InvitationState::Used
    } else if invitation.revoked_at.is_some() {
        InvitationState::Revoked
    } else if invitation.expires_at <= now {
        InvitationState::Expired
    } else {
        InvitationState::Open
    }
}
