//! `decideCollection`, `takeDownCollection`, `putBackCollection`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act;
use commons_curation::take_down_collection;
use commons_entity::collection;
use commons_kernel::CollectionId;
use commons_library::{CollectionAnswer, decide_collection, put_back_collection};
use time::OffsetDateTime;

use super::{noun::Collection, publish_collection::locked};
use crate::{context::scope, curation::locked::locked as locked_as_server, error::Answer, ids::local};

/// What a curator says to a collection that asks.
#[derive(InputObject)]
struct DecideCollectionInput {
    /// The collection.
    collection_id: ID,
    /// Its `wordsAt` when the curator read it.
    words_at: OffsetDateTime,
    /// Whether it is shown as far as its department asks.
    approve: bool,
    /// Why not; its department reads it. Not needed when it is.
    reason: Option<String>,
}

/// What was decided stands in it.
#[derive(SimpleObject)]
struct DecideCollectionPayload {
    /// The collection as it is now.
    collection: Collection,
}

/// What to take from its readers, and why.
#[derive(InputObject)]
struct TakeDownCollectionInput {
    /// The collection.
    collection_id: ID,
    /// Why; its department and its readers are told.
    reason: String,
}

/// Nobody reads it but its keepers and the Alliance's curators.
#[derive(SimpleObject)]
struct TakeDownCollectionPayload {
    /// The collection as it is now.
    collection: Collection,
}

/// What to give back to its readers, and why.
#[derive(InputObject)]
struct PutBackCollectionInput {
    /// The collection.
    collection_id: ID,
    /// Its `wordsAt` when the curator read it.
    words_at: OffsetDateTime,
    /// Why; its department is told.
    reason: String,
}

/// Its readers have it again, as it is now.
#[derive(SimpleObject)]
struct PutBackCollectionPayload {
    /// The collection as it is now.
    collection: Collection,
}

#[derive(Default)]
pub(crate) struct DecideCollection;

#[Object]
impl DecideCollection {
    /// Answers a department that asks to show a collection further, for curators who are not of that department.
    async fn decide_collection(
        &self,
        ctx: &Context<'_>,
        input: DecideCollectionInput,
    ) -> Answer<DecideCollectionPayload> {
        let scope = scope(ctx)?;
        let (tx, may_decide) = locked::<act::Decide>(scope, &input.collection_id).await?;
        let answer = if input.approve {
            CollectionAnswer::Approve
        } else {
            CollectionAnswer::SendBack(input.reason.unwrap_or_default())
        };
        let said = (input.words_at, answer);
        let row = decide_collection(&tx, scope.viewer(), may_decide, said, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(DecideCollectionPayload { collection: row.into() })
    }

    /// Takes a department's collection from its readers, for curators. Its department cannot show it until it is put back.
    async fn take_down_collection(
        &self,
        ctx: &Context<'_>,
        input: TakeDownCollectionInput,
    ) -> Answer<TakeDownCollectionPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        // Its flags are other people's rows.
        let (tx, may_moderate) =
            locked_as_server::<act::Moderate, collection::Entity>(scope, "flags", id.uuid()).await?;
        let row = take_down_collection(&tx, scope.viewer(), may_moderate, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(TakeDownCollectionPayload { collection: row.into() })
    }

    /// Gives a collection that was taken down back to its readers, for curators who are not of its department.
    async fn put_back_collection(
        &self,
        ctx: &Context<'_>,
        input: PutBackCollectionInput,
    ) -> Answer<PutBackCollectionPayload> {
        let scope = scope(ctx)?;
        let (tx, may_moderate) = locked::<act::Moderate>(scope, &input.collection_id).await?;
        let said = (input.words_at, input.reason.as_str());
        let row = put_back_collection(&tx, scope.viewer(), may_moderate, said, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(PutBackCollectionPayload { collection: row.into() })
    }
}
