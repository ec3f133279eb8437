//! Close a vacant seat; what it keeps goes to another seat of the department.

use commons_access::{Action, May, Viewer, act::Manage};
use commons_entity::{resource, seat};
use commons_kernel::{Error, Result, SeatId};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::json;
use time::OffsetDateTime;

use crate::DIRECTORY;

/// What came of it.
#[derive(Clone, Debug)]
pub enum CloseSeatOutcome {
    /// It is gone; so many resources went to the named seat.
    Closed {
        /// How many resources were handed over.
        handed: u64,
    },
    /// Somebody holds it.
    Held(seat::Model),
    /// It keeps so many resources, and no seat was named for them.
    Keeps {
        /// The seat.
        seat: seat::Model,
        /// How many resources it keeps.
        kept: u64,
    },
}

/// Closes a seat. It must have been taken by [`crate::hold_seat`]; the transaction is the server's, because whoever manages
/// people need not be allowed to read what is handed on.
///
/// # Errors
/// Not found when the other seat is another department's; bad input when it is the same, or nobody holds it.
pub async fn close_seat(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, seat::Model>,
    hand_to: Option<SeatId>,
    now: OffsetDateTime,
) -> Result<CloseSeatOutcome> {
    let seat = may_manage.into_row();
    let heir = match hand_to {
        Some(heir) => Some(heir_in(tx, &seat, heir).await?),
        None => None,
    };
    if seat.person_id.is_some() {
        return Ok(CloseSeatOutcome::Held(seat));
    }
    let kept = visible::<resource::Entity>(&DIRECTORY, Action::Read)
        .filter(resource::Column::SeatId.eq(seat.id))
        .count(tx)
        .await
        .map_err(fault)?;
    if let Some(heir) = &heir {
        resource::Entity::update_many()
            .filter(resource::Column::SeatId.eq(seat.id))
            .col_expr(resource::Column::SeatId, Expr::value(heir.id))
            .exec(tx)
            .await
            .map_err(fault)?;
    } else if kept > 0 {
        return Ok(CloseSeatOutcome::Keeps { seat, kept });
    }
    seat::Entity::delete_by_id(seat.id).exec(tx).await.map_err(fault)?;
    let event = Event {
        kind: "seat.closed",
        subject: "seat",
        subject_id: seat.id,
        department: Some(seat.department_id.into()),
        data: json!({
            "post": seat.post.0,
            "from_role": seat.role.0,
            "handed_to": heir.map(|heir| heir.id),
            "resources": kept,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(CloseSeatOutcome::Closed { handed: kept })
}

async fn heir_in(tx: &impl ConnectionTrait, seat: &seat::Model, heir: SeatId) -> Result<seat::Model> {
    if heir.uuid() == seat.id {
        return Err(Error::bad_input("handToSeatId", "choose another seat than the one that is closed"));
    }
    let found = fetch_for_update::<seat::Entity>(tx, heir.uuid()).await?;
    let heir = found.filter(|heir| heir.department_id == seat.department_id).ok_or_else(Error::not_found)?;
    if heir.person_id.is_none() {
        let mend = "nobody holds that seat; choose one that somebody holds";
        return Err(Error::bad_input("handToSeatId", mend));
    }
    Ok(heir)
}
