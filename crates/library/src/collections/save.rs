//! Save what a collection says and who may read it, if nobody else saved in between.

use commons_access::{Action, May, Viewer, act::Edit, may};
use commons_entity::collection;
use commons_kernel::{Code, Error, GroupId, Reach, Result};
use commons_store::{fault, record};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    create::told,
    words::{CollectionChanges, changed},
};
use crate::choose_group::has_member;

/// What came of a save, or of putting the items in order.
#[derive(Clone, Debug)]
pub enum CollectionOutcome {
    /// It stands as it was sent.
    Saved(collection::Model),
    /// Somebody was first; this is what stands there now, and nothing of it was touched.
    Conflict(collection::Model),
}

/// Saves changes on top of the revision that the writer saw. The row must have been fetched for update.
///
/// A collection beyond the reach that is its department's own to give needs no review, as a resource does: each resource in
/// it was reviewed for whoever reads it there, and nobody else sees it.
///
/// # Errors
/// Bad input with the field at fault; forbidden when a contributor would open what is published to others.
pub async fn save_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<Edit, collection::Model>,
    (revision, changes): (i32, CollectionChanges),
    now: OffsetDateTime,
) -> Result<CollectionOutcome> {
    let before = may_edit.into_row();
    if before.revision != revision {
        return Ok(CollectionOutcome::Conflict(before));
    }
    let mut after = changed(tx, &before, changes).await?;
    check_reach(tx, &after).await?;
    let opened = (before.reach, before.group_id) != (after.reach, after.group_id);
    if before.published && opened && !may(viewer, Action::Publish, &before) {
        let mend =
            "it is published, so who may read it is a publisher's to change; ask one of your department";
        return Err(Error::new(Code::Forbidden, mend));
    }
    after.revision += 1;
    after.updated_at = now;
    let row = after.clone().into_active_model().reset_all();
    row.update(tx).await.map_err(fault)?;
    let data = json!({
        "title": after.title,
        "from_revision": before.revision,
        "to_revision": after.revision,
        "from_reach": before.reach.0,
        "to_reach": after.reach.0,
    });
    record(tx, viewer, now, told(&after, "collection.saved", data)).await?;
    Ok(CollectionOutcome::Saved(after))
}

/// Refuses a reach that nobody stands for: the Alliance has no state and no group, and a department only its own groups.
///
/// # Errors
/// Bad input (field `reach` or `groupId`); what the database says.
pub(super) async fn check_reach(tx: &impl ConnectionTrait, row: &collection::Model) -> Result<()> {
    let Some(department) = row.department_id else {
        return match row.reach.0 {
            Reach::Alliance | Reach::Public => Ok(()),
            Reach::Department | Reach::Group | Reach::State => Err(Error::bad_input(
                "reach",
                "the Alliance's collections are for all members or for everybody; use ALLIANCE or PUBLIC",
            )),
        };
    };
    if row.reach.0 != Reach::Group {
        return Ok(());
    }
    let Some(group) = row.group_id.map(GroupId::from) else {
        return Err(Error::bad_input("groupId", "choose the group that may read it, or another reach"));
    };
    if !has_member(tx, group, department.into()).await? {
        let mend = "your department is not in this group; choose one of its groups";
        return Err(Error::bad_input("groupId", mend));
    }
    Ok(())
}
