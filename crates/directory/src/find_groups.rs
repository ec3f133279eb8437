//! Lists of groups, and of the departments in one.

use commons_access::{Action, Viewer};
use commons_entity::{department, department_group, department_group_member};
use commons_kernel::{Page, PageRequest, Result};
use commons_store::{Order, children, page, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, Order as Direction, QueryFilter, QuerySelect, QueryTrait};

/// One page of the groups that the viewer may see, by name.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn find_groups(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &PageRequest,
) -> Result<Page<department_group::Model>> {
    use department_group::Column::{Id, Name};
    let order = Order { by: Name, id: Id, direction: Direction::Asc };
    page(tx, visible::<department_group::Entity>(viewer, Action::Read), &order, request).await
}

/// One page of the departments in a group that the viewer may see, by name.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn departments_of_group(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    group: &department_group::Model,
    request: &PageRequest,
) -> Result<Page<department::Model>> {
    use department::Column::{Id, Name};
    let members = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::GroupId.eq(group.id))
        .select_only()
        .column(department_group_member::Column::DepartmentId)
        .into_query();
    let inside = visible::<department::Entity>(viewer, Action::Read).filter(Id.in_subquery(members));
    page(tx, inside, &Order { by: Name, id: Id, direction: Direction::Asc }, request).await
}
