//! Its owner has looked at what is new for a saved search.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::{saved_search, saved_search_match as found};
use commons_kernel::Result;
use commons_store::{Tx, fault, record};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::OffsetDateTime;

use crate::save_search::happened;

/// Nothing that stands there now is new any more; what comes a moment later is.
///
/// # Errors
/// What the database says.
pub async fn mark_saved_search_seen(
    tx: &Tx,
    viewer: &Viewer,
    may_manage: May<Manage, saved_search::Model>,
    now: OffsetDateTime,
) -> Result<saved_search::Model> {
    let row = may_manage.into_row();
    found::Entity::update_many()
        .filter(found::Column::SavedSearchId.eq(row.id))
        .filter(found::Column::SeenAt.is_null())
        .col_expr(found::Column::SeenAt, Expr::value(now))
        .exec(tx)
        .await
        .map_err(fault)?;
    record(tx, viewer, now, happened("saved_search.seen", row.person_id)).await?;
    Ok(row)
}
