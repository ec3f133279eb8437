//! Gives a saved search another name, or changes whether its owner is told.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::saved_search;
use commons_kernel::Result;
use commons_store::{Tx, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use time::OffsetDateTime;

use crate::save_search::{Notify, happened, name};

/// Changes a saved search; what is absent stays as it is.
///
/// # Errors
/// Bad input with the field `name`; what the database says.
pub async fn rename_saved_search(
    tx: &Tx,
    viewer: &Viewer,
    may_manage: May<Manage, saved_search::Model>,
    (new_name, notify): (Option<String>, Option<Notify>),
    now: OffsetDateTime,
) -> Result<saved_search::Model> {
    let mut row = may_manage.into_row().into_active_model();
    if let Some(new_name) = new_name {
        row.name = Set(name(&new_name)?);
    }
    if let Some(notify) = notify {
        row.notify = Set(notify == Notify::Yes);
    }
    let row = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, happened("saved_search.renamed", row.person_id)).await?;
    Ok(row)
}
