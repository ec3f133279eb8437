//! Invite somebody by their address: a vacant seat, and a link that gives it to them alone, once.

use commons_access::{
    Action, May, Viewer,
    act::{Manage, ManagePeople},
};
use commons_entity::{Word, department, invitation, person, seat};
use commons_kernel::{Code, Email, Error, InvitationId, Post, Result, Role};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    INVITATION_LIMIT,
    give_seat::{make_seat, vacant_in},
};

/// How many invitations of one department may be open at a time.
pub const OPEN_INVITATIONS: u64 = 100;

/// Whom to invite, and to what. No `Debug`: it holds the hash that opens the door.
pub struct NewInvitation {
    /// Their address, in any case.
    pub email: String,
    /// What they will be.
    pub post: Post,
    /// What they will be allowed to do.
    pub role: Role,
    /// A vacant seat of the department, held for update; none: a new one is made.
    pub seat: Option<May<Manage, seat::Model>>,
    /// The hash of the link's token; the token itself was made by the caller and is shown once.
    pub token_hash: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum InviteOutcome {
    /// The link can be handed over.
    Made(invitation::Model),
    /// Whoever has this address holds this seat of the department already.
    AlreadyMember(seat::Model),
    /// This invitation to the address is still open.
    AlreadyInvited(invitation::Model),
}

/// Invites somebody into a department.
///
/// # Errors
/// Bad input when the address is none that we keep, the seat is not vacant, or too many invitations are open; not found
/// when the seat is another department's; forbidden to invite oneself.
pub async fn invite_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: &May<ManagePeople, department::Model>,
    new: NewInvitation,
    now: OffsetDateTime,
) -> Result<InviteOutcome> {
    let department = may_manage.row();
    let email = Email::parse(&new.email).map_err(|bad| Error::bad_input("email", bad.to_string()))?;
    if let Some(seat) = seat_of_address(tx, viewer, &email, department).await? {
        return Ok(InviteOutcome::AlreadyMember(seat));
    }
    refuse_oneself(tx, viewer, &email).await?;
    let open = open_in(viewer, department, now);
    let same = open.clone().filter(invitation::Column::Email.eq(email.as_str()));
    if let Some(invitation) = same.one(tx).await.map_err(fault)? {
        return Ok(InviteOutcome::AlreadyInvited(invitation));
    }
    if open.clone().count(tx).await.map_err(fault)? >= OPEN_INVITATIONS {
        let mend = "a hundred invitations of this department are open; revoke some, or wait until they end";
        return Err(Error::bad_input("departmentId", mend));
    }
    let (seat, changed) = match new.seat {
        None => (make_seat(tx, department.id, None, (new.post, new.role), now).await?, None),
        Some(may) => {
            let seat = vacant_in(department.id, may.into_row())?;
            let another =
                open.filter(invitation::Column::SeatId.eq(seat.id)).count(tx).await.map_err(fault)?;
            if another > 0 {
                let mend = "somebody else is invited to this seat; revoke that invitation first, or choose another seat";
                return Err(Error::bad_input("seatId", mend));
            }
            refit(tx, seat, (new.post, new.role)).await?
        }
    };
    let row = invitation::Model {
        id: InvitationId::new(now).uuid(),
        token_hash: new.token_hash,
        department_id: department.id,
        seat_id: seat.id,
        email: email.to_string(),
        invited_by: viewer.person().map(Into::into),
        created_at: now,
        expires_at: now + INVITATION_LIMIT,
        used_at: None,
        used_by: None,
        revoked_at: None,
    };
    let made = invitation::ActiveModel::from(row.clone());
    invitation::Entity::insert(made).exec_without_returning(tx).await.map_err(fault)?;
    if let Some(changed) = changed {
        record(tx, viewer, now, changed).await?;
    }
    let event = Event {
        kind: "invitation.made",
        subject: "invitation",
        subject_id: row.id,
        department: Some(row.department_id.into()),
        data: json!({ "seat": seat.id, "post": seat.post.0, "role": seat.role.0, "email": row.email }),
    };
    record(tx, viewer, now, event).await?;
    Ok(InviteOutcome::Made(row))
}

/// The department's invitations whose links can be used now.
fn open_in(
    viewer: &Viewer,
    department: &department::Model,
    now: OffsetDateTime,
) -> Select<invitation::Entity> {
    use invitation::Column::{DepartmentId, ExpiresAt, RevokedAt, UsedAt};
    visible::<invitation::Entity>(viewer, Action::Read)
        .filter(DepartmentId.eq(department.id))
        .filter(UsedAt.is_null())
        .filter(RevokedAt.is_null())
        .filter(ExpiresAt.gt(now))
}

async fn seat_of_address(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    email: &Email,
    department: &department::Model,
) -> Result<Option<seat::Model>> {
    visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::DepartmentId.eq(department.id))
        .join(JoinType::InnerJoin, seat::Relation::Person.def())
        .filter(person::Column::Email.eq(email.as_str()))
        .order_by_asc(seat::Column::CreatedAt)
        .limit(1)
        .one(tx)
        .await
        .map_err(fault)
}

/// Nobody gives themselves a seat, whatever their hat.
async fn refuse_oneself(tx: &impl ConnectionTrait, viewer: &Viewer, email: &Email) -> Result<()> {
    let Some(me) = viewer.person() else { return Ok(()) };
    let mine = visible::<person::Entity>(viewer, Action::Read)
        .filter(person::Column::Id.eq(me.uuid()))
        .filter(person::Column::Email.eq(email.as_str()))
        .count(tx)
        .await
        .map_err(fault)?;
    if mine > 0 {
        let mend = "you cannot invite yourself; ask to join, and a steward or another administrator decides";
        return Err(Error::new(Code::Forbidden, mend));
    }
    Ok(())
}

/// A vacant seat as the invitation offers it, with the event when that changes it.
async fn refit(
    tx: &impl ConnectionTrait,
    seat: seat::Model,
    (post, role): (Post, Role),
) -> Result<(seat::Model, Option<Event>)> {
    if (seat.post.0, seat.role.0) == (post, role) {
        return Ok((seat, None));
    }
    let event = crate::change_seat::changed(&seat, (post, role), "invitation");
    let mut row = seat.into_active_model();
    row.post = Set(Word(post));
    row.role = Set(Word(role));
    Ok((row.update(tx).await.map_err(fault)?, Some(event)))
}
