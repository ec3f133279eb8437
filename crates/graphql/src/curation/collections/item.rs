//! A resource's place in a collection, and the invitation that it began with.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use commons_access::{Action, may};
use commons_entity::collection_item;
use commons_kernel::{CollectionItemId, Error, ResourceId};
use commons_library::{html_below, stands_until};
use time::OffsetDateTime;

use super::noun::Collection;
use crate::{
    context::scope, error::Answer, ids::global, library::Resource, loaders::one, words::CollectionItemState,
};

pub(crate) struct CollectionItem(pub Arc<collection_item::Model>);

impl From<collection_item::Model> for CollectionItem {
    fn from(row: collection_item::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A resource's place in a collection. Whoever may not read the resource does not see that it stands there.
#[Object]
impl CollectionItem {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<CollectionItemId>(self.0.id)
    }

    /// The resource.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Resource> {
        let row = one(&scope(ctx)?.reads(), ResourceId::from(self.0.resource_id)).await?;
        Ok(row.map(Resource::from).ok_or_else(|| Error::internal("an item has lost its resource"))?)
    }

    /// What the collection says of it, in Markdown.
    async fn commentary(&self) -> &str {
        &self.0.commentary
    }

    /// What the collection says of it, as HTML that cannot run anything.
    #[graphql(complexity = 5)]
    async fn commentary_html(&self) -> String {
        html_below(3, &self.0.commentary)
    }

    /// What its owner said to standing there.
    async fn state(&self) -> CollectionItemState {
        self.0.state.0.into()
    }

    /// Why it was declined or taken out; for the collection's keepers and the department that owns the resource.
    async fn reason(&self, ctx: &Context<'_>) -> Answer<Option<&str>> {
        let viewer = scope(ctx)?.viewer();
        let told = may(viewer, Action::Edit, &*self.0) || may(viewer, Action::Decide, &*self.0);
        Ok(self.0.reason.as_deref().filter(|_| told))
    }

    /// When its owner answered or took it out; for the collection's keepers and the department that owns the resource.
    async fn answered_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let viewer = scope(ctx)?.viewer();
        let told = may(viewer, Action::Edit, &*self.0) || may(viewer, Action::Decide, &*self.0);
        Ok(self.0.answered_at.filter(|_| told))
    }

    /// Until when a no of its owner stands, so that nobody asks again before; null when none stands, and for readers.
    async fn refused_until(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let scope = scope(ctx)?;
        let told = may(scope.viewer(), Action::Edit, &*self.0);
        Ok(stands_until(&self.0, scope.now()).filter(|_| told))
    }

    /// When it was put there.
    async fn invited_at(&self) -> OffsetDateTime {
        self.0.invited_at
    }
}

/// Somebody would like to show a resource in a collection, and waits for the answer of the department that owns it; or has it
/// there.
#[derive(SimpleObject)]
pub(crate) struct CollectionInvitation {
    /// The place that it has or would have.
    pub item: CollectionItem,
    /// The collection, published or not.
    pub collection: Collection,
}
