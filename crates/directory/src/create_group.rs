//! Make a group of departments across tenants.

use commons_access::{Action, Viewer, may};
use commons_entity::{Word, department, department_group, department_group_member};
use commons_kernel::{Error, GroupId, GroupKind, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use crate::group_words::{about, free_name, queue};

/// What a new group begins with.
#[derive(Clone, Debug)]
pub struct NewGroup {
    /// Its name; no other group has it in any capitals.
    pub name: String,
    /// What brings its departments together, in a word.
    pub kind: GroupKind,
    /// The same in a sentence or two.
    pub about: String,
    /// The department that convenes it and is in it from the start; none: Alliance staff convene it.
    pub convener: Option<department::Model>,
}

/// Makes the group.
///
/// # Errors
/// Forbidden for who may not make groups; bad input or a conflict with the field at fault; what the database says.
pub async fn create_group(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    new: NewGroup,
    now: OffsetDateTime,
) -> Result<department_group::Model> {
    let convener = new.convener.map(|department| department.id);
    let mut row = department_group::Model {
        id: GroupId::new(now).uuid(),
        name: String::new(),
        kind: Word(new.kind),
        about: about(&new.about)?,
        department_id: convener,
        created_at: now,
    };
    // The row that would be is asked, since there is none yet to permit.
    if !may(viewer, Action::Create, &row) {
        return Err(Error::forbidden());
    }
    queue(tx).await?;
    row.name = free_name(tx, viewer, &new.name, None).await?;
    department_group::Entity::insert(department_group::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if let Some(convener) = convener {
        let member =
            department_group_member::ActiveModel { group_id: Set(row.id), department_id: Set(convener) };
        department_group_member::Entity::insert(member).exec_without_returning(tx).await.map_err(fault)?;
    }
    let event = Event {
        kind: "group.created",
        subject: "group",
        subject_id: row.id,
        department: convener.map(Into::into),
        data: json!({ "name": row.name, "kind": row.kind.0, "about": row.about, "convener": convener }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}
