//! Makes the viewer from a person: all that the policy may know of them.

use std::collections::HashMap;

use commons_access::{Action, Caller, Hat, SeatHeld, Viewer};
use commons_entity::{Word, department, department_group_member, person, seat};
use commons_kernel::{AllianceRole, GroupId, PersonId, Result, Role, SeatId, State};
use commons_store::{children, fault, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait, Select,
    sea_query::{Expr, Func, SimpleExpr},
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::DIRECTORY;

/// How exactly it is noted when a session or a token was last used.
pub(crate) const SEEN_EVERY: Duration = Duration::minutes(1);

/// A seat of a person, or a person without one.
#[derive(FromQueryResult)]
pub(crate) struct Seated {
    id: Uuid,
    alliance_role: Option<Word<AllianceRole>>,
    disabled_at: Option<OffsetDateTime>,
    seat: Option<Uuid>,
    role: Option<Word<Role>>,
    department: Option<Uuid>,
    state: Option<Word<State>>,
    /// The groups of the department.
    groups: Vec<Uuid>,
}

/// These people as viewers, in their order, each acting in one hat: the wished one if they hold it, else their oldest seat, else
/// as staff. None when there is no such person or they may not sign in any more. One statement; the transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn viewers(
    tx: &impl ConnectionTrait,
    wished: &[(PersonId, Option<&str>)],
) -> Result<Vec<Option<Viewer>>> {
    let people = person::Column::Id.is_in(wished.iter().map(|(person, _)| person.uuid()));
    let rows = seated().filter(people).into_model::<Seated>().all(tx).await.map_err(fault)?;
    let mut of: HashMap<Uuid, Vec<Seated>> = HashMap::new();
    for row in rows {
        of.entry(row.id).or_default().push(row);
    }
    Ok(wished.iter().map(|(person, wish)| viewer(of.get(&person.uuid())?, *wish)).collect())
}

/// The people with their seats, the oldest first: what a viewer is made from.
pub(crate) fn seated() -> Select<person::Entity> {
    visible::<person::Entity>(&DIRECTORY, Action::Read)
        .join_rev(JoinType::LeftJoin, seat::Relation::Person.def())
        .join(JoinType::LeftJoin, seat::Relation::Department.def())
        .select_only()
        .columns([person::Column::Id, person::Column::AllianceRole, person::Column::DisabledAt])
        .column_as(seat::Column::Id, "seat")
        .column(seat::Column::Role)
        .column_as(department::Column::Id, "department")
        .column(department::Column::State)
        .expr_as(groups(), "groups")
        .order_by_asc(seat::Column::CreatedAt)
        .order_by_asc(seat::Column::Id)
}

/// What somebody is known by, whose columns begin with `behind_`, and their seats; none when there is no such person.
///
/// # Errors
/// What the database says.
pub(crate) async fn behind<B: FromQueryResult>(
    connection: &impl ConnectionTrait,
    select: Select<person::Entity>,
) -> Result<Option<(B, Vec<Seated>)>> {
    let rows = connection.query_all_raw(select.build(DbBackend::Postgres)).await.map_err(fault)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let known = B::from_query_result(first, "behind_").map_err(fault)?;
    let seats = rows.iter().map(|row| Seated::from_query_result(row, ""));
    Ok(Some((known, seats.collect::<std::result::Result<_, _>>().map_err(fault)?)))
}

/// The groups of the department beside it, as a list.
fn groups() -> SimpleExpr {
    use department_group_member::Column::{DepartmentId, GroupId};
    use sea_orm::sea_query::ExprTrait;
    let held = children::<department_group_member::Entity>().select_only().column(GroupId);
    let here = Expr::col((department_group_member::Entity, DepartmentId));
    let held = held.filter(here.equals((department::Entity, department::Column::Id))).order_by_asc(GroupId);
    Func::cust("ARRAY").arg(SimpleExpr::SubQuery(None, Box::new(held.into_query().into()))).into()
}

/// The viewer of a person's seats; none when there are none of them or they may not sign in any more.
pub(crate) fn viewer(of: &[Seated], wish: Option<&str>) -> Option<Viewer> {
    let person = of.first().filter(|person| person.disabled_at.is_none())?;
    let alliance = person.alliance_role.map(|word| word.0);
    let held = |row: &Seated| {
        Some(SeatHeld {
            seat: SeatId::from(row.seat?),
            department: row.department?.into(),
            state: row.state?.0,
            role: row.role?.0,
        })
    };
    let seats: Vec<SeatHeld> = of.iter().filter_map(held).collect();
    let hat = choose(&seats, alliance, wish);
    let worn = of.iter().find(|row| row.seat.is_some_and(|seat| hat == Some(Hat::Seat(seat.into()))));
    let groups = worn.into_iter().flat_map(|row| &row.groups).copied().map(GroupId::from).collect();
    let seats = worn.and_then(held).into_iter().collect();
    let alliance = alliance.filter(|_| matches!(hat, Some(Hat::Staff(_))));
    Some(Viewer { caller: Caller::Person(person.id.into()), hat, seats, groups, alliance })
}

/// A hat as a session and a token keep it: `seat:ID`, or `staff` whatever the role is at the time.
pub fn written(hat: Hat) -> String {
    match hat {
        Hat::Seat(_) => hat.to_string(),
        Hat::Staff(_) => "staff".into(),
    }
}

fn choose(seats: &[SeatHeld], alliance: Option<AllianceRole>, wish: Option<&str>) -> Option<Hat> {
    let staff = alliance.map(Hat::Staff);
    // The office first: staff rights are put on knowingly.
    let all = seats.iter().map(|seat| Hat::Seat(seat.seat)).chain(staff);
    let wished = all.clone().find(|hat| Some(written(*hat).as_str()) == wish);
    wished.or_else(|| all.clone().next())
}

/// The person as nothing but the author of an event.
pub(crate) fn author(person: PersonId) -> Viewer {
    Viewer { caller: Caller::Person(person), ..Viewer::visitor() }
}
