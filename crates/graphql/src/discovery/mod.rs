//! Searching, suggestions, saved searches, and what is wanted.

mod decide_wanted;
mod delete_saved_search;
mod filter;
mod hits;
mod mark_saved_search_seen;
mod query;
mod rename_saved_search;
mod save_search;
mod saved_search;
mod search_report;
mod suggestion;
mod wanted;

use async_graphql::MergedObject;

pub(crate) use query::DiscoveryQuery;
pub(crate) use saved_search::{SavedSearch, own_saved_search};
pub(crate) use wanted::WantedQuery;

/// What somebody does with their saved searches, and curators with what is wanted.
#[derive(Default, MergedObject)]
pub(crate) struct DiscoveryMutation(
    save_search::SaveSearch,
    rename_saved_search::RenameSavedSearch,
    delete_saved_search::DeleteSavedSearch,
    mark_saved_search_seen::MarkSavedSearchSeen,
    decide_wanted::DecideWanted,
);
