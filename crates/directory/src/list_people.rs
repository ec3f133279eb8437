//! The people of a department, and who waits to be among them.

use commons_access::{Action, Viewer};
use commons_entity::{Word, department, invitation, join_request, person, seat};
use commons_kernel::{DepartmentId, JoinState, Page, PageRequest, PersonId, Result, Role, Total};
use commons_store::{Order, fault, page, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, JoinType, Order as Direction, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, Select,
};

/// One page of a department's seats that the viewer may see, oldest first; vacant ones among them.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn seats_in(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: DepartmentId,
    request: &PageRequest,
) -> Result<Page<seat::Model>> {
    let wanted = visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::DepartmentId.eq(department.uuid()));
    let order = Order { by: seat::Column::CreatedAt, id: seat::Column::Id, direction: Direction::Asc };
    page(tx, wanted, &order, request).await
}

/// How many stewards a department has who can sign in, as far as the viewer may see its seats.
///
/// # Errors
/// What the database says.
pub async fn stewards_in(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: DepartmentId,
) -> Result<u64> {
    stewards(viewer).filter(seat::Column::DepartmentId.eq(department.uuid())).count(tx).await.map_err(fault)
}

/// One page of a department's invitations that the viewer may see, newest first.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn invitations_in(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: DepartmentId,
    request: &PageRequest,
) -> Result<Page<invitation::Model>> {
    let wanted = visible::<invitation::Entity>(viewer, Action::Read)
        .filter(invitation::Column::DepartmentId.eq(department.uuid()));
    let order =
        Order { by: invitation::Column::CreatedAt, id: invitation::Column::Id, direction: Direction::Desc };
    page(tx, wanted, &order, request).await
}

/// Which wishes to join are wanted.
#[derive(Clone, Debug, Default)]
pub struct JoinFilter {
    /// Where they are; empty: those that wait.
    pub states: Vec<JoinState>,
    /// Only those of this department.
    pub department: Option<DepartmentId>,
}

/// One page of the wishes that the viewer may decide, oldest first; those of departments where no steward could decide
/// come before the others.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn join_requests(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &JoinFilter,
    request: &PageRequest,
) -> Result<Page<join_request::Model>> {
    let states: &[JoinState] = if filter.states.is_empty() { &[JoinState::Waiting] } else { &filter.states };
    let mut wanted = visible::<join_request::Entity>(viewer, Action::Decide)
        .filter(join_request::Column::State.is_in(states.iter().map(|state| state.as_str())));
    if let Some(department) = filter.department {
        wanted = wanted.filter(join_request::Column::DepartmentId.eq(department.uuid()));
    }
    let led = stewards(viewer).select_only().column(seat::Column::DepartmentId).into_query();
    let lost = wanted.clone().filter(join_request::Column::DepartmentId.not_in_subquery(led.clone()));
    let led = wanted.filter(join_request::Column::DepartmentId.in_subquery(led));
    two_pages(tx, (lost, led), request).await
}

/// Somebody's own wishes, newest first: the last fifty.
///
/// # Errors
/// What the database says.
pub async fn own_join_requests(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    person: PersonId,
) -> Result<Vec<join_request::Model>> {
    visible::<join_request::Entity>(viewer, Action::Read)
        .filter(join_request::Column::PersonId.eq(person.uuid()))
        .order_by_desc(join_request::Column::AskedAt)
        .order_by_desc(join_request::Column::Id)
        .limit(50)
        .all(tx)
        .await
        .map_err(fault)
}

/// One page of the departments that have seats and no steward who can sign in, by name: staff look after their people.
/// Whoever may not see all seats is told of none.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn departments_without_steward(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &PageRequest,
) -> Result<Page<department::Model>> {
    let seated = visible::<seat::Entity>(viewer, Action::Read)
        .select_only()
        .column(seat::Column::DepartmentId)
        .into_query();
    let led = stewards(viewer).select_only().column(seat::Column::DepartmentId).into_query();
    let wanted = visible::<department::Entity>(viewer, Action::Read)
        .filter(department::Column::Id.in_subquery(seated))
        .filter(department::Column::Id.not_in_subquery(led));
    let order = Order { by: department::Column::Name, id: department::Column::Id, direction: Direction::Asc };
    page(tx, wanted, &order, request).await
}

/// The stewards' seats that are held by somebody who can sign in.
fn stewards(viewer: &Viewer) -> Select<seat::Entity> {
    visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::Role.eq(Word(Role::Steward)))
        .join(JoinType::InnerJoin, seat::Relation::Person.def())
        .filter(person::Column::DisabledAt.is_null())
}

/// Two lists as one: a cursor says by its first letter in which one it stands.
async fn two_pages(
    tx: &impl ConnectionTrait,
    (one, other): (Select<join_request::Entity>, Select<join_request::Entity>),
    request: &PageRequest,
) -> Result<Page<join_request::Model>> {
    let order =
        Order { by: join_request::Column::AskedAt, id: join_request::Column::Id, direction: Direction::Asc };
    let in_other = request.after.as_deref().and_then(|after| after.strip_prefix('2'));
    let mut whole =
        Page { rows: Vec::new(), has_next: false, has_previous: request.after.is_some(), total: None };
    if in_other.is_none() {
        // A cursor without a letter of ours goes on as it is, and is refused like any that is malformed.
        let after = request.after.as_deref().map(|after| after.strip_prefix('1').unwrap_or(after).to_owned());
        let first =
            page(tx, one.clone(), &order, &PageRequest { after, total: Total::Left, ..request.clone() })
                .await?;
        whole.has_next = first.has_next;
        whole.rows.extend(first.rows.into_iter().map(|(cursor, row)| (format!("1{cursor}"), row)));
    }
    let left = request.first.saturating_sub(u32::try_from(whole.rows.len()).unwrap_or(u32::MAX));
    if !whole.has_next {
        let asked =
            PageRequest { first: left.max(1), after: in_other.map(str::to_owned), total: Total::Left };
        let second = page(tx, other.clone(), &order, &asked).await?;
        whole.has_next = if left == 0 { !second.rows.is_empty() } else { second.has_next };
        let rows = second.rows.into_iter().take(left as usize);
        whole.rows.extend(rows.map(|(cursor, row)| (format!("2{cursor}"), row)));
    }
    if request.total == Total::Counted {
        let both = one.count(tx).await.map_err(fault)? + other.count(tx).await.map_err(fault)?;
        whole.total = Some(both);
    }
    Ok(whole)
}
