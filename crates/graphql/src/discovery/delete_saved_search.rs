//! `deleteSavedSearch`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act::Manage;
use commons_discovery::delete_saved_search;
use commons_entity::saved_search;
use commons_kernel::SavedSearchId;

use crate::{context::scope, directory::WhoAsks, error::Answer, hold::hold, ids::local};

/// Which search.
#[derive(InputObject)]
struct DeleteSavedSearchInput {
    /// One of the viewer's own saved searches.
    saved_search_id: ID,
}

/// It is gone, with what was found for it.
#[derive(SimpleObject)]
struct SavedSearchDeleted {
    /// Its global id, which names nothing now.
    saved_search_id: ID,
    /// Who asks, with what is new for the searches that they still keep.
    viewer: WhoAsks,
}

#[derive(Default)]
pub(crate) struct DeleteSavedSearch;

#[Object]
impl DeleteSavedSearch {
    /// Gives a saved search of the viewer's own up.
    async fn delete_saved_search(
        &self,
        ctx: &Context<'_>,
        input: DeleteSavedSearchInput,
    ) -> Answer<SavedSearchDeleted> {
        let scope = scope(ctx)?;
        let id = local::<SavedSearchId>(&input.saved_search_id, "savedSearchId")?;
        let tx = scope.begin().await?;
        let may_manage = hold::<Manage, saved_search::Entity>(&tx, scope.viewer(), id.uuid()).await?;
        delete_saved_search(&tx, scope.viewer(), may_manage, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(SavedSearchDeleted { saved_search_id: input.saved_search_id, viewer: WhoAsks })
    }
}
