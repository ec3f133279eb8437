//! Searching and suggestions, the thesaurus that widens them, saved searches, and what is wanted.

mod alignment;
mod concept;
mod concept_input;
mod decide_wanted;
mod delete_saved_search;
mod filter;
mod hits;
mod mark_saved_search_seen;
mod preview_concept;
mod query;
mod rename_saved_search;
mod retire_concept;
mod save_concept;
mod save_search;
mod saved_search;
mod search_report;
mod suggestion;
mod thesaurus;
mod wanted;

use async_graphql::MergedObject;

pub(crate) use alignment::AlignmentQuery;
pub(crate) use concept::Concept;
pub(crate) use query::DiscoveryQuery;
pub(crate) use saved_search::{SavedSearch, own_saved_search};
pub(crate) use thesaurus::{ThesaurusMutation, ThesaurusQuery};
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
