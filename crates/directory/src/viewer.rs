//! Makes the viewer from a person: all that the policy may know of them.

use commons_access::{Action, Caller, Hat, SeatHeld, Viewer};
use commons_entity::{Word, department, department_group_member, person, seat};
use commons_kernel::{AllianceRole, GroupId, PersonId, Result, Role, SeatId, State};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::DIRECTORY;

/// A row for each seat of the person, or one without a seat.
type Row = (
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
    let rows: Vec<Row> = visible::<person::Entity>(&DIRECTORY, Action::Read)
        .filter(person::Column::Id.eq(person.uuid()))
        .join_rev(JoinType::LeftJoin, seat::Relation::Person.def())
        .join(JoinType::LeftJoin, seat::Relation::Department.def())
        .select_only()
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
    let Some((alliance, None, ..)) = rows.first() else { return Ok(None) };
    let alliance = alliance.map(|word| word.0);
    let held = |(_, _, seat, role, department, state): &Row| {
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
    let groups = groups(tx, &seats).await?;
    let alliance = alliance.filter(|_| matches!(hat, Some(Hat::Staff(_))));
    Ok(Some(Viewer { caller: Caller::Person(person), hat, seats, groups, alliance }))
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

async fn groups(tx: &impl ConnectionTrait, seats: &[SeatHeld]) -> Result<Vec<GroupId>> {
    if seats.is_empty() {
        return Ok(Vec::new());
    }
    let departments = seats.iter().map(|seat| seat.department.uuid());
    let groups: Vec<Uuid> = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::DepartmentId.is_in(departments))
        .select_only()
        .distinct()
        .column(department_group_member::Column::GroupId)
        .order_by_asc(department_group_member::Column::GroupId)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(groups.into_iter().map(Into::into).collect())
}

/// The person as nothing but the author of an event.
pub(crate) fn author(person: PersonId) -> Viewer {
    Viewer { caller: Caller::Person(person), ..Viewer::visitor() }
}
