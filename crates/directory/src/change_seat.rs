//! Change what a seat is called and what its holder may do.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::{Word, seat};
use commons_kernel::{Code, Error, Post, Result, Role};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::hold_seat::is_last_steward;

/// What came of it.
#[derive(Clone, Debug)]
pub enum ChangeSeatOutcome {
    /// It is as asked.
    Changed(seat::Model),
    /// Its holder is the department's only steward, and somebody must be.
    LastSteward(seat::Model),
}

/// Changes a seat; what is left out stays. It must have been taken by [`crate::hold_seat`].
///
/// # Errors
/// Forbidden to raise oneself; what the database says.
pub async fn change_seat(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, seat::Model>,
    (post, role): (Option<Post>, Option<Role>),
    now: OffsetDateTime,
) -> Result<ChangeSeatOutcome> {
    let seat = may_manage.into_row();
    let (post, role) = (post.unwrap_or(seat.post.0), role.unwrap_or(seat.role.0));
    if (seat.post.0, seat.role.0) == (post, role) {
        return Ok(ChangeSeatOutcome::Changed(seat));
    }
    if role > seat.role.0 && seat.person_id.is_some() && seat.person_id == viewer.person().map(Into::into) {
        return Err(Error::new(Code::Forbidden, "nobody raises their own role; ask another steward"));
    }
    if role < Role::Steward && is_last_steward(tx, viewer, &seat).await? {
        return Ok(ChangeSeatOutcome::LastSteward(seat));
    }
    let event = changed(&seat, (post, role), "steward");
    let mut row = seat.into_active_model();
    row.post = Set(Word(post));
    row.role = Set(Word(role));
    let seat = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(ChangeSeatOutcome::Changed(seat))
}

/// The event of a seat that becomes another; `by` says what changed it.
pub(crate) fn changed(from: &seat::Model, (post, role): (Post, Role), by: &str) -> Event {
    Event {
        kind: "seat.changed",
        subject: "seat",
        subject_id: from.id,
        department: Some(from.department_id.into()),
        data: json!({
            "person": from.person_id,
            "by": by,
            "from_role": from.role.0,
            "to_role": role,
            "from_post": from.post.0,
            "to_post": post,
        }),
    }
}
