//! What is featured: reading it, `feature` and `unfeature`.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, dataloader::Loader};
use commons_access::{act, permit};
use commons_curation::{Subject, feature, featured, featured_now, unfeature};
use commons_entity::{collection, featured, resource};
use commons_kernel::{CollectionId, Error, FeaturedId, ResourceId, Result};
use commons_store::{Tx, fetch};
use time::Date;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    curation::Collection,
    error::Answer,
    ids::{global, local},
    library::Resource,
    loaders::one,
    warm::warm_basics,
};

pub(crate) struct Featured(pub Arc<featured::Model>);

impl From<featured::Model> for Featured {
    fn from(row: featured::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A public resource or collection that the Alliance shows at the front.
#[Object]
impl Featured {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<FeaturedId>(self.0.id)
    }

    /// Why it is worth a look.
    async fn note(&self) -> &str {
        &self.0.note
    }

    /// The last day on which it stands there (UTC).
    async fn until(&self) -> Date {
        self.0.until
    }

    /// The resource; null when it is a collection.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let Some(id) = self.0.resource_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), ResourceId::from(id)).await?.map(Resource::from))
    }

    /// The collection; null when it is a resource.
    async fn collection(&self, ctx: &Context<'_>) -> Answer<Option<Collection>> {
        let Some(id) = self.0.collection_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), CollectionId::from(id)).await?.map(Collection))
    }
}

/// What is featured now, for this viewer; there is one such list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct FeaturedOn(Date);

#[async_trait::async_trait]
impl Loader<FeaturedOn> for ReadLane {
    type Value = Option<Arc<Vec<featured::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[FeaturedOn]) -> Result<HashMap<FeaturedOn, Self::Value>> {
        let tx = self.tx().await?;
        let mut found = HashMap::new();
        for key in keys {
            found.insert(*key, Some(Arc::new(featured_now(&*tx, self.viewer(), key.0).await?)));
        }
        Ok(found)
    }
}

async fn featured_today(scope: &RequestScope) -> Result<Arc<Vec<featured::Model>>> {
    Ok(one(&scope.reads(), FeaturedOn(scope.now().date())).await?.unwrap_or_default())
}

/// Whether a resource or a collection is featured now.
pub(crate) async fn is_featured(scope: &RequestScope, id: Uuid) -> Result<bool> {
    let rows = featured_today(scope).await?;
    Ok(rows.iter().any(|row| [row.resource_id, row.collection_id].contains(&Some(id))))
}

/// Something that is featured now, by its id.
pub(crate) async fn featured_by_id(scope: &RequestScope, id: FeaturedId) -> Result<Option<Featured>> {
    let rows = featured_today(scope).await?;
    Ok(rows.iter().find(|row| row.id == id.uuid()).cloned().map(Featured::from))
}

/// What is at the front.
#[derive(Default)]
pub(crate) struct FeaturedQuery;

#[Object]
impl FeaturedQuery {
    /// What the Alliance features now, newest first, at most twelve.
    #[graphql(complexity = "1 + 12 * child_complexity")]
    async fn featured(&self, ctx: &Context<'_>) -> Answer<Vec<Featured>> {
        let scope = scope(ctx)?;
        let rows = featured_today(scope).await?;
        let node = ctx.look_ahead().field("resource");
        if node.exists() {
            let ids = rows.iter().filter_map(|row| row.resource_id).map(ResourceId::from);
            let found = scope.reads().load_many(ids).await?;
            let resources: Vec<_> = found.into_values().flatten().collect();
            warm_basics(scope, &node, resources.iter()).await?;
        }
        Ok(rows.iter().cloned().map(Featured::from).collect())
    }
}

/// What to show at the front.
#[derive(InputObject)]
struct FeatureInput {
    /// A public resource; or name a collection.
    resource_id: Option<ID>,
    /// A public collection; or name a resource.
    collection_id: Option<ID>,
    /// Why it is worth a look, at most 500 characters; everybody reads it.
    note: String,
    /// The last day on which it stands there, at most a year ahead.
    until: Date,
}

/// It stands at the front.
#[derive(SimpleObject)]
struct FeaturePayload {
    /// What is featured.
    featured: Featured,
}

/// What to take from the front.
#[derive(InputObject)]
struct UnfeatureInput {
    /// What is featured.
    featured_id: ID,
}

/// It does not stand there any more.
#[derive(SimpleObject)]
struct UnfeaturePayload {
    /// What was featured.
    featured: Featured,
}

#[derive(Default)]
pub(crate) struct FeatureMutation;

#[Object]
impl FeatureMutation {
    /// Shows a public resource or collection at the front, with a note, until a day. For curators.
    async fn feature(&self, ctx: &Context<'_>, input: FeatureInput) -> Answer<FeaturePayload> {
        let scope = scope(ctx)?;
        let resource = input.resource_id.map(|id| local::<ResourceId>(&id, "resourceId")).transpose()?;
        let collection =
            input.collection_id.map(|id| local::<CollectionId>(&id, "collectionId")).transpose()?;
        let pair = (resource.map(ResourceId::uuid), collection.map(CollectionId::uuid));
        let tx = scope.begin().await?;
        let subject = subject(scope, &tx, pair).await?;
        let told = (input.note.as_str(), input.until);
        let row = feature(&tx, scope.viewer(), &subject, told, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(FeaturePayload { featured: row.into() })
    }

    /// Takes something from the front before its last day. For curators.
    async fn unfeature(&self, ctx: &Context<'_>, input: UnfeatureInput) -> Answer<UnfeaturePayload> {
        let scope = scope(ctx)?;
        let id = local::<FeaturedId>(&input.featured_id, "featuredId")?;
        let tx = scope.begin().await?;
        let row = featured(&tx, id).await?.ok_or_else(Error::not_found)?;
        let subject = subject(scope, &tx, (row.resource_id, row.collection_id)).await?;
        let row = unfeature(&tx, scope.viewer(), &subject, row, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(UnfeaturePayload { featured: row.into() })
    }
}

/// What is featured, with the viewer's right to do so.
async fn subject(
    scope: &RequestScope,
    tx: &Tx,
    (resource, collection): (Option<Uuid>, Option<Uuid>),
) -> Result<Subject> {
    match (resource, collection) {
        (Some(id), None) => {
            let row = fetch::<resource::Entity>(tx, id).await?;
            Ok(Subject::Resource(Box::new(permit::<act::Feature, _>(scope.viewer(), row)?)))
        }
        (None, Some(id)) => {
            let row = fetch::<collection::Entity>(tx, id).await?;
            Ok(Subject::Collection(Box::new(permit::<act::Feature, _>(scope.viewer(), row)?)))
        }
        _ => Err(Error::bad_input("resourceId", "name a resource or a collection, and not both")),
    }
}
