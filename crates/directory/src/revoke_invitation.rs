//! Revoke an invitation: its link opens nothing any more.

use commons_access::{Action, May, Viewer, act::Manage};
use commons_entity::{invitation, join_request, resource, seat};
use commons_kernel::Result;
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{InvitationState, invitation_state};

/// What came of it.
#[derive(Clone, Debug)]
pub enum RevokeOutcome {
    /// It opens nothing any more; a seat that it made, and that nobody ever held, went with it.
    Revoked {
        /// The invitation as it was last.
        invitation: invitation::Model,
        /// The seat, while it is still there.
        seat: Option<seat::Model>,
    },
    /// It was used or revoked before.
    Closed(invitation::Model),
}

/// Revokes an invitation that was not used. Its seat, and then itself, must have been fetched for update.
///
/// # Errors
/// What the database says.
pub async fn revoke_invitation(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (may_manage, seat): (May<Manage, invitation::Model>, Option<seat::Model>),
    now: OffsetDateTime,
) -> Result<RevokeOutcome> {
    let invitation = may_manage.into_row();
    if matches!(invitation_state(&invitation, now), InvitationState::Used | InvitationState::Revoked) {
        return Ok(RevokeOutcome::Closed(invitation));
    }
    let mut row = invitation.into_active_model();
    row.revoked_at = Set(Some(now));
    let invitation = row.update(tx).await.map_err(fault)?;
    let mut left = None;
    if let Some(seat) = seat {
        if made_for_nobody(tx, viewer, &invitation, &seat).await? {
            // The row of the invitation goes with its seat; the record keeps both.
            seat::Entity::delete_by_id(seat.id).exec(tx).await.map_err(fault)?;
        } else {
            left = Some(seat);
        }
    }
    let event = Event {
        kind: "invitation.revoked",
        subject: "invitation",
        subject_id: invitation.id,
        department: Some(invitation.department_id.into()),
        data: json!({
            "email": invitation.email,
            "seat": invitation.seat_id,
            "seat_removed": left.is_none(),
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(RevokeOutcome::Revoked { invitation, seat: left })
}

/// Whether the invitation made the seat, and nobody has come to it since by any of the ways there are.
async fn made_for_nobody(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    invitation: &invitation::Model,
    seat: &seat::Model,
) -> Result<bool> {
    if seat.person_id.is_some() || seat.created_at != invitation.created_at {
        return Ok(false);
    }
    let used = visible::<invitation::Entity>(viewer, Action::Read)
        .filter(invitation::Column::SeatId.eq(seat.id))
        .filter(invitation::Column::Id.ne(invitation.id))
        .count(tx)
        .await
        .map_err(fault)?;
    let joined = visible::<join_request::Entity>(viewer, Action::Read)
        .filter(join_request::Column::SeatId.eq(seat.id))
        .count(tx)
        .await
        .map_err(fault)?;
    let kept = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::SeatId.eq(seat.id))
        .count(tx)
        .await
        .map_err(fault)?;
    Ok(used + joined + kept == 0)
}
