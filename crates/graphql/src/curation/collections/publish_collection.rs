//! `publishCollection`, `withdrawCollection`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{Act, May, act, permit};
use commons_entity::collection;
use commons_kernel::{CollectionId, Result};
use commons_library::{publish_collection, withdraw_collection};
use commons_store::{Tx, fetch_for_update};

use super::noun::Collection;
use crate::{RequestScope, context::scope, error::Answer, ids::local};

/// What to show to its readers.
#[derive(InputObject)]
struct PublishCollectionInput {
    /// The collection.
    collection_id: ID,
}

/// It is published, as far as its department may by itself.
#[derive(SimpleObject)]
struct PublishCollectionPayload {
    /// The collection as it is now; `askedReach` says what the Alliance is asked for beyond that.
    collection: Collection,
}

/// What to take from its readers, and why.
#[derive(InputObject)]
struct WithdrawCollectionInput {
    /// The collection.
    collection_id: ID,
    /// Why; it stands in the record.
    reason: String,
}

/// Its keepers alone see it.
#[derive(SimpleObject)]
struct WithdrawCollectionPayload {
    /// The collection as it is now.
    collection: Collection,
}

#[derive(Default)]
pub(crate) struct PublishCollection;

#[Object]
impl PublishCollection {
    /// Publishes a collection, for publishers of its department, or for curators; one that is published asks again after it was
    /// sent back. A department shows it as far as it may by itself, and asks the Alliance for the rest. An empty one cannot be.
    async fn publish_collection(
        &self,
        ctx: &Context<'_>,
        input: PublishCollectionInput,
    ) -> Answer<PublishCollectionPayload> {
        let scope = scope(ctx)?;
        let (tx, may_publish) = locked::<act::Publish>(scope, &input.collection_id).await?;
        let own = scope.shared().own_reach;
        let row = publish_collection(&tx, scope.viewer(), may_publish, own, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(PublishCollectionPayload { collection: row.into() })
    }

    /// Takes a collection from its readers; its keepers keep it.
    async fn withdraw_collection(
        &self,
        ctx: &Context<'_>,
        input: WithdrawCollectionInput,
    ) -> Answer<WithdrawCollectionPayload> {
        let scope = scope(ctx)?;
        let (tx, may_withdraw) = locked::<act::Withdraw>(scope, &input.collection_id).await?;
        let row = withdraw_collection(&tx, scope.viewer(), may_withdraw, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(WithdrawCollectionPayload { collection: row.into() })
    }
}

/// The collection, locked, with the viewer's right to it.
pub(super) async fn locked<A: Act>(scope: &RequestScope, id: &ID) -> Result<(Tx, May<A, collection::Model>)> {
    let id = local::<CollectionId>(id, "collectionId")?;
    let tx = scope.begin().await?;
    let row = fetch_for_update::<collection::Entity>(&tx, id.uuid()).await?;
    let may = permit::<A, _>(scope.viewer(), row)?;
    Ok((tx, may))
}
