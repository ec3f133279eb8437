//! Where the pages are that everybody may read, for search engines.

use commons_access::{Action, Viewer};
use commons_entity::{collection, resource, version};
use commons_kernel::{ResourceId, Result};
use commons_store::{fault, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};
use time::OffsetDateTime;
use uuid::Uuid;

/// So many addresses stand in one part: a sitemap may have 50,000.
const PART: u64 = 10_000;
/// The topic that marks a demo resource.
const DEMO: &str = "demo";

/// The page of a resource or a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress {
    /// Its name in addresses.
    pub slug: String,
    /// When it was published last.
    pub shown_at: OffsetDateTime,
}

/// Where the parts begin after the first: each after the resource with this id.
///
/// # Errors
/// What the database says.
pub async fn public_parts(tx: &impl ConnectionTrait) -> Result<Vec<ResourceId>> {
    let mut parts = Vec::new();
    loop {
        let next = after(parts.last().copied()).select_only().column(resource::Column::Id).offset(PART - 1);
        match next.into_tuple::<Uuid>().one(tx).await.map_err(fault)? {
            Some(id) => parts.push(id.into()),
            None => return Ok(parts),
        }
    }
}

/// The addresses of the part that begins after a resource; of the first, after none. Demo resources are left out: the offices
/// that they name did not write them.
///
/// # Errors
/// What the database says.
pub async fn public_addresses(
    tx: &impl ConnectionTrait,
    part: Option<ResourceId>,
) -> Result<Vec<PublicAddress>> {
    let columns = [resource::Column::Slug, resource::Column::ShownAt];
    let current = resource::Entity::belongs_to(version::Entity)
        .from(resource::Column::CurrentVersionId)
        .to(version::Column::Id);
    let select = after(part).select_only().columns(columns).column(version::Column::Topics).limit(PART);
    let rows: Vec<(String, OffsetDateTime, Vec<String>)> =
        select.join(JoinType::InnerJoin, current.into()).into_tuple().all(tx).await.map_err(fault)?;
    let real = rows.into_iter().filter(|(_, _, topics)| !topics.iter().any(|topic| topic == DEMO));
    Ok(real.map(|(slug, shown_at, _)| PublicAddress { slug, shown_at }).collect())
}

/// The addresses of the collections that everybody may read, the newest change first, as many as a part holds; demo ones are
/// left out.
///
/// # Errors
/// What the database says.
pub async fn public_collections(tx: &impl ConnectionTrait) -> Result<Vec<PublicAddress>> {
    let rows = visible::<collection::Entity>(&Viewer::visitor(), Action::Read)
        .order_by_desc(collection::Column::UpdatedAt)
        .order_by_desc(collection::Column::Id)
        .limit(PART)
        .all(tx)
        .await
        .map_err(fault)?;
    let real = rows.into_iter().filter(|row| !row.topics.iter().any(|topic| topic == DEMO));
    Ok(real.map(|row| PublicAddress { slug: row.slug, shown_at: row.updated_at }).collect())
}

fn after(id: Option<ResourceId>) -> Select<resource::Entity> {
    let everybodys = visible::<resource::Entity>(&Viewer::visitor(), Action::Read);
    let ordered = everybodys.order_by_asc(resource::Column::Id);
    match id {
        Some(id) => ordered.filter(resource::Column::Id.gt(id.uuid())),
        None => ordered,
    }
}
