//! Collections and what stands in them, as far as the viewer may know: many at once, each with one statement.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::{collection, collection_item};
use commons_kernel::{
    CollectionItemState, CollectionVerdict, DepartmentId, GroupId, Page, PageRequest, ResourceId, Result,
};
use commons_store::{Order, counts, fault, page, pages, visible};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, Order as Direction, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait, extension::postgres::PgBinOper},
};
use uuid::Uuid;

/// Collections of one resource at most.
const BESIDE_RESOURCE: usize = 10;

/// Whose collections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// All that the viewer may read.
    #[default]
    Readable,
    /// Those that the viewer may edit.
    Editable,
}

/// Which collections; an empty list asks for all of its kind, one with several for any of them.
#[derive(Clone, Debug, Default)]
pub struct CollectionFilter {
    /// Slugs of values.
    pub values: Vec<String>,
    /// Slugs of standards.
    pub standards: Vec<String>,
    /// Free words, as they were written.
    pub topics: Vec<String>,
    /// The departments that keep them.
    pub departments: Vec<DepartmentId>,
    /// The groups that keep them.
    pub groups: Vec<GroupId>,
    /// Whose they are for the viewer.
    pub whose: Whose,
}

/// One page of collections, newest change first.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn collections(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &CollectionFilter,
    request: &PageRequest,
) -> Result<Page<collection::Model>> {
    use collection::Column;
    let action = match filter.whose {
        Whose::Readable => Action::Read,
        Whose::Editable => Action::Edit,
    };
    let mut select = visible::<collection::Entity>(viewer, action);
    let lists = [
        (Column::Values, &filter.values),
        (Column::Standards, &filter.standards),
        (Column::Topics, &filter.topics),
    ];
    for (column, wanted) in lists {
        if !wanted.is_empty() {
            let has = column.into_expr().binary(PgBinOper::Overlap, Expr::val(wanted.clone()));
            select = select.filter(has);
        }
    }
    if !filter.departments.is_empty() {
        select = select.filter(Column::DepartmentId.is_in(filter.departments.iter().map(|id| id.uuid())));
    }
    if !filter.groups.is_empty() {
        let kept = Column::GroupId.is_in(filter.groups.iter().map(|id| id.uuid()));
        select = select.filter(Column::OfGroup.eq(true)).filter(kept);
    }
    let order = Order { by: Column::UpdatedAt, id: Column::Id, direction: Direction::Desc };
    page(tx, select, &order, request).await
}

/// The same page of the items of each collection, in order: for readers what was accepted, for its keepers the others too, and
/// for who decides about it those that wait for their owner.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn items_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    collections: &[Uuid],
    request: &PageRequest,
) -> Result<HashMap<Uuid, Page<collection_item::Model>>> {
    use collection_item::Column;
    let kept = visible::<collection_item::Entity>(viewer, Action::Edit)
        .select_only()
        .column(Column::Id)
        .into_query();
    // Whoever decides about the collection reads also the words that will stand there once an owner agrees.
    let decided = visible::<collection_item::Entity>(viewer, Action::Review)
        .filter(Column::State.eq(CollectionItemState::Invited.as_str()))
        .select_only()
        .column(Column::Id)
        .into_query();
    let seen = visible::<collection_item::Entity>(viewer, Action::Read).filter(
        Condition::any()
            .add(Column::State.eq(CollectionItemState::Accepted.as_str()))
            .add(Column::Id.in_subquery(kept))
            .add(Column::Id.in_subquery(decided)),
    );
    let order = Order { by: Column::Position, id: Column::Id, direction: Direction::Asc };
    pages(tx, seen, (Column::CollectionId, collections), &order, request).await
}

/// How many accepted items of each collection the viewer may read; a collection without any is left out.
///
/// # Errors
/// What the database says.
pub async fn item_counts(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    collections: &[Uuid],
) -> Result<HashMap<Uuid, u64>> {
    use collection_item::Column;
    let accepted = accepted(viewer).filter(Column::CollectionId.is_in(collections.iter().copied()));
    counts(tx, accepted, Column::CollectionId).await
}

/// The invitations that wait for a department's answer, oldest first; none for who may not give it.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn invitations(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: DepartmentId,
    request: &PageRequest,
) -> Result<Page<collection_item::Model>> {
    use collection_item::Column;
    let waiting = visible::<collection_item::Entity>(viewer, Action::Decide)
        .filter(Column::AboutDepartmentId.eq(department.uuid()))
        .filter(Column::State.eq(CollectionItemState::Invited.as_str()));
    let order = Order { by: Column::InvitedAt, id: Column::Id, direction: Direction::Asc };
    page(tx, waiting, &order, request).await
}

/// Where resources of a department stand in collections that others keep, newest first; with a resource, where that one does.
/// None for who may not take them out.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn places(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (department, resource): (DepartmentId, Option<ResourceId>),
    request: &PageRequest,
) -> Result<Page<collection_item::Model>> {
    use collection_item::Column;
    let others = Condition::any()
        .add(Column::WithinDepartmentId.is_null())
        .add(Column::WithinDepartmentId.ne(department.uuid()));
    let mut placed = visible::<collection_item::Entity>(viewer, Action::Decide)
        .filter(Column::AboutDepartmentId.eq(department.uuid()))
        .filter(Column::State.eq(CollectionItemState::Accepted.as_str()))
        .filter(others);
    if let Some(resource) = resource {
        placed = placed.filter(Column::ResourceId.eq(resource.uuid()));
    }
    let order = Order { by: Column::InvitedAt, id: Column::Id, direction: Direction::Desc };
    page(tx, placed, &order, request).await
}

/// What of the collections before the Alliance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeforeAlliance {
    /// Those that wait for an answer, oldest question first.
    Asking,
    /// Those that were taken down, newest first.
    TakenDown,
    /// Those with open flags, oldest flag first; the Alliance's own are among them.
    Flagged,
}

/// One page of the collections before the Alliance; none for who does not decide about them.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn collections_before_alliance(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    which: BeforeAlliance,
    request: &PageRequest,
) -> Result<Page<collection::Model>> {
    use collection::Column;
    let (action, which, by, direction) = match which {
        BeforeAlliance::Asking => {
            (Action::Decide, Column::AskedAt.is_not_null(), Column::AskedAt, Direction::Asc)
        }
        BeforeAlliance::TakenDown => {
            let down = Column::Verdict.eq(CollectionVerdict::TakenDown.as_str());
            (Action::Decide, down, Column::VerdictAt, Direction::Desc)
        }
        BeforeAlliance::Flagged => {
            (Action::Moderate, Column::FlaggedAt.is_not_null(), Column::FlaggedAt, Direction::Asc)
        }
    };
    let select = visible::<collection::Entity>(viewer, action).filter(which);
    page(tx, select, &Order { by, id: Column::Id, direction }, request).await
}

/// The published collections that the viewer may read and that hold each resource, newest change first, at most ten each.
///
/// # Errors
/// What the database says.
pub async fn collections_with(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resources: &[Uuid],
) -> Result<Vec<(Uuid, collection::Model)>> {
    use collection_item::Column;
    let places = accepted(viewer)
        .filter(Column::Shown.eq(true))
        .filter(Column::ResourceId.is_in(resources.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let mut holding: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for place in places {
        holding.entry(place.collection_id).or_default().push(place.resource_id);
    }
    let rows = visible::<collection::Entity>(viewer, Action::Read)
        .filter(collection::Column::Id.is_in(holding.keys().copied()))
        .order_by_desc(collection::Column::UpdatedAt)
        .order_by_desc(collection::Column::Id)
        .all(tx)
        .await
        .map_err(fault)?;
    let mut many: HashMap<Uuid, usize> = HashMap::new();
    let mut found = Vec::new();
    for row in rows {
        for resource in holding.get(&row.id).into_iter().flatten() {
            let so_far = many.entry(*resource).or_default();
            if *so_far < BESIDE_RESOURCE {
                *so_far += 1;
                found.push((*resource, row.clone()));
            }
        }
    }
    Ok(found)
}

fn accepted(viewer: &Viewer) -> Select<collection_item::Entity> {
    visible::<collection_item::Entity>(viewer, Action::Read)
        .filter(collection_item::Column::State.eq(CollectionItemState::Accepted.as_str()))
}
