//! Ask to join a department: at once where the verified address is of its registered domain, else somebody decides.

use commons_access::{Action, May, Viewer, act::Join};
use commons_entity::{Word, department, department_domain, join_request, person, seat};
use commons_kernel::{Email, Error, JoinRequestId, JoinState, PersonId, Post, Result, Role};
use commons_store::{Event, children, fault, fetch_for_update, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    DIRECTORY,
    give_seat::{Gift, give_seat},
    tidy_text::some_lines,
};

/// How many wishes of one person may wait at a time.
pub const OPEN_WISHES: u64 = 5;

/// What came of it.
#[derive(Clone, Debug)]
pub enum JoinOutcome {
    /// It waits for whoever decides.
    Made(join_request::Model),
    /// They hold this seat now: their address is of a registered domain of the department.
    SeatGiven(seat::Model),
    /// They held this seat already.
    AlreadyMember(seat::Model),
    /// Their earlier wish still waits.
    AlreadyAsked(join_request::Model),
}

/// Asks for a seat of this post, with a few words to whoever decides. The transaction is the server's: registered domains
/// are not for strangers to read, and nobody gives themselves a seat.
///
/// # Errors
/// Bad input when the words are too long or too many wishes wait; unauthenticated for a visitor.
pub async fn ask_to_join(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_join: &May<Join, department::Model>,
    (post, message): (Post, &str),
    now: OffsetDateTime,
) -> Result<JoinOutcome> {
    let department = may_join.row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?;
    let message = some_lines("message", message, 2_000)?;
    // One's own row is held, so that two wishes at one moment are counted one after the other.
    let person = fetch_for_update::<person::Entity>(tx, me.uuid()).await?;
    let person = person.ok_or_else(Error::unauthenticated)?;
    if let Some(seat) = seat_of(tx, me, department.id.into()).await? {
        return Ok(JoinOutcome::AlreadyMember(seat));
    }
    let waiting = waiting_of(tx, me, Some(department.id)).await?.into_iter().next();
    if let Some(domain) = registered(tx, &person, department).await? {
        return join_at_once(tx, viewer, (&person, department, post), (waiting, domain), now).await;
    }
    if let Some(request) = waiting {
        return Ok(JoinOutcome::AlreadyAsked(request));
    }
    if waiting_of(tx, me, None).await?.len() as u64 >= OPEN_WISHES {
        let mend =
            "you have asked five departments already; wait for an answer, or withdraw one of your requests";
        return Err(Error::bad_input("departmentId", mend));
    }
    let row = join_request::Model {
        id: JoinRequestId::new(now).uuid(),
        department_id: department.id,
        person_id: me.uuid(),
        post: Word(post),
        message,
        state: Word(JoinState::Waiting),
        asked_at: now,
        decided_by: None,
        decided_at: None,
        reason: None,
        check: None,
        seat_id: None,
    };
    let made = join_request::ActiveModel::from(row.clone());
    join_request::Entity::insert(made).exec_without_returning(tx).await.map_err(fault)?;
    let event = Event {
        kind: "join.asked",
        subject: "join_request",
        subject_id: row.id,
        department: Some(row.department_id.into()),
        data: json!({ "person": row.person_id, "post": row.post.0 }),
    };
    record(tx, viewer, now, event).await?;
    Ok(JoinOutcome::Made(row))
}

/// The oldest seat that somebody holds in a department.
pub(crate) async fn seat_of(
    tx: &impl ConnectionTrait,
    person: PersonId,
    department: commons_kernel::DepartmentId,
) -> Result<Option<seat::Model>> {
    visible::<seat::Entity>(&DIRECTORY, Action::Read)
        .filter(seat::Column::PersonId.eq(person.uuid()))
        .filter(seat::Column::DepartmentId.eq(department.uuid()))
        .order_by_asc(seat::Column::CreatedAt)
        .order_by_asc(seat::Column::Id)
        .limit(1)
        .one(tx)
        .await
        .map_err(fault)
}

/// Somebody's waiting wishes, in one department or in all; they are held until the transaction ends.
pub(crate) async fn waiting_of(
    tx: &impl ConnectionTrait,
    person: PersonId,
    department: Option<uuid::Uuid>,
) -> Result<Vec<join_request::Model>> {
    let mut wanted = visible::<join_request::Entity>(&DIRECTORY, Action::Read)
        .filter(join_request::Column::PersonId.eq(person.uuid()))
        .filter(join_request::Column::State.eq(Word(JoinState::Waiting)));
    if let Some(department) = department {
        wanted = wanted.filter(join_request::Column::DepartmentId.eq(department));
    }
    wanted.order_by_asc(join_request::Column::Id).lock_exclusive().all(tx).await.map_err(fault)
}

/// The domain of the person's address, when it is registered for the department.
async fn registered(
    tx: &impl ConnectionTrait,
    person: &person::Model,
    department: &department::Model,
) -> Result<Option<String>> {
    // An address that we would not take today opens nothing.
    let Ok(email) = Email::parse(&person.email) else { return Ok(None) };
    let known = children::<department_domain::Entity>()
        .filter(department_domain::Column::DepartmentId.eq(department.id))
        .filter(department_domain::Column::Domain.eq(email.domain()))
        .count(tx)
        .await
        .map_err(fault)?;
    Ok((known > 0).then(|| email.domain().to_owned()))
}

async fn join_at_once(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (person, department, post): (&person::Model, &department::Model, Post),
    (waiting, domain): (Option<join_request::Model>, String),
    now: OffsetDateTime,
) -> Result<JoinOutcome> {
    let gift = Gift {
        department: department.id,
        person: person.id,
        post,
        role: Role::Reader,
        vacant: None,
        by: &format!("registered domain {domain}"),
    };
    let (seat, given) = give_seat(tx, gift, now).await?;
    if let Some(request) = waiting {
        settle(tx, request, seat.id, now).await?;
    }
    record(tx, viewer, now, given).await?;
    Ok(JoinOutcome::SeatGiven(seat))
}

/// A wish that came true another way.
pub(crate) async fn settle(
    tx: &impl ConnectionTrait,
    request: join_request::Model,
    seat: uuid::Uuid,
    now: OffsetDateTime,
) -> Result<()> {
    let mut row = request.into_active_model();
    row.state = Set(Word(JoinState::Approved));
    row.decided_at = Set(Some(now));
    row.seat_id = Set(Some(seat));
    row.update(tx).await.map_err(fault)?;
    Ok(())
}
