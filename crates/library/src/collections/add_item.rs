//! Put a resource into a collection: one's own at once, another department's by an invitation.

use commons_access::{
    Action, Facts, Guarded, May, Viewer,
    act::{Edit, Read},
    may,
};
use commons_entity::{Word, collection, collection_item, resource};
use commons_kernel::{CollectionItemId, CollectionItemState, DepartmentId, Error, GroupId, Result, Role};
use commons_store::{fault, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    ask::reword,
    create::told,
    refusal::{is_refused, stands, strike},
    words::checked_commentary,
};
use crate::{OwnReach, limits};

/// What came of it.
#[derive(Clone, Debug)]
pub enum AddOutcome {
    /// It stands at the end: accepted when it is the keeper's own, or the acting office's where a group keeps it; else invited.
    Added(collection_item::Model),
    /// It stood there already, accepted or not; nothing was changed.
    Already(collection_item::Model),
}

/// Puts a resource at the end of a collection. The collection must have been fetched for update.
///
/// # Errors
/// Bad input when the resource is not published, the collection is full or the commentary too long; a conflict while the no of
/// the department that owns it stands.
pub async fn add_to_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (may_edit, may_read): (&May<Edit, collection::Model>, &May<Read, resource::Model>),
    (commentary, own_reach): (&str, OwnReach),
    now: OffsetDateTime,
) -> Result<AddOutcome> {
    let (collection, resource) = (may_edit.row(), may_read.row());
    let commentary = checked_commentary(commentary)?;
    if !resource.published {
        let mend = "nothing of this resource is published just now, so it cannot stand in a collection; add it once it is";
        return Err(Error::bad_input("resourceId", mend));
    }
    let there = || {
        visible::<collection_item::Entity>(viewer, Action::Edit)
            .filter(collection_item::Column::CollectionId.eq(collection.id))
    };
    let already = there().filter(collection_item::Column::ResourceId.eq(resource.id));
    if let Some(already) = already.one(tx).await.map_err(fault)? {
        if !is_refused(&already) {
            return Ok(AddOutcome::Already(already));
        }
        stands(tx, &already, now, "resourceId").await?;
        strike(tx, &already).await?;
    }
    if there().count(tx).await.map_err(fault)? >= limits::ITEMS {
        let mend = format!("a collection holds at most {} resources; begin another one", limits::ITEMS);
        return Err(Error::bad_input("collectionId", mend));
    }
    let last = there().order_by_desc(collection_item::Column::Position).one(tx).await.map_err(fault)?;
    let mut row = planned(viewer, collection.facts(), resource, now);
    row.collection_id = collection.id;
    row.position = last.map_or(0, |last| last.position + 1);
    row.commentary = commentary;
    row.invited_by = viewer.person().map(Into::into);
    if !may(viewer, Action::Create, &row) {
        return Err(Error::forbidden());
    }
    collection_item::Entity::insert(collection_item::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if !row.commentary.is_empty() {
        reword(tx, viewer, collection, own_reach, now).await?;
    }
    let data = json!({ "title": collection.title, "resource": resource.id, "state": row.state.0 });
    record(tx, viewer, now, told(viewer, collection, "collection.item_added", data)).await?;
    Ok(AddOutcome::Added(row))
}

/// Whether the viewer keeps collections that could hold the resource; for showing or hiding a button.
pub fn may_collect(viewer: &Viewer, resource: &resource::Model) -> bool {
    let of_department = |department| Facts { department: Some(department), ..Facts::default() };
    let of_group = |group: &GroupId| Facts { group: Some(*group), of_group: true, ..Facts::default() };
    let keepers = viewer.departments_with(Role::Contributor).map(of_department);
    let keepers = keepers.chain(viewer.groups.iter().map(of_group));
    let mut keepers = keepers.chain([Facts { of_alliance: true, ..Facts::default() }]);
    keepers.any(|within| may(viewer, Action::Create, &planned(viewer, within, resource, resource.created_at)))
}

/// The item that would be, in a collection with these facts: its rights are asked before there is one.
fn planned(
    viewer: &Viewer,
    within: Facts,
    resource: &resource::Model,
    now: OffsetDateTime,
) -> collection_item::Model {
    let owner = DepartmentId::from(resource.department_id);
    // Where a group keeps it, each of its offices puts in its own.
    let own = within.department == Some(owner)
        || within.of_group && viewer.departments_with(Role::Contributor).any(|office| office == owner);
    collection_item::Model {
        id: CollectionItemId::new(now).into(),
        collection_id: Uuid::nil(),
        resource_id: resource.id,
        position: 0,
        commentary: String::new(),
        state: Word(if own { CollectionItemState::Accepted } else { CollectionItemState::Invited }),
        reason: None,
        invited_at: now,
        invited_by: None,
        answered_at: None,
        answered_by: None,
        within_department_id: within.department.map(Into::into),
        within_group_id: within.group.map(Into::into),
        within_state: within.state.map(Word),
        within_reach: within.reach.map_or(resource.reach, Word),
        within_published: within.published,
        within_submitted: within.submitted,
        within_alliance: within.of_alliance,
        within_of_group: within.of_group,
        shown: within.published && own,
        about_department_id: resource.department_id,
        about_group_id: resource.group_id,
        about_state: resource.state,
        about_reach: resource.reach,
        about_published: resource.published,
        about_submitted: resource.submitted,
    }
}
