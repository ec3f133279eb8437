//! Makes the viewer from a person: all that the policy may know of them.

use commons_access::{Caller, SeatHeld, Viewer};
use commons_entity::{Word, department, department_group_member, person, seat};
use commons_kernel::{AllianceRole, Error, PersonId, Result, Role, State};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use uuid::Uuid;

/// A row for each seat of the person, or one without a seat.
type Row = (Option<Word<AllianceRole>>, Option<Word<Role>>, Option<Uuid>, Option<Word<State>>);

/// The person as a viewer: their seats with the departments' states, the groups of those departments, and their role as
/// Alliance staff. Two statements at most.
///
/// # Errors
/// Not found when there is no such person; what the database says.
pub async fn viewer(tx: &impl ConnectionTrait, person: PersonId) -> Result<Viewer> {
    // The departments are joined, not read through the policy: there is no viewer to ask it for yet.
    let rows: Vec<Row> = children::<person::Entity>()
        .filter(person::Column::Id.eq(person.uuid()))
        .join_rev(JoinType::LeftJoin, seat::Relation::Person.def())
        .join(JoinType::LeftJoin, seat::Relation::Department.def())
        .select_only()
        .column(person::Column::AllianceRole)
        .column(seat::Column::Role)
        .column(department::Column::Id)
        .column(department::Column::State)
        .order_by_asc(seat::Column::Id)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    let alliance = rows.first().ok_or_else(Error::not_found)?.0.map(|word| word.0);
    let held = |(_, role, department, state): Row| {
        Some(SeatHeld { role: role?.0, department: department?.into(), state: state?.0 })
    };
    let seats: Vec<SeatHeld> = rows.into_iter().filter_map(held).collect();
    let groups = groups(tx, &seats).await?;
    Ok(Viewer { caller: Caller::Person(person), seats, groups, alliance })
}

async fn groups(tx: &impl ConnectionTrait, seats: &[SeatHeld]) -> Result<Vec<commons_kernel::GroupId>> {
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
