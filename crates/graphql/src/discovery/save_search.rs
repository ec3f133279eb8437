//! `saveSearch`.

use async_graphql::{Context, InputObject, Object, SimpleObject, Union};
use commons_discovery::{NewSavedSearch, Notify, SAVED_SEARCHES, SaveSearchOutcome, save_search};

use crate::{
    context::scope,
    discovery::{filter::SearchFilter, saved_search::SavedSearch},
    error::Answer,
};

/// The search to keep.
#[derive(InputObject)]
struct SaveSearchInput {
    /// What its owner will know it by.
    name: String,
    /// The words, as in `search`; empty for all that the filter lets through.
    query: String,
    /// What it is narrowed to.
    filter: Option<SearchFilter>,
    /// True to be told of what is new, beyond the count that `viewer.savedSearches` gives anyway.
    notify: bool,
}

/// What came of it.
#[derive(Union)]
enum SaveSearchPayload {
    Saved(Box<SearchSaved>),
    TooMany(TooManySavedSearches),
}

/// The search is kept.
#[derive(SimpleObject)]
struct SearchSaved {
    /// The search, with nothing new yet.
    saved_search: SavedSearch,
}

/// There are as many as one person may keep.
#[derive(SimpleObject)]
struct TooManySavedSearches {
    /// What to do, in a sentence for the screen.
    message: String,
}

/// Whether somebody is told, as the schema says it.
pub(crate) const fn told(notify: bool) -> Notify {
    if notify { Notify::Yes } else { Notify::No }
}

#[derive(Default)]
pub(crate) struct SaveSearch;

#[Object]
impl SaveSearch {
    /// Keeps a search for the viewer themselves. It looks as whom they act now.
    async fn save_search(&self, ctx: &Context<'_>, input: SaveSearchInput) -> Answer<SaveSearchPayload> {
        let scope = scope(ctx)?;
        let new = NewSavedSearch {
            name: input.name,
            query: input.query,
            filters: input.filter.unwrap_or_default().try_into()?,
            notify: told(input.notify),
        };
        let tx = scope.begin().await?;
        let outcome = save_search(&tx, scope.viewer(), new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            SaveSearchOutcome::Saved(row) => {
                let saved = SearchSaved { saved_search: SavedSearch::one(scope, row).await? };
                SaveSearchPayload::Saved(Box::new(saved))
            }
            SaveSearchOutcome::TooMany => SaveSearchPayload::TooMany(TooManySavedSearches {
                message: format!(
                    "You keep {SAVED_SEARCHES} searches already. Delete one that you no longer need."
                ),
            }),
        })
    }
}
