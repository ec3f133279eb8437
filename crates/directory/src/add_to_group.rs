//! Take a department into a group: it may read from now on what is shared with the group.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::{department, department_group, department_group_member};
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde_json::json;
use time::OffsetDateTime;

/// Takes the department in; one that is in already stays in.
///
/// # Errors
/// What the database says.
pub async fn add_to_group(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: &May<Manage, department_group::Model>,
    department: &department::Model,
    now: OffsetDateTime,
) -> Result<()> {
    use department_group_member::Column::{DepartmentId, GroupId};
    let group = may_manage.row();
    let member =
        department_group_member::ActiveModel { group_id: Set(group.id), department_id: Set(department.id) };
    let added = department_group_member::Entity::insert(member)
        .on_conflict(OnConflict::columns([GroupId, DepartmentId]).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if added == 0 {
        return Ok(());
    }
    let event = Event {
        kind: "group.department_added",
        subject: "group",
        subject_id: group.id,
        department: Some(department.id.into()),
        data: json!({ "group": group.name }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}
