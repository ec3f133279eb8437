//! `flagCollection`, `answerCollectionFlags`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act;
use commons_curation::{FlagsAnswer, NewFlag, answer_collection_flags, flag_collection};
use commons_entity::collection;
use commons_kernel::CollectionId;
use time::OffsetDateTime;

use super::{
    Collection,
    flag_resource::{AlreadyFlagged, FlagMade, Told, TooManyFlags},
    locked::locked,
};
use crate::{context::scope, error::Answer, ids::local, words::FlagKind};

/// What somebody finds wrong with a collection.
#[derive(InputObject)]
struct FlagCollectionInput {
    /// The collection.
    collection_id: ID,
    /// What kind of thing is wrong.
    kind: FlagKind,
    /// What is wrong, at most 2,000 characters. Curators read it; its keepers do not.
    reason: String,
    /// The words that it is about, at most 1,000 characters.
    passage: Option<String>,
}

/// What came of it.
#[derive(Union)]
enum FlagCollectionPayload {
    Made(FlagMade),
    Already(AlreadyFlagged),
    TooMany(TooManyFlags),
}

/// What a curator says to the open flags of a collection, all those that they have read.
#[derive(InputObject)]
struct AnswerCollectionFlagsInput {
    /// The collection.
    collection_id: ID,
    /// Whether they were right: the words have been mended since. What is still wrong is taken down, which answers them too.
    upheld: bool,
    /// Why; whoever flagged it reads it, and it stands in the record of its department.
    reason: String,
    /// When the newest of the flags was made that the curator has read; newer ones stay open.
    read_until: OffsetDateTime,
}

/// What was answered is over.
#[derive(SimpleObject)]
struct AnswerCollectionFlagsPayload {
    /// The collection as it is now.
    collection: Collection,
}

#[derive(Default)]
pub(crate) struct FlagCollection;

#[Object]
impl FlagCollection {
    /// Says that something is wrong with a collection. Its keepers are not told who said so.
    async fn flag_collection(
        &self,
        ctx: &Context<'_>,
        input: FlagCollectionInput,
    ) -> Answer<FlagCollectionPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        let (tx, may_flag) = locked::<act::Flag, collection::Entity>(scope, "flags", id.uuid()).await?;
        let new = NewFlag { kind: input.kind.into(), reason: input.reason, passage: input.passage };
        let outcome = flag_collection(&tx, scope.viewer(), may_flag, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome.into() {
            Told::Made(made) => FlagCollectionPayload::Made(made),
            Told::Already(already) => FlagCollectionPayload::Already(already),
            Told::TooMany(many) => FlagCollectionPayload::TooMany(many),
        })
    }

    /// Answers the open flags of a collection, for curators who have no part in it and made none of them.
    async fn answer_collection_flags(
        &self,
        ctx: &Context<'_>,
        input: AnswerCollectionFlagsInput,
    ) -> Answer<AnswerCollectionFlagsPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        let (tx, may_moderate) =
            locked::<act::Moderate, collection::Entity>(scope, "flags", id.uuid()).await?;
        let said = FlagsAnswer { upheld: input.upheld, reason: &input.reason, read_until: input.read_until };
        let row = answer_collection_flags(&tx, scope.viewer(), may_moderate, said, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(AnswerCollectionFlagsPayload { collection: row.into() })
    }
}
