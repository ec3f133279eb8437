//! Somebody changes their own name.

use commons_access::{May, Viewer, act::Edit};
use commons_entity::person;
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::tidy_text::said;

/// Gives the person another name. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the name is empty or too long; what the database says.
pub async fn edit_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<Edit, person::Model>,
    name: &str,
    now: OffsetDateTime,
) -> Result<person::Model> {
    let person = may_edit.into_row();
    let name = said("name", name, (1, 200), "write the name that colleagues know you by")?;
    if name == person.name {
        return Ok(person);
    }
    let event = Event {
        kind: "person.edited",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({ "from_name": person.name, "to_name": name }),
    };
    let mut row = person.into_active_model();
    row.name = Set(name);
    let person = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(person)
}
