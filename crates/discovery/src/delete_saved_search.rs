//! Gives a saved search up, with what was found for it.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::saved_search;
use commons_kernel::Result;
use commons_store::{Tx, fault, record};
use sea_orm::EntityTrait;
use time::OffsetDateTime;

use crate::save_search::happened;

/// Deletes a saved search.
///
/// # Errors
/// What the database says.
pub async fn delete_saved_search(
    tx: &Tx,
    viewer: &Viewer,
    may_manage: May<Manage, saved_search::Model>,
    now: OffsetDateTime,
) -> Result<()> {
    let row = may_manage.into_row();
    saved_search::Entity::delete_by_id(row.id).exec(tx).await.map_err(fault)?;
    record(tx, viewer, now, happened("saved_search.deleted", row.person_id)).await?;
    Ok(())
}
