//! Collections: reading them, keeping them, and answering invitations into them.

mod batches;
mod change_items;
mod create_collection;
mod decide_collection;
mod item;
mod notice;
mod noun;
mod publish_collection;
mod query;
mod save_collection;

use async_graphql::MergedObject;

pub(crate) use batches::CollectionsOf;
pub(crate) use item::{CollectionInvitation, CollectionItem};
pub(crate) use noun::Collection;
pub(crate) use query::CollectionQuery;

/// The collections' part of `Mutation`.
#[derive(Default, MergedObject)]
pub(crate) struct CollectionMutation(
    create_collection::CreateCollection,
    save_collection::SaveCollection,
    change_items::ChangeItems,
    publish_collection::PublishCollection,
    decide_collection::DecideCollection,
);
