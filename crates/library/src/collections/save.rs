//! Save what a collection says and who may read it, if nobody else saved in between.

use commons_access::{Action, May, Viewer, act::Edit, may};
use commons_entity::{Word, collection};
use commons_kernel::{Code, Error, GroupId, Reach, Result};
use commons_store::record;
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use super::{
    ask::{for_whom, is_given, resaved, wanted_reach, write},
    create::told,
    words::{CollectionChanges, changed},
};
use crate::{OwnReach, choose_group::has_member};

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
/// Beyond the reach that is its department's own to give, new words are shown once a curator has read them, as a resource is.
///
/// # Errors
/// Bad input with the field at fault; forbidden when a contributor would open what is published to others.
pub async fn save_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: May<Edit, collection::Model>,
    own_reach: OwnReach,
    (revision, changes): (i32, CollectionChanges),
    now: OffsetDateTime,
) -> Result<CollectionOutcome> {
    let before = may_edit.into_row();
    if before.revision != revision {
        return Ok(CollectionOutcome::Conflict(before));
    }
    let wanted = wanted_reach(&before);
    let written = collection::Model { reach: Word(wanted), ..before.clone() };
    let after = changed(tx, &written, changes).await?;
    if before.of_group && after.group_id != before.group_id {
        let mend = "a group's collection stays with its group; make another one for the other group";
        return Err(Error::bad_input("groupId", mend));
    }
    check_reach(tx, &after).await?;
    let opened = for_whom(wanted, &before) != for_whom(after.reach.0, &after);
    if is_given(&before) && opened && !may(viewer, Action::Publish, &before) {
        let mend =
            "it is published, so who may read it is a publisher's to change; ask one of your department";
        return Err(Error::new(Code::Forbidden, mend));
    }
    let mut after = resaved(&before, after, own_reach, now);
    after.revision += 1;
    after.updated_at = now;
    let after = write(tx, viewer, &before, after, now).await?;
    let data = json!({
        "title": after.title,
        "from_revision": before.revision,
        "to_revision": after.revision,
        "from_reach": before.reach.0,
        "to_reach": after.reach.0,
    });
    record(tx, viewer, now, told(viewer, &after, "collection.saved", data)).await?;
    Ok(CollectionOutcome::Saved(after))
}

/// Refuses a reach that nobody stands for: the Alliance has no state and no group, a group no state, and a department only its
/// own groups.
///
/// # Errors
/// Bad input (field `reach` or `groupId`); what the database says.
pub(super) async fn check_reach(tx: &impl ConnectionTrait, row: &collection::Model) -> Result<()> {
    let Some(department) = row.department_id else {
        return match row.reach.0 {
            Reach::Alliance | Reach::Public => Ok(()),
            Reach::Group if row.of_group => Ok(()),
            Reach::Department | Reach::Group | Reach::State if row.of_group => Err(Error::bad_input(
                "reach",
                "a group's collection is for its group, for all members or for everybody; use GROUP, ALLIANCE or PUBLIC",
            )),
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
