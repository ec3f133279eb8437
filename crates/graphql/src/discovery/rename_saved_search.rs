//! `renameSavedSearch`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act::Manage;
use commons_discovery::rename_saved_search;
use commons_entity::saved_search;
use commons_kernel::SavedSearchId;

use crate::{
    context::scope,
    discovery::{save_search::told, saved_search::SavedSearch},
    error::Answer,
    hold::hold,
    ids::local,
};

/// Which search, and what changes; what is absent stays as it is.
#[derive(InputObject)]
struct RenameSavedSearchInput {
    /// One of the viewer's own saved searches.
    saved_search_id: ID,
    /// What its owner will know it by.
    name: Option<String>,
    /// Whether to be told of what is new.
    notify: Option<bool>,
}

/// It is changed.
#[derive(SimpleObject)]
struct SavedSearchRenamed {
    /// The search as it is now.
    saved_search: SavedSearch,
}

#[derive(Default)]
pub(crate) struct RenameSavedSearch;

#[Object]
impl RenameSavedSearch {
    /// Gives a saved search another name, or changes whether its owner is told.
    async fn rename_saved_search(
        &self,
        ctx: &Context<'_>,
        input: RenameSavedSearchInput,
    ) -> Answer<SavedSearchRenamed> {
        let scope = scope(ctx)?;
        let id = local::<SavedSearchId>(&input.saved_search_id, "savedSearchId")?;
        let tx = scope.begin().await?;
        let may_manage = hold::<Manage, saved_search::Entity>(&tx, scope.viewer(), id.uuid()).await?;
        let changes = (input.name, input.notify.map(told));
        let row = rename_saved_search(&tx, scope.viewer(), may_manage, changes, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(SavedSearchRenamed { saved_search: SavedSearch::one(scope, row).await? })
    }
}
