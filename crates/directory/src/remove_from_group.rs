//! Take a department out of a group: by who keeps the group, or by the department itself. What it shared with the group
//! before stays shared until it says otherwise.

use commons_access::{
    Denied, May, Viewer,
    act::{Manage, ManagePeople},
    permit,
};
use commons_entity::{department, department_group, department_group_member};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::group_words::reason;

/// By what right a department is taken out.
#[derive(Debug)]
pub enum Removal {
    /// Its own steward takes it out.
    Leaving(May<ManagePeople, department::Model>, department_group::Model),
    /// Who keeps the group takes it out, and says why.
    Removing(May<Manage, department_group::Model>, department::Model),
}

impl Removal {
    /// The right that this viewer has.
    ///
    /// # Errors
    /// Why there is none.
    pub fn permit(
        viewer: &Viewer,
        group: department_group::Model,
        department: department::Model,
    ) -> Result<Self, Denied> {
        match permit::<Manage, _>(viewer, Some(group.clone())) {
            Ok(may_manage) => Ok(Self::Removing(may_manage, department)),
            Err(Denied::NotFound) => Err(Denied::NotFound),
            Err(_) => Ok(Self::Leaving(permit::<ManagePeople, _>(viewer, Some(department))?, group)),
        }
    }
}

/// Takes the department out.
///
/// # Errors
/// Bad input when it is not in the group, when it convenes the group, or when a reason is missing; what the database says.
pub async fn remove_from_group(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    removal: &Removal,
    why: Option<&str>,
    now: OffsetDateTime,
) -> Result<()> {
    use department_group_member::Column::{DepartmentId, GroupId};
    let why = reason(why)?;
    let (department, group) = match removal {
        Removal::Leaving(may_manage, group) => (may_manage.row(), group),
        Removal::Removing(may_manage, department) => {
            if why.is_none() {
                let mend = "say why; the department reads it in its record";
                return Err(Error::bad_input("reason", mend));
            }
            (department, may_manage.row())
        }
    };
    if group.department_id == Some(department.id) {
        let mend = "it convenes this group; an Alliance curator names another convener first";
        return Err(Error::bad_input("departmentId", mend));
    }
    let removed = department_group_member::Entity::delete_many()
        .filter(GroupId.eq(group.id))
        .filter(DepartmentId.eq(department.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    if removed.rows_affected == 0 {
        return Err(Error::bad_input(
            "departmentId",
            "this department is not in the group; it may have left already",
        ));
    }
    let event = Event {
        kind: match removal {
            Removal::Leaving(..) => "group.department_left",
            Removal::Removing(..) => "group.department_removed",
        },
        subject: "group",
        subject_id: group.id,
        department: Some(department.id.into()),
        data: json!({ "group": group.name, "reason": why }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}
