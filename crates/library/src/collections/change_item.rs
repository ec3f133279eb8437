//! Change what a collection says of one of its items.

use commons_access::{May, Viewer, act::Edit};
use commons_entity::collection_item;
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use super::words::checked_commentary;

/// Changes the commentary. The row must have been fetched for update.
///
/// # Errors
/// Bad input when it is too long.
pub async fn change_item(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<Edit, collection_item::Model>,
    commentary: &str,
    now: OffsetDateTime,
) -> Result<collection_item::Model> {
    let before = may_edit.into_row();
    let commentary = checked_commentary(commentary)?;
    if commentary == before.commentary {
        return Ok(before);
    }
    let mut row = before.into_active_model();
    row.commentary = Set(commentary);
    let item = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "collection.item_changed",
        subject: "collection",
        subject_id: item.collection_id,
        department: item.within_department_id.map(Into::into),
        data: json!({ "resource": item.resource_id, "changed": ["commentary"] }),
    };
    record(tx, viewer, now, event).await?;
    Ok(item)
}
