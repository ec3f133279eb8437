//! Makes the viewer from a person: all that the policy may know of them.

use std::collections::{BTreeSet, HashMap};

use commons_access::{Action, Caller, Hat, SeatHeld, Viewer};
use commons_entity::{Word, department, department_group_member, person, seat};
use commons_kernel::{AllianceRole, DepartmentId, PersonId, Result, Role, SeatId, State};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::DIRECTORY;

/// A row for each seat of a person, or one without a seat.
type Row = (
    Uuid,
    Option<Word<AllianceRole>>,
    Option<OffsetDateTime>,
    Option<Uuid>,
    Option<Word<Role>>,
    Option<Uuid>,
    Option<Word<State>>,
);

/// The person as a viewer, acting in one hat: the wished one if they hold it, else their oldest seat, else as staff. None
/// when there is no such person or they may not sign in any more. Two statements at most; the transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn viewer(
    tx: &impl ConnectionTrait,
    person: PersonId,
    wish: Option<&str>,
) -> Result<Option<Viewer>> {
    Ok(viewers(tx, &[(person, wish)]).await?.pop().flatten())
}

/// The same for many at once, in their order and in as many statements.
///
/// # Errors
/// What the database says.
pub async fn viewers(
    tx: &impl ConnectionTrait,
    wished: &[(PersonId, Option<&str>)],
) -> Result<Vec<Option<Viewer>>> {
    let rows: Vec<Row> = visible::<person::Entity>(&DIRECTORY, Action::Read)
        .filter(person::Column::Id.is_in(wished.iter().map(|(person, _)| person.uuid())))
        .join_rev(JoinType::LeftJoin, seat::Relation::Person.def())
        .join(JoinType::LeftJoin, seat::Relation::Department.def())
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::AllianceRole)
        .column(person::Column::DisabledAt)
        .column_as(seat::Column::Id, "seat_id")
        .column(seat::Column::Role)
        .column_as(department::Column::Id, "department_id")
        .column(department::Column::State)
        .order_by_asc(seat::Column::CreatedAt)
        .order_by_asc(seat::Column::Id)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    let mut of: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for row in rows {
        of.entry(row.0).or_default().push(row);
    }
    let mut viewers: Vec<Option<Viewer>> =
        wished.iter().map(|(person, wish)| without_groups(*person, *wish, of.get(&person.uuid())?)).collect();
    let departments = viewers.iter().flatten().flat_map(|viewer| &viewer.seats).map(|seat| seat.department);
    let groups = groups(tx, departments.map(DepartmentId::uuid).collect()).await?;
    for viewer in viewers.iter_mut().flatten() {
        let held = viewer.seats.iter().filter_map(|seat| groups.get(&seat.department.uuid()));
        let held: BTreeSet<Uuid> = held.flatten().copied().collect();
        viewer.groups = held.into_iter().map(Into::into).collect();
    }
    Ok(viewers)
}

fn without_groups(person: PersonId, wish: Option<&str>, rows: &[Row]) -> Option<Viewer> {
    let (_, alliance, None, ..) = rows.first()? else { return None };
    let alliance = alliance.map(|word| word.0);
    let held = |(_, _, _, seat, role, department, state): &Row| {
        Some(SeatHeld {
            seat: SeatId::from((*seat)?),
            department: (*department)?.into(),
            state: (*state)?.0,
            role: (*role)?.0,
        })
    };
    let seats: Vec<SeatHeld> = rows.iter().filter_map(held).collect();
    let hat = choose(&seats, alliance, wish);
    let seats = match hat {
        Some(Hat::Seat(chosen)) => seats.into_iter().filter(|seat| seat.seat == chosen).collect(),
        _ => Vec::new(),
    };
    let alliance = alliance.filter(|_| matches!(hat, Some(Hat::Staff(_))));
    Some(Viewer { caller: Caller::Person(person), hat, seats, groups: Vec::new(), alliance })
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

/// The groups of each department.
async fn groups(tx: &impl ConnectionTrait, departments: BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let mut groups: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    if departments.is_empty() {
        return Ok(groups);
    }
    let members = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::DepartmentId.is_in(departments))
        .all(tx)
        .await
        .map_err(fault)?;
    for member in members {
        groups.entry(member.department_id).or_default().push(member.group_id);
    }
    Ok(groups)
}

/// The person as nothing but the author of an event.
pub(crate) fn author(person: PersonId) -> Viewer {
    Viewer { caller: Caller::Person(person), ..Viewer::visitor() }
}
