//! A person's own saved searches, and what is new for them: only what they may see now, as whom they act now.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::{resource, saved_search, saved_search_match as found};
use commons_kernel::{Page, PageRequest, Result};
use commons_store::{Order, Tx, fault, page, visible};
use sea_orm::{
    ColumnTrait, JoinType, Order as Direction, QueryFilter, QuerySelect, RelationTrait, Select,
    sea_query::Expr,
};
use uuid::Uuid;

/// The viewer's own saved searches, the newest first.
///
/// # Errors
/// What the database says.
pub async fn own_saved_searches(
    tx: &Tx,
    viewer: &Viewer,
    request: &PageRequest,
) -> Result<Page<saved_search::Model>> {
    let order = Order {
        by: saved_search::Column::CreatedAt,
        id: saved_search::Column::Id,
        direction: Direction::Desc,
    };
    let select = visible::<saved_search::Entity>(viewer, Action::Manage);
    page(tx, select, &order, request).await
}

/// How many resources are new for each of these saved searches, in one statement. One without news is left out.
///
/// # Errors
/// What the database says.
pub async fn new_for(tx: &Tx, viewer: &Viewer, searches: Vec<Uuid>) -> Result<HashMap<Uuid, i64>> {
    let counts: Vec<(Uuid, i64)> = news(viewer)
        .filter(found::Column::SavedSearchId.is_in(searches))
        .select_only()
        .column(found::Column::SavedSearchId)
        .column_as(Expr::cust("count(*)"), "new")
        .group_by(found::Column::SavedSearchId)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(counts.into_iter().collect())
}

/// How many different resources are new for any of the viewer's own saved searches.
///
/// # Errors
/// What the database says.
pub async fn new_for_all(tx: &Tx, viewer: &Viewer) -> Result<i64> {
    let Some(person) = viewer.person() else { return Ok(0) };
    let count: Option<i64> = news(viewer)
        .join(JoinType::InnerJoin, found::Relation::SavedSearch.def())
        .filter(saved_search::Column::PersonId.eq(person.uuid()))
        .select_only()
        .column_as(Expr::cust("count(DISTINCT \"saved_search_match\".\"resource_id\")"), "new")
        .into_tuple()
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(count.unwrap_or(0))
}

/// The resources that the viewer may read, beside the searches that they are new for.
fn news(viewer: &Viewer) -> Select<resource::Entity> {
    visible::<resource::Entity>(viewer, Action::Read)
        .join_rev(JoinType::InnerJoin, found::Relation::Resource.def())
        .filter(found::Column::SeenAt.is_null())
}
