//! Batches of collections: however many a list has, their items and counts cost the same number of statements.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use commons_access::{Action, Rule};
use commons_entity::{collection, collection_item, department_group};
use commons_kernel::{CollectionId, CollectionItemId, Error, Page, PageRequest, Result};
use commons_library::{collections_with, item_counts, items_of};
use commons_store::{fault, under, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    context::ReadLane,
    loaders::{answers, gathered},
};

/// A page of the items of a collection.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ItemsOf {
    pub collection: Uuid,
    pub request: PageRequest,
}
/// How many accepted items a collection has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ItemCountOf(pub Uuid);
/// The published collections that hold a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CollectionsOf(pub Uuid);
/// The group that keeps a collection which the viewer may read, or is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct KeepingGroup(pub Uuid);
/// The collection of an invitation that the viewer may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct InvitingCollection(pub Uuid);

#[async_trait::async_trait]
impl Loader<ItemsOf> for ReadLane {
    type Value = Option<Arc<Page<collection_item::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[ItemsOf]) -> Result<HashMap<ItemsOf, Self::Value>> {
        let mut together: HashMap<&PageRequest, Vec<Uuid>> = HashMap::new();
        for key in keys {
            together.entry(&key.request).or_default().push(key.collection);
        }
        let tx = self.tx().await?;
        let mut found = HashMap::new();
        for (request, ids) in together {
            let pages = items_of(&*tx, self.viewer(), &ids, request).await?;
            let keyed =
                |(collection, page)| (ItemsOf { collection, request: request.clone() }, Some(Arc::new(page)));
            found.extend(pages.into_iter().map(keyed));
        }
        Ok(found)
    }
}

#[async_trait::async_trait]
impl Loader<ItemCountOf> for ReadLane {
    type Value = u64;
    type Error = Error;
    async fn load(&self, keys: &[ItemCountOf]) -> Result<HashMap<ItemCountOf, u64>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let counted = item_counts(&*self.tx().await?, self.viewer(), &ids).await?;
        Ok(keys.iter().map(|key| (*key, counted.get(&key.0).copied().unwrap_or(0))).collect())
    }
}

#[async_trait::async_trait]
impl Loader<CollectionsOf> for ReadLane {
    type Value = Option<Arc<Vec<collection::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[CollectionsOf]) -> Result<HashMap<CollectionsOf, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let rows = collections_with(&*self.tx().await?, self.viewer(), &ids).await?;
        Ok(gathered(keys, rows.into_iter().map(|(id, row)| (CollectionsOf(id), row))))
    }
}

#[async_trait::async_trait]
impl Loader<CollectionId> for ReadLane {
    type Value = Option<Arc<collection::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[CollectionId]) -> Result<HashMap<CollectionId, Self::Value>> {
        let rows = visible::<collection::Entity>(self.viewer(), Action::Read)
            .filter(collection::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

/// The caller has permitted the invitation: who may answer it knows the collection that it leads into.
#[async_trait::async_trait]
impl Loader<InvitingCollection> for ReadLane {
    type Value = Option<Arc<collection::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[InvitingCollection]) -> Result<HashMap<InvitingCollection, Self::Value>> {
        let rows = under::<collection::Entity>(&Rule::EVERYBODY, self.viewer())
            .filter(collection::Column::Id.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let rows = rows.into_iter().map(|row| (InvitingCollection(row.id), Arc::new(row)));
        Ok(answers(keys, rows.collect()))
    }
}

/// The caller has permitted the collection: who may read it knows whose it is, also who sees no groups.
#[async_trait::async_trait]
impl Loader<KeepingGroup> for ReadLane {
    type Value = Option<Arc<department_group::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[KeepingGroup]) -> Result<HashMap<KeepingGroup, Self::Value>> {
        let rows = under::<department_group::Entity>(&Rule::EVERYBODY, self.viewer())
            .filter(department_group::Column::Id.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let rows = rows.into_iter().map(|row| (KeepingGroup(row.id), Arc::new(row)));
        Ok(answers(keys, rows.collect()))
    }
}

#[async_trait::async_trait]
impl Loader<CollectionItemId> for ReadLane {
    type Value = Option<Arc<collection_item::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[CollectionItemId]) -> Result<HashMap<CollectionItemId, Self::Value>> {
        let rows = visible::<collection_item::Entity>(self.viewer(), Action::Read)
            .filter(collection_item::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}
