//! `saveCollection`, `orderCollection`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Edit, permit};
use commons_entity::collection;
use commons_kernel::{CollectionId, CollectionItemId, GroupId};
use commons_library::{CollectionChanges, CollectionOutcome, order_collection, save_collection};
use commons_store::fetch_for_update;

use super::noun::Collection;
use crate::{
    context::scope,
    error::Answer,
    ids::{local, locals},
    lists::{DRAFT, FILTER, few},
    words::Reach,
};

/// What a save changes; what is left out stays as it is.
#[derive(InputObject)]
struct SaveCollectionInput {
    /// The collection.
    collection_id: ID,
    /// The revision that the writer saw.
    revision: i32,
    /// 5 to 200 characters.
    title: Option<String>,
    /// At most 1,000 characters.
    summary: Option<String>,
    /// Markdown, at most 20,000 characters.
    introduction: Option<String>,
    /// Who shall read it once it is published; beyond its department's own reach the Alliance is asked. The Alliance's are
    /// ALLIANCE or PUBLIC.
    reach: Option<Reach>,
    /// The group that may read it, one of the department's own, when its reach is GROUP.
    group_id: Option<ID>,
    /// Slugs of the Alliance's values.
    values: Option<Vec<String>>,
    /// Slugs of the Alliance's standards.
    standards: Option<Vec<String>>,
    /// Free words to find it by.
    topics: Option<Vec<String>>,
}

/// The order of a collection.
#[derive(InputObject)]
struct OrderCollectionInput {
    /// The collection.
    collection_id: ID,
    /// The revision that the keeper saw.
    revision: i32,
    /// All accepted and invited items that the keeper sees, each once, in the order that they shall have.
    item_ids: Vec<ID>,
}

/// What came of a save.
#[derive(Union)]
enum SaveCollectionPayload {
    Saved(CollectionSaved),
    Conflict(CollectionConflict),
}

/// What came of putting it in order.
#[derive(Union)]
enum OrderCollectionPayload {
    Saved(CollectionSaved),
    Conflict(CollectionConflict),
}

/// It stands as it was sent.
#[derive(SimpleObject)]
struct CollectionSaved {
    /// The collection, with its new revision.
    collection: Collection,
}

/// Somebody was first. Nothing was changed; this is what stands there now.
#[derive(SimpleObject)]
struct CollectionConflict {
    /// What stands there now.
    collection: Collection,
    /// What happened and what to do, in a sentence for the screen.
    message: String,
}

impl From<collection::Model> for CollectionSaved {
    fn from(row: collection::Model) -> Self {
        Self { collection: row.into() }
    }
}

impl CollectionConflict {
    fn of(row: collection::Model, message: &str) -> Self {
        Self { collection: row.into(), message: message.into() }
    }
}

#[derive(Default)]
pub(crate) struct SaveCollection;

#[Object]
impl SaveCollection {
    /// Saves what a collection says and who may read it, on top of the revision that the writer saw. New words of a department
    /// are shown as far as it may by itself, until the Alliance has read them.
    async fn save_collection(
        &self,
        ctx: &Context<'_>,
        input: SaveCollectionInput,
    ) -> Answer<SaveCollectionPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        let changes = CollectionChanges {
            title: input.title,
            summary: input.summary,
            introduction: input.introduction,
            reach: input.reach.map(Into::into),
            group: input.group_id.as_ref().map(|id| local::<GroupId>(id, "groupId")).transpose()?,
            values: few("values", DRAFT, input.values)?,
            standards: few("standards", DRAFT, input.standards)?,
            topics: few("topics", DRAFT, input.topics)?,
        };
        let tx = scope.begin().await?;
        let row = fetch_for_update::<collection::Entity>(&tx, id.uuid()).await?;
        let may_edit = permit::<Edit, _>(scope.viewer(), row)?;
        let (own, new) = (scope.shared().own_reach, (input.revision, changes));
        let saved = save_collection(&tx, scope.viewer(), may_edit, own, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match saved {
            CollectionOutcome::Saved(row) => SaveCollectionPayload::Saved(row.into()),
            CollectionOutcome::Conflict(row) => SaveCollectionPayload::Conflict(CollectionConflict::of(
                row,
                "Somebody saved this collection after you opened it. Compare both and save again.",
            )),
        })
    }

    /// Puts the items of a collection in order, on top of the revision that the keeper saw.
    async fn order_collection(
        &self,
        ctx: &Context<'_>,
        input: OrderCollectionInput,
    ) -> Answer<OrderCollectionPayload> {
        let scope = scope(ctx)?;
        let id = local::<CollectionId>(&input.collection_id, "collectionId")?;
        let item_ids = few("itemIds", FILTER, Some(input.item_ids))?.unwrap_or_default();
        let wanted = locals::<CollectionItemId>(&item_ids, "itemIds")?;
        let tx = scope.begin().await?;
        let row = fetch_for_update::<collection::Entity>(&tx, id.uuid()).await?;
        let may_edit = permit::<Edit, _>(scope.viewer(), row)?;
        let ordered =
            order_collection(&tx, scope.viewer(), may_edit, (input.revision, wanted), scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match ordered {
            CollectionOutcome::Saved(row) => OrderCollectionPayload::Saved(row.into()),
            CollectionOutcome::Conflict(row) => OrderCollectionPayload::Conflict(CollectionConflict::of(
                row,
                "Somebody changed this collection, or took something out of it, after you opened it. Look at it again.",
            )),
        })
    }
}
