//! `markSavedSearchSeen`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act::Manage;
use commons_discovery::mark_saved_search_seen;
use commons_entity::saved_search;
use commons_kernel::SavedSearchId;

use crate::{
    context::scope, directory::WhoAsks, discovery::saved_search::SavedSearch, error::Answer, hold::hold,
    ids::local,
};

/// Which search.
#[derive(InputObject)]
struct MarkSavedSearchSeenInput {
    /// One of the viewer's own saved searches.
    saved_search_id: ID,
}

/// Nothing is new for it now.
#[derive(SimpleObject)]
struct SavedSearchSeen {
    /// The search as it is now.
    saved_search: SavedSearch,
    /// Who asks, with what is new for their other searches.
    viewer: WhoAsks,
}

#[derive(Default)]
pub(crate) struct MarkSavedSearchSeen;

#[Object]
impl MarkSavedSearchSeen {
    /// Says that the viewer has looked at what is new for a saved search of theirs.
    async fn mark_saved_search_seen(
        &self,
        ctx: &Context<'_>,
        input: MarkSavedSearchSeenInput,
    ) -> Answer<SavedSearchSeen> {
        let scope = scope(ctx)?;
        let id = local::<SavedSearchId>(&input.saved_search_id, "savedSearchId")?;
        let tx = scope.begin().await?;
        let may_manage = hold::<Manage, saved_search::Entity>(&tx, scope.viewer(), id.uuid()).await?;
        let row = mark_saved_search_seen(&tx, scope.viewer(), may_manage, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(SavedSearchSeen { saved_search: SavedSearch::one(scope, row).await?, viewer: WhoAsks })
    }
}
