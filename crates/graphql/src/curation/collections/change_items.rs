//! `addToCollection`, `changeCollectionItem`, `removeFromCollection`, `answerCollectionInvitation`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{Act, May, act, permit};
use commons_entity::{collection, collection_item, resource};
use commons_kernel::{CollectionId, CollectionItemId, ResourceId, Result};
use commons_library::{
    AddOutcome, InvitationAnswer, add_to_collection, answer_invitation, change_item, remove_item,
};
use commons_store::{Tx, fetch, fetch_for_update};

use super::{item::CollectionItem, noun::Collection};
use crate::{RequestScope, context::scope, error::Answer, ids::local, loaders::one};

/// What shall stand where.
#[derive(InputObject)]
struct AddToCollectionInput {
    /// The collection.
    collection_id: ID,
    /// A published resource that the viewer may read.
    resource_id: ID,
    /// What the collection says of it: Markdown, at most 2,000 characters.
    #[graphql(default)]
    commentary: String,
}

/// What came of adding.
#[derive(Union)]
enum AddToCollectionPayload {
    Added(CollectionItemAdded),
    Already(AlreadyInCollection),
}

/// It stands at the end: accepted when it is the keeper's own, invited when it is another department's.
#[derive(SimpleObject)]
struct CollectionItemAdded {
    /// Its place.
    item: CollectionItem,
}

/// It stands there already, accepted or not; nothing was changed.
#[derive(SimpleObject)]
struct AlreadyInCollection {
    /// Its place.
    item: CollectionItem,
    /// What to do, in a sentence for the screen.
    message: String,
}

/// What the collection says of an item.
#[derive(InputObject)]
struct ChangeCollectionItemInput {
    /// The item.
    item_id: ID,
    /// Markdown, at most 2,000 characters; empty takes it away.
    commentary: String,
}

/// The item as it is now.
#[derive(SimpleObject)]
struct ChangeCollectionItemPayload {
    /// The item.
    item: CollectionItem,
}

/// What to take out.
#[derive(InputObject)]
struct RemoveFromCollectionInput {
    /// The item.
    item_id: ID,
    /// Why, when the resource is one's own and the collection another's: its keepers read it. It may be left out.
    reason: Option<String>,
}

/// It is out.
#[derive(SimpleObject)]
struct RemoveFromCollectionPayload {
    /// The collection; null for who may not read it now.
    collection: Option<Collection>,
}

/// What a department says to an invitation.
#[derive(InputObject)]
struct AnswerCollectionInvitationInput {
    /// The item.
    item_id: ID,
    /// Whether the resource may stand there.
    accept: bool,
    /// Why not; the collection's keepers read it. Not needed when it may.
    reason: Option<String>,
}

/// The item as it is now.
#[derive(SimpleObject)]
struct AnswerCollectionInvitationPayload {
    /// The item.
    item: CollectionItem,
}

#[derive(Default)]
pub(crate) struct ChangeItems;

#[Object]
impl ChangeItems {
    /// Puts a resource at the end of a collection. Another department's waits for that department's answer; for 30 days after a
    /// no it is not asked again.
    async fn add_to_collection(
        &self,
        ctx: &Context<'_>,
        input: AddToCollectionInput,
    ) -> Answer<AddToCollectionPayload> {
        let scope = scope(ctx)?;
        let collection_id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let tx = scope.begin().await?;
        let row = fetch_for_update::<collection::Entity>(&tx, collection_id.uuid()).await?;
        let may_edit = permit::<act::Edit, _>(scope.viewer(), row)?;
        let resource = fetch::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_read = permit::<act::Read, _>(scope.viewer(), resource)?;
        let pair = (&may_edit, &may_read);
        let words = (input.commentary.as_str(), scope.shared().own_reach);
        let added = add_to_collection(&tx, scope.viewer(), pair, words, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match added {
            AddOutcome::Added(item) => {
                AddToCollectionPayload::Added(CollectionItemAdded { item: item.into() })
            }
            AddOutcome::Already(item) => AddToCollectionPayload::Already(AlreadyInCollection {
                item: item.into(),
                message: "This resource is in the collection already. Change what is said of it instead."
                    .into(),
            }),
        })
    }

    /// Changes what a collection says of one of its items. New words are shown as far as its department may by itself, until
    /// the Alliance has read them.
    async fn change_collection_item(
        &self,
        ctx: &Context<'_>,
        input: ChangeCollectionItemInput,
    ) -> Answer<ChangeCollectionItemPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionItemId>(&input.item_id, "itemId")?;
        let tx = scope.begin().await?;
        let known = fetch::<collection_item::Entity>(&tx, id.uuid()).await?;
        let known = permit::<act::Edit, _>(scope.viewer(), known)?;
        // The collection first, as whoever saves or publishes it takes them.
        let row = fetch_for_update::<collection::Entity>(&tx, known.row().collection_id).await?;
        let may_write = permit::<act::Edit, _>(scope.viewer(), row)?;
        let row = fetch_for_update::<collection_item::Entity>(&tx, id.uuid()).await?;
        let may_edit = permit::<act::Edit, _>(scope.viewer(), row)?;
        let words = (input.commentary.as_str(), scope.shared().own_reach);
        let item = change_item(&tx, scope.viewer(), (&may_write, may_edit), words, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(ChangeCollectionItemPayload { item: item.into() })
    }

    /// Takes a resource out of a collection, for its keepers and for publishers of the department that owns the resource. What
    /// its owner takes out is not asked for again for 30 days.
    async fn remove_from_collection(
        &self,
        ctx: &Context<'_>,
        input: RemoveFromCollectionInput,
    ) -> Answer<RemoveFromCollectionPayload> {
        let scope = scope(ctx)?;
        let (tx, may_withdraw) = locked::<act::Withdraw>(scope, &input.item_id).await?;
        let reason = input.reason.as_deref();
        let collection = remove_item(&tx, scope.viewer(), may_withdraw, reason, scope.now()).await?;
        scope.commit(tx).await?;
        let collection = one(&scope.reads(), collection).await?;
        Ok(RemoveFromCollectionPayload { collection: collection.map(Collection) })
    }

    /// Answers an invitation into a collection, for publishers of the department that owns the resource.
    async fn answer_collection_invitation(
        &self,
        ctx: &Context<'_>,
        input: AnswerCollectionInvitationInput,
    ) -> Answer<AnswerCollectionInvitationPayload> {
        let scope = scope(ctx)?;
        let (tx, may_decide) = locked::<act::Decide>(scope, &input.item_id).await?;
        let answer = if input.accept {
            InvitationAnswer::Accept
        } else {
            InvitationAnswer::Decline(input.reason.unwrap_or_default())
        };
        let item = answer_invitation(&tx, scope.viewer(), may_decide, answer, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(AnswerCollectionInvitationPayload { item: item.into() })
    }
}

/// The item, locked, with the viewer's right to it.
async fn locked<A: Act>(scope: &RequestScope, id: &ID) -> Result<(Tx, May<A, collection_item::Model>)> {
    let id = local::<CollectionItemId>(id, "itemId")?;
    let tx = scope.begin().await?;
    let row = fetch_for_update::<collection_item::Entity>(&tx, id.uuid()).await?;
    let may = permit::<A, _>(scope.viewer(), row)?;
    Ok((tx, may))
}
