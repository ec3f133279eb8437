//! Act as: somebody with several seats, or with a seat and a staff role, chooses the hat of this session.

use commons_access::{Action, Hat, Viewer};
use commons_entity::{person, seat, session};
use commons_kernel::{Code, Error, Result, SeatId, SessionId};
use commons_store::{Event, fault, record, visible};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::written;

/// As whom somebody wants to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// As the holder of this seat.
    Seat(SeatId),
    /// As Alliance staff.
    Staff,
}

/// Changes the hat of one of the viewer's own sessions, from the next request on.
///
/// # Errors
/// Not found for a seat that they do not hold, and for a session that is not theirs; forbidden when they are no staff; what
/// the database says.
pub async fn act_as(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    session: SessionId,
    wish: Wish,
    now: OffsetDateTime,
) -> Result<Hat> {
    let hat = held(tx, viewer, wish).await?;
    let row = session::ActiveModel { hat: Set(Some(written(hat))), ..Default::default() };
    let changed = session::Entity::update_many()
        .set(row)
        .filter(session::Column::Id.eq(session.uuid()))
        .filter(session::Column::PersonId.eq(viewer.person().map(|person| person.uuid())))
        .exec(tx)
        .await
        .map_err(fault)?;
    if changed.rows_affected == 0 {
        return Err(Error::not_found());
    }
    let event = Event {
        kind: "session.hat_changed",
        subject: "person",
        subject_id: viewer.person().ok_or_else(Error::unauthenticated)?.uuid(),
        department: None,
        data: json!({
            "session": session,
            "from": viewer.hat.map(|hat| hat.to_string()),
            "to": hat.to_string(),
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(hat)
}

/// The hat, if the viewer holds it.
///
/// # Errors
/// As [`act_as`].
pub(crate) async fn held(tx: &impl ConnectionTrait, viewer: &Viewer, wish: Wish) -> Result<Hat> {
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    match wish {
        Wish::Seat(seat) => {
            let found = visible::<seat::Entity>(viewer, Action::Leave)
                .filter(seat::Column::Id.eq(seat.uuid()))
                .one(tx)
                .await
                .map_err(fault)?;
            found.map(|row| Hat::Seat(row.id.into())).ok_or_else(Error::not_found)
        }
        Wish::Staff => {
            let found = visible::<person::Entity>(viewer, Action::Edit)
                .filter(person::Column::Id.eq(person.uuid()))
                .one(tx)
                .await
                .map_err(fault)?;
            let role = found.and_then(|row| row.alliance_role);
            role.map(|role| Hat::Staff(role.0)).ok_or_else(|| {
                Error::new(Code::Forbidden, "you are not Alliance staff; act from one of your seats")
            })
        }
    }
}
