//! Batches: what many resolvers ask for one by one is read with one statement each. All keys share one loader, whose
//! cache lives as long as the read transaction.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use commons_access::{Action, Rule};
use commons_entity::{
    attachment, department, draft, draft_attachment, person, resource, review_request, seat, version,
    version_attachment,
};
use commons_kernel::{DepartmentId, Error, PersonId, ResourceId, Result, ReviewKind, ReviewState, VersionId};
use commons_store::{children, fault, under, visible};
use sea_orm::{ColumnTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use uuid::Uuid;

use crate::context::{ReadLane, Reads};

/// A draft, by its resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DraftOf(pub Uuid);
/// The documents of a draft, by its resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DraftDocuments(pub Uuid);
/// The documents of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct VersionDocuments(pub Uuid);
/// The open review request of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OpenReviewOf(pub Uuid);
/// The resource of a review request that the viewer may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ReviewedResource(pub Uuid);

/// Whether the viewer holds a seat in a department, whatever hat they wear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OwnSeatIn(pub Uuid);

/// One row through the batches.
pub(crate) async fn one<K, V>(reads: &Reads, key: K) -> Result<Option<V>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    V: Send + Sync + Clone + 'static,
    ReadLane: Loader<K, Value = Option<V>, Error = Error>,
{
    Ok(reads.load_one(key).await?.flatten())
}

/// Every key gets an answer, so that what is absent is cached as absent.
pub(crate) fn answers<K: Hash + Eq + Copy, V: Clone>(
    keys: &[K],
    rows: HashMap<K, V>,
) -> HashMap<K, Option<V>> {
    keys.iter().map(|key| (*key, rows.get(key).cloned())).collect()
}

/// Every key gets its list, which may be empty.
pub(crate) fn gathered<K: Hash + Eq + Copy, V>(
    keys: &[K],
    rows: impl Iterator<Item = (K, V)>,
) -> HashMap<K, Option<Arc<Vec<V>>>> {
    let mut lists: HashMap<K, Vec<V>> = keys.iter().map(|key| (*key, Vec::new())).collect();
    for (key, row) in rows {
        lists.entry(key).or_default().push(row);
    }
    lists.into_iter().map(|(key, list)| (key, Some(Arc::new(list)))).collect()
}

#[async_trait::async_trait]
impl Loader<OwnSeatIn> for ReadLane {
    type Value = Option<bool>;
    type Error = Error;
    async fn load(&self, keys: &[OwnSeatIn]) -> Result<HashMap<OwnSeatIn, Self::Value>> {
        let me = self.viewer().person().map(|person| person.uuid());
        let rows = visible::<seat::Entity>(self.viewer(), Action::Read)
            .filter(seat::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            .filter(seat::Column::PersonId.eq(me))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (OwnSeatIn(row.department_id), true)).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<DepartmentId> for ReadLane {
    type Value = Option<Arc<department::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[DepartmentId]) -> Result<HashMap<DepartmentId, Self::Value>> {
        let rows = visible::<department::Entity>(self.viewer(), Action::Read)
            .filter(department::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<ResourceId> for ReadLane {
    type Value = Option<resource::Model>;
    type Error = Error;
    async fn load(&self, keys: &[ResourceId]) -> Result<HashMap<ResourceId, Self::Value>> {
        let rows = visible::<resource::Entity>(self.viewer(), Action::Read)
            .filter(resource::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), row)).collect()))
    }
}

/// The caller has permitted the review request: who may read it knows which resource it is about, also after the
/// decision, when the resource itself is its department's alone again. What was published of it since is asked for again.
#[async_trait::async_trait]
impl Loader<ReviewedResource> for ReadLane {
    type Value = Option<resource::Model>;
    type Error = Error;
    async fn load(&self, keys: &[ReviewedResource]) -> Result<HashMap<ReviewedResource, Self::Value>> {
        let rows = under::<resource::Entity>(&Rule::EVERYBODY, self.viewer())
            .filter(resource::Column::Id.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (ReviewedResource(row.id), row)).collect()))
    }
}

/// The caller asks whether the viewer may read the version, or has permitted the review request that it belongs to.
#[async_trait::async_trait]
impl Loader<VersionId> for ReadLane {
    type Value = Option<Arc<version::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[VersionId]) -> Result<HashMap<VersionId, Self::Value>> {
        let rows = children::<version::Entity>()
            .filter(version::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

/// The caller has permitted what is unpublished of the resource.
#[async_trait::async_trait]
impl Loader<DraftOf> for ReadLane {
    type Value = Option<Arc<draft::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[DraftOf]) -> Result<HashMap<DraftOf, Self::Value>> {
        let rows = children::<draft::Entity>()
            .filter(draft::Column::ResourceId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (DraftOf(row.resource_id), Arc::new(row))).collect()))
    }
}

/// The caller has permitted the version.
#[async_trait::async_trait]
impl Loader<VersionDocuments> for ReadLane {
    type Value = Option<Arc<Vec<attachment::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[VersionDocuments]) -> Result<HashMap<VersionDocuments, Self::Value>> {
        let rows = children::<version_attachment::Entity>()
            .filter(version_attachment::Column::VersionId.is_in(keys.iter().map(|key| key.0)))
            .join(JoinType::InnerJoin, version_attachment::Relation::Attachment.def())
            .select_also(attachment::Entity)
            .order_by_asc(version_attachment::Column::Position)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let rows = rows.into_iter().filter_map(|(link, row)| Some((VersionDocuments(link.version_id), row?)));
        Ok(gathered(keys, rows))
    }
}

/// The caller has permitted the draft.
#[async_trait::async_trait]
impl Loader<DraftDocuments> for ReadLane {
    type Value = Option<Arc<Vec<attachment::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[DraftDocuments]) -> Result<HashMap<DraftDocuments, Self::Value>> {
        let rows = children::<draft_attachment::Entity>()
            .filter(draft_attachment::Column::ResourceId.is_in(keys.iter().map(|key| key.0)))
            .join(JoinType::InnerJoin, draft_attachment::Relation::Attachment.def())
            .select_also(attachment::Entity)
            .order_by_asc(draft_attachment::Column::Position)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let rows = rows.into_iter().filter_map(|(link, row)| Some((DraftDocuments(link.resource_id), row?)));
        Ok(gathered(keys, rows))
    }
}

#[async_trait::async_trait]
impl Loader<PersonId> for ReadLane {
    type Value = Option<Arc<person::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[PersonId]) -> Result<HashMap<PersonId, Self::Value>> {
        let rows = visible::<person::Entity>(self.viewer(), Action::Read)
            .filter(person::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<OpenReviewOf> for ReadLane {
    type Value = Option<review_request::Model>;
    type Error = Error;
    async fn load(&self, keys: &[OpenReviewOf]) -> Result<HashMap<OpenReviewOf, Self::Value>> {
        let open = ReviewState::OPEN.map(|state| state.as_str());
        let rows = visible::<review_request::Entity>(self.viewer(), Action::Read)
            .filter(review_request::Column::ResourceId.is_in(keys.iter().map(|key| key.0)))
            .filter(review_request::Column::Kind.eq(ReviewKind::Publication.as_str()))
            .filter(review_request::Column::State.is_in(open))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (OpenReviewOf(row.resource_id), row)).collect()))
    }
}
