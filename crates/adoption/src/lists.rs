//! Who uses what, as far as the viewer may know: lists and counts for many resources or departments at once.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::adoption;
use commons_kernel::{AdoptionStatus, Page, PageRequest, Result, Role};
use commons_store::{Order, counts, fault, pages, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, Order as Direction, QueryFilter, Select};
use uuid::Uuid;

/// The statuses of what is not history.
pub const LIVING: &[AdoptionStatus] = &[AdoptionStatus::Planned, AdoptionStatus::InUse];

/// Whose adoptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parent {
    /// Those of a resource: who uses it.
    Resource,
    /// Those of a department: what it uses.
    Department,
}

/// The same page of the adoptions of each parent, newest first.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn adoptions_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (parent, parents): (Parent, &[Uuid]),
    statuses: &[AdoptionStatus],
    request: &PageRequest,
) -> Result<HashMap<Uuid, Page<adoption::Model>>> {
    let column = match parent {
        Parent::Resource => adoption::Column::ResourceId,
        Parent::Department => adoption::Column::DepartmentId,
    };
    let order =
        Order { by: adoption::Column::AdoptedAt, id: adoption::Column::Id, direction: Direction::Desc };
    pages(tx, readable(viewer, statuses), (column, parents), &order, request).await
}

/// How many departments use each resource, or mean to: those whose adoption has one of these statuses, of the living ones. A
/// resource that none uses so is left out.
///
/// # Errors
/// What the database says.
pub async fn adopted_by(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resources: &[Uuid],
    living: &[AdoptionStatus],
) -> Result<HashMap<Uuid, u64>> {
    let rows = readable(viewer, living).filter(adoption::Column::ResourceId.is_in(resources.iter().copied()));
    // A department has one living adoption of a resource, so that rows are departments.
    counts(tx, rows, adoption::Column::ResourceId).await
}

/// The living adoption of each resource by the office that the viewer acts for.
///
/// # Errors
/// What the database says.
pub async fn own_adoptions(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resources: &[Uuid],
) -> Result<HashMap<Uuid, adoption::Model>> {
    let offices: Vec<Uuid> = viewer.departments_with(Role::Reader).map(Into::into).collect();
    let rows = readable(viewer, LIVING)
        .filter(adoption::Column::ResourceId.is_in(resources.iter().copied()))
        .filter(adoption::Column::DepartmentId.is_in(offices))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.resource_id, row)).collect())
}

fn readable(viewer: &Viewer, statuses: &[AdoptionStatus]) -> Select<adoption::Entity> {
    visible::<adoption::Entity>(viewer, Action::Read)
        .filter(adoption::Column::Status.is_in(statuses.iter().map(|status| status.as_str())))
}
