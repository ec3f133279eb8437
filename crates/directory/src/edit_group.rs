//! Change what a group is called, what it is about, and who convenes it.

use commons_access::{Action, May, Viewer, act::Manage, may};
use commons_entity::{Word, department, department_group, department_group_member};
use commons_kernel::{Code, Error, GroupKind, Result};
use commons_store::{Event, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, sea_query::OnConflict,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::group_words::{about, free_name, queue};

/// What an edit changes; what is `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct GroupChanges {
    /// Its name.
    pub name: Option<String>,
    /// What brings its departments together, in a word.
    pub kind: Option<GroupKind>,
    /// The same in a sentence or two.
    pub about: Option<String>,
    /// The department that convenes it; `Some(None)`: Alliance staff do.
    pub convener: Option<Option<department::Model>>,
}

/// Changes the group. Who convenes it is for those to say who may make groups.
///
/// # Errors
/// Bad input or a conflict with the field at fault; forbidden when a convener hands the group on; what the database says.
pub async fn edit_group(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, department_group::Model>,
    changes: GroupChanges,
    now: OffsetDateTime,
) -> Result<department_group::Model> {
    let before = may_manage.into_row();
    let convener = changes.convener.map_or(before.department_id, |convener| convener.map(|row| row.id));
    let handed_on = convener != before.department_id;
    if handed_on && !may(viewer, Action::Create, &before) {
        return Err(Error::new(
            Code::Forbidden,
            "Alliance curators say who convenes a group; ask them to hand it on",
        ));
    }
    queue(tx).await?;
    let name = match changes.name {
        Some(name) => free_name(tx, viewer, &name, Some(before.id)).await?,
        None => before.name.clone(),
    };
    let after = department_group::Model {
        name,
        kind: changes.kind.map_or(before.kind, Word),
        about: changes.about.as_deref().map_or_else(|| Ok(before.about.clone()), about)?,
        department_id: convener,
        ..before.clone()
    };
    if after == before {
        return Ok(before);
    }
    after.clone().into_active_model().reset_all().update(tx).await.map_err(fault)?;
    if let (true, Some(convener)) = (handed_on, convener) {
        use department_group_member::Column::{DepartmentId, GroupId};
        let member =
            department_group_member::ActiveModel { group_id: Set(after.id), department_id: Set(convener) };
        department_group_member::Entity::insert(member)
            .on_conflict(OnConflict::columns([GroupId, DepartmentId]).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await
            .map_err(fault)?;
    }
    let event = Event {
        kind: "group.edited",
        subject: "group",
        subject_id: after.id,
        department: after.department_id.map(Into::into),
        data: json!({
            "from": { "name": before.name, "kind": before.kind.0, "about": before.about, "convener": before.department_id },
            "to": { "name": after.name, "kind": after.kind.0, "about": after.about, "convener": after.department_id },
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(after)
}
