//! Lists of the room: resources, their versions, and the documents that hang on them.

use commons_access::{Action, Rule, Viewer};
use commons_entity::{attachment, draft_attachment, resource, version, version_attachment};
use commons_kernel::{DepartmentId, Kind, Page, PageRequest, ResourceStatus, Result, Role, State};
use commons_store::{Order, children, fault, page, under, visible};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, Order as Direction, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::may_read_version::readable_versions;

/// Which resources; an empty list of a kind asks for all of it.
#[derive(Clone, Debug, Default)]
pub struct ResourceFilter {
    pub kinds: Vec<Kind>,
    pub states: Vec<State>,
    pub departments: Vec<DepartmentId>,
    pub statuses: Vec<ResourceStatus>,
    /// Whether readers have it: a version is published, and was not taken from them.
    pub shared: Option<bool>,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResourceOrder {
    /// Published last (or made last, while nothing is published), first.
    #[default]
    Newest,
    /// By title, A to Z.
    Title,
    /// Changed last, first; published last for those who are not writers of all departments that are asked for.
    Updated,
}

/// The resources that the viewer may read.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn resources(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &ResourceFilter,
    order: ResourceOrder,
    request: &PageRequest,
) -> Result<Page<resource::Model>> {
    use resource::Column;
    let mut wanted = Condition::all();
    if !filter.kinds.is_empty() {
        wanted = wanted.add(Column::Kind.is_in(filter.kinds.iter().map(|kind| kind.as_str())));
    }
    if !filter.states.is_empty() {
        wanted = wanted.add(Column::State.is_in(filter.states.iter().map(|state| state.as_str())));
    }
    if !filter.departments.is_empty() {
        wanted = wanted.add(Column::DepartmentId.is_in(filter.departments.iter().map(|id| id.uuid())));
    }
    if !filter.statuses.is_empty() {
        wanted = wanted.add(Column::Status.is_in(filter.statuses.iter().map(|status| status.as_str())));
    }
    if let Some(shared) = filter.shared {
        wanted = wanted.add(Column::Published.eq(shared));
    }
    let order = match order {
        ResourceOrder::Newest => Order { by: Column::ShownAt, id: Column::Id, direction: Direction::Desc },
        ResourceOrder::Title => Order { by: Column::Title, id: Column::Id, direction: Direction::Asc },
        ResourceOrder::Updated => {
            // When a secret draft was saved is for its writers alone: others get the order of what was published.
            let by =
                if writes_all(viewer, &filter.departments) { Column::UpdatedAt } else { Column::ShownAt };
            Order { by, id: Column::Id, direction: Direction::Desc }
        }
    };
    page(tx, visible::<resource::Entity>(viewer, Action::Read).filter(wanted), &order, request).await
}

fn writes_all(viewer: &Viewer, departments: &[DepartmentId]) -> bool {
    let own: Vec<DepartmentId> = viewer.departments_with(Role::Contributor).collect();
    !departments.is_empty() && departments.iter().all(|department| own.contains(department))
}

/// All versions of a resource that the caller has permitted, newest first; those without a number are not published.
///
/// # Errors
/// What the database says.
pub async fn versions_of(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
) -> Result<Vec<version::Model>> {
    children::<version::Entity>()
        .filter(version::Column::ResourceId.eq(resource.id))
        .order_by_desc(version::Column::CreatedAt)
        .all(tx)
        .await
        .map_err(fault)
}

/// One page of the versions that the viewer may read of a resource that they may read.
///
/// # Errors
/// Bad input when the cursor is malformed; what the database says.
pub async fn visible_versions(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    request: &PageRequest,
) -> Result<Page<version::Model>> {
    let versions = children::<version::Entity>()
        .filter(version::Column::ResourceId.eq(resource.id))
        .filter(readable_versions(viewer, resource));
    let order = Order { by: version::Column::CreatedAt, id: version::Column::Id, direction: Direction::Desc };
    page(tx, versions, &order, request).await
}

/// The published version with this number, of a resource that the viewer may read, if they may read the version too.
///
/// # Errors
/// What the database says.
pub async fn visible_version_numbered(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    number: i32,
) -> Result<Option<version::Model>> {
    children::<version::Entity>()
        .filter(version::Column::ResourceId.eq(resource.id))
        .filter(version::Column::Number.eq(number))
        .filter(readable_versions(viewer, resource))
        .one(tx)
        .await
        .map_err(fault)
}

/// The documents of versions that the caller has permitted, each with its version, in their order.
///
/// # Errors
/// What the database says.
pub async fn version_attachments(
    tx: &impl ConnectionTrait,
    versions: &[Uuid],
) -> Result<Vec<(Uuid, attachment::Model)>> {
    let links = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::VersionId.is_in(versions.iter().copied()))
        .order_by_asc(version_attachment::Column::Position)
        .all(tx)
        .await
        .map_err(fault)?;
    documents(tx, links.into_iter().map(|link| (link.version_id, link.attachment_id)).collect()).await
}

/// The documents of drafts that the caller has permitted, each with its resource, in their order.
///
/// # Errors
/// What the database says.
pub async fn draft_attachments(
    tx: &impl ConnectionTrait,
    resources: &[Uuid],
) -> Result<Vec<(Uuid, attachment::Model)>> {
    let links = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::ResourceId.is_in(resources.iter().copied()))
        .order_by_asc(draft_attachment::Column::Position)
        .all(tx)
        .await
        .map_err(fault)?;
    documents(tx, links.into_iter().map(|link| (link.resource_id, link.attachment_id)).collect()).await
}

/// The rows behind links whose parents were permitted: children ask nobody else.
async fn documents(
    tx: &impl ConnectionTrait,
    links: Vec<(Uuid, Uuid)>,
) -> Result<Vec<(Uuid, attachment::Model)>> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let rows = under::<attachment::Entity>(&Rule::EVERYBODY, &Viewer::system("library"))
        .filter(attachment::Column::Id.is_in(links.iter().map(|(_, id)| *id)))
        .all(tx)
        .await
        .map_err(fault)?;
    let find = |id| rows.iter().find(|row: &&attachment::Model| row.id == id).cloned();
    Ok(links.into_iter().filter_map(|(parent, id)| Some((parent, find(id)?))).collect())
}
