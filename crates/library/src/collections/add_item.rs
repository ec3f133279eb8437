//! Put a resource into a collection: one's own at once, another department's by an invitation.

use commons_access::{
    Action, May, Viewer,
    act::{Edit, Read},
    may,
};
use commons_entity::{Word, collection, collection_item, resource};
use commons_kernel::{CollectionItemId, CollectionItemState, DepartmentId, Error, Result, Role};
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
    /// It stands at the end: accepted when it is the keeper's own, invited when it is another department's.
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
    let mut row = planned(Keeper::of(collection), resource, now);
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
    record(tx, viewer, now, told(collection, "collection.item_added", data)).await?;
    Ok(AddOutcome::Added(row))
}

/// Whether the viewer keeps collections that could hold the resource; for showing or hiding a button.
pub fn may_collect(viewer: &Viewer, resource: &resource::Model) -> bool {
    let offices = viewer.departments_with(Role::Contributor).map(Some);
    let mut keepers = offices.chain([None]).map(|department| Keeper { department, ..Keeper::default() });
    keepers.any(|keeper| may(viewer, Action::Create, &planned(keeper, resource, resource.created_at)))
}

/// Whose collection it is, and what the item takes from it.
#[derive(Default)]
struct Keeper {
    /// None: the Alliance's.
    department: Option<DepartmentId>,
    row: Option<collection::Model>,
}

impl Keeper {
    fn of(row: &collection::Model) -> Self {
        Self { department: row.department_id.map(Into::into), row: Some(row.clone()) }
    }
}

/// The item that would be: its rights are asked before there is one.
fn planned(keeper: Keeper, resource: &resource::Model, now: OffsetDateTime) -> collection_item::Model {
    let Keeper { department, row } = keeper;
    let own = department.is_some_and(|department| department.uuid() == resource.department_id);
    let published = row.as_ref().is_some_and(|row| row.published);
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
        within_department_id: department.map(Into::into),
        within_group_id: row.as_ref().and_then(|row| row.group_id),
        within_state: row.as_ref().and_then(|row| row.state),
        within_reach: row.as_ref().map_or(resource.reach, |row| row.reach),
        within_published: published,
        within_submitted: row.as_ref().is_some_and(|row| row.before_alliance),
        within_alliance: department.is_none(),
        shown: published && own,
        about_department_id: resource.department_id,
        about_group_id: resource.group_id,
        about_state: resource.state,
        about_reach: resource.reach,
        about_published: resource.published,
        about_submitted: resource.submitted,
    }
}
