//! Change what a collection says of one of its items. Those words go where the collection's other words go.

use commons_access::{May, Viewer, act::Edit};
use commons_entity::{collection, collection_item};
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use super::{ask::reword, create::keepers_record, words::checked_commentary};
use crate::OwnReach;

/// Changes the commentary. The rows must have been fetched for update, the collection first.
///
/// # Errors
/// Bad input when it is too long.
pub async fn change_item(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (may_write, may_edit): (&May<Edit, collection::Model>, May<Edit, collection_item::Model>),
    (commentary, own_reach): (&str, OwnReach),
    now: OffsetDateTime,
) -> Result<collection_item::Model> {
    let before = may_edit.into_row();
    let commentary = checked_commentary(commentary)?;
    if commentary == before.commentary {
        return Ok(before);
    }
    reword(tx, viewer, may_write.row(), own_reach, now).await?;
    let mut row = before.into_active_model();
    row.commentary = Set(commentary);
    let item = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "collection.item_changed",
        subject: "collection",
        subject_id: item.collection_id,
        department: keepers_record(viewer, item.within_department_id),
        data: json!({ "resource": item.resource_id, "changed": ["commentary"] }),
    };
    record(tx, viewer, now, event).await?;
    Ok(item)
}
