//! Gives somebody a seat: a new one, or a vacant one of the department.

use commons_entity::{Word, invitation, seat};
use commons_kernel::{Error, Post, Result, Role, SeatId};
use commons_store::{Event, fault};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

/// Who gets a seat, and what it is.
pub(crate) struct Gift<'a> {
    /// The department.
    pub department: Uuid,
    /// Who gets it.
    pub person: Uuid,
    /// What they are there.
    pub post: Post,
    /// What they may do.
    pub role: Role,
    /// A vacant seat of the department, held for update; none: a new one is made.
    pub vacant: Option<seat::Model>,
    /// What gave it, for the record: `joining`, `invitation`, `registered domain`.
    pub by: &'a str,
}

/// Gives the seat. The caller records the event once all its changes are made.
///
/// # Errors
/// What the database says.
pub(crate) async fn give_seat(
    tx: &impl ConnectionTrait,
    gift: Gift<'_>,
    now: OffsetDateTime,
) -> Result<(seat::Model, Event)> {
    let from_role = gift.vacant.as_ref().map(|seat| seat.role.0);
    let from_post = gift.vacant.as_ref().map(|seat| seat.post.0);
    let seat = match gift.vacant {
        None => make_seat(tx, gift.department, Some(gift.person), (gift.post, gift.role), now).await?,
        Some(seat) => {
            let mut row = seat.into_active_model();
            row.person_id = Set(Some(gift.person));
            row.post = Set(Word(gift.post));
            row.role = Set(Word(gift.role));
            row.update(tx).await.map_err(fault)?
        }
    };
    let event = Event {
        kind: "seat.given",
        subject: "seat",
        subject_id: seat.id,
        department: Some(seat.department_id.into()),
        data: json!({
            "person": gift.person,
            "by": gift.by,
            "from_role": from_role,
            "to_role": seat.role.0,
            "from_post": from_post,
            "to_post": seat.post.0,
        }),
    };
    Ok((seat, event))
}

/// A new seat, held by somebody or vacant.
///
/// # Errors
/// What the database says.
pub(crate) async fn make_seat(
    tx: &impl ConnectionTrait,
    department: Uuid,
    person: Option<Uuid>,
    (post, role): (Post, Role),
    now: OffsetDateTime,
) -> Result<seat::Model> {
    let row = seat::Model {
        id: SeatId::new(now).uuid(),
        department_id: department,
        person_id: person,
        post: Word(post),
        role: Word(role),
        created_at: now,
    };
    let made = seat::ActiveModel::from(row.clone());
    seat::Entity::insert(made).exec_without_returning(tx).await.map_err(fault)?;
    Ok(row)
}

/// The seat, when it is a vacant one of this department.
///
/// # Errors
/// Not found when it is another department's; bad input when somebody holds it.
pub(crate) fn vacant_in(department: Uuid, seat: seat::Model) -> Result<seat::Model> {
    if seat.department_id != department {
        return Err(Error::not_found());
    }
    if seat.person_id.is_some() {
        return Err(Error::bad_input("seatId", "somebody holds this seat; choose a vacant one, or none"));
    }
    Ok(seat)
}

/// Ends the open invitations to a seat, so that no link leads to it any more; says how many there were.
///
/// # Errors
/// What the database says.
pub(crate) async fn revoke_open(tx: &impl ConnectionTrait, seat: Uuid, now: OffsetDateTime) -> Result<u64> {
    use invitation::Column::{RevokedAt, SeatId, UsedAt};
    let ended = invitation::Entity::update_many()
        .filter(SeatId.eq(seat))
        .filter(UsedAt.is_null())
        .filter(RevokedAt.is_null())
        .col_expr(RevokedAt, Expr::value(now))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(ended.rows_affected)
}
