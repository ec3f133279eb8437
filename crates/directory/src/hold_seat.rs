//! Takes a seat into one's hands: nobody else changes the people of its department until the transaction ends.

use commons_access::{Act, Action, May, Viewer, permit};
use commons_entity::{Word, department, person, seat};
use commons_kernel::{Result, Role, SeatId};
use commons_store::{fault, fetch, fetch_for_update, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationTrait,
    sea_query::LockType,
};
use uuid::Uuid;

/// The permit for a seat, with its department's people held first: two stewards who leave at one moment wait for each
/// other, so that neither counts on the one who goes.
///
/// # Errors
/// Not found or forbidden as the policy says; what the database says.
pub async fn hold_seat<A: Act>(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    seat: SeatId,
) -> Result<May<A, seat::Model>> {
    let found = fetch::<seat::Entity>(tx, seat.uuid()).await?;
    let seen: May<A, seat::Model> = permit(viewer, found)?;
    hold_people(tx, viewer, seen.row().department_id).await?;
    Ok(permit(viewer, fetch_for_update::<seat::Entity>(tx, seat.uuid()).await?)?)
}

/// Holds the department's row; others may still point at it.
async fn hold_people(tx: &impl ConnectionTrait, viewer: &Viewer, department: Uuid) -> Result<()> {
    visible::<department::Entity>(viewer, Action::Read)
        .filter(department::Column::Id.eq(department))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

/// Whether the department has no steward but the holder of this seat. One who may not sign in any more does not count.
///
/// # Errors
/// What the database says.
pub(crate) async fn is_last_steward(
    tx: &impl ConnectionTrait,
    reader: &Viewer,
    seat: &seat::Model,
) -> Result<bool> {
    if seat.role.0 != Role::Steward || seat.person_id.is_none() {
        return Ok(false);
    }
    let others = visible::<seat::Entity>(reader, Action::Read)
        .filter(seat::Column::DepartmentId.eq(seat.department_id))
        .filter(seat::Column::Role.eq(Word(Role::Steward)))
        .filter(seat::Column::Id.ne(seat.id))
        .join(JoinType::InnerJoin, seat::Relation::Person.def())
        .filter(person::Column::DisabledAt.is_null())
        .count(tx)
        .await
        .map_err(fault)?;
    Ok(others == 0)
}
