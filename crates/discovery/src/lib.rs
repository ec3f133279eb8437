//! Searching in the product's words: the thesaurus, the reader that keeps the index fresh, search and suggestions; saved
//! searches and the reader that finds what is new for them; the log of searches, and what is wanted by it.
//!
//! Invariants: a hit is shown only after `store::visible` gave its row; snippets are made only after that; spelling hints
//! and suggestions are never drawn from the vocabulary of the index; what the index has not read yet counts nowhere; no
//! person, office, address or time of day is kept of a search.

mod adopters;
mod alike;
mod concept_changes;
mod concept_rows;
mod concept_rules;
mod concepts;
mod decide_wanted;
mod delete_saved_search;
mod edit_queue;
mod facets;
mod find_concepts;
mod find_matches;
mod finder;
mod follow;
mod follow_thesaurus;
mod frequent_queries;
mod import_thesaurus;
mod keep_log;
mod links;
mod load;
mod load_thesaurus;
mod mark_saved_search_seen;
mod memory;
mod names;
mod narrow;
mod plain_words;
mod preview_concept;
mod rebuild;
mod rename_saved_search;
mod restore;
mod retire_concept;
mod save_concept;
mod save_search;
mod saved_searches;
mod search;
mod search_log;
mod search_report;
mod shown;
mod sieves;
mod snapshot;
mod suggest;
mod suggest_alignment;
mod sweep_snapshots;
mod thesaurus;
mod tidy_search_log;
mod touched;
mod unread;
mod wanted;
mod watch;
mod what_is_kept;

pub use alike::alike;
pub use concept_rows::labels_of;
pub use concept_rules::{ConceptProblem, MAX_LABELS, MAX_LETTERS, MAX_WORDS, SharedLabel};
pub use concepts::{Concept, Label, read_concepts};
pub use decide_wanted::{DecideWantedOutcome, asked_week, decide_wanted};
pub use delete_saved_search::delete_saved_search;
pub use facets::{Facet, FacetValue};
pub use find_concepts::{ConceptFilter, categories, concept_by_key, find_concepts};
pub use find_matches::{find_matches, match_saved_searches};
pub use finder::Finder;
pub use follow::{catch_up, follow, lag};
pub use follow_thesaurus::{follow_thesaurus, refresh_thesaurus};
pub use frequent_queries::frequent_queries;
pub use import_thesaurus::{ThesaurusImported, import_thesaurus};
pub use keep_log::{SHARED_BY, keep_log, keep_log_now};
pub use load::changes;
pub use load_thesaurus::load_thesaurus;
pub use mark_saved_search_seen::mark_saved_search_seen;
pub use names::Names;
pub use narrow::Misread;
pub use preview_concept::{
    ConceptPreview, MAX_QUERIES, Moved, PreviewedAnswer, PreviewedQuery, preview_concept,
};
pub use rebuild::{rebuilt_at, reindex, request_rebuild};
pub use rename_saved_search::rename_saved_search;
pub use restore::{Restored, restore};
pub use retire_concept::{RetireOutcome, retire_concept};
pub use save_concept::{ConceptOutcome, change_concept, create_concept};
pub use save_search::{NewSavedSearch, Notify, SAVED_SEARCHES, SaveSearchOutcome, filters_of, save_search};
pub use saved_searches::{new_for, new_for_all, own_saved_searches};
pub use search::{Found, Passage, SearchPage, SearchRequest, Wanted, search, similar};
pub use search_log::{SearchLog, SearchNotes};
pub use search_report::{AskedBy, AskedQuery, REPORT_DAYS, SearchReport, search_report};
pub use sieves::Sieves;
pub use snapshot::{
    IndexSource, SNAPSHOT_EVERY, SnapshotIndex, SnapshotRoom, Snapshotted, ask_for_snapshot, snapshot,
};
pub use suggest::{MAX_SUGGESTIONS, Suggestion, suggest};
pub use suggest_alignment::{Candidate, Suggested, suggest_alignment, suggest_topics};
pub use thesaurus::{Expanded, Thesaurus};
pub use tidy_search_log::{DAYS_KEPT, SearchLogRoom, TidySearchLog};
pub use wanted::{ENOUGH, PublicCounts, WANTED_BY, WantedQuery, wanted};
