//! Searching in the product's words: the thesaurus, the reader that keeps the index fresh, search and suggestions.
//!
//! Invariants: a hit is shown only after `store::visible` gave its row; snippets are made only after that; spelling hints
//! and suggestions are never drawn from the vocabulary of the index; what the index has not read yet counts nowhere.

mod adopters;
mod concept_changes;
mod concept_rows;
mod concept_rules;
mod concepts;
mod edit_queue;
mod facets;
mod find_concepts;
mod follow;
mod follow_thesaurus;
mod import_thesaurus;
mod links;
mod load;
mod load_thesaurus;
mod names;
mod narrow;
mod plain_words;
mod preview_concept;
mod rebuild;
mod restore;
mod retire_concept;
mod save_concept;
mod search;
mod snapshot;
mod suggest;
mod sweep_snapshots;
mod thesaurus;
mod touched;
mod unread;
mod watch;

pub use concept_rows::labels_of;
pub use concept_rules::{ConceptProblem, MAX_LABELS, MAX_LETTERS, MAX_WORDS, SharedLabel};
pub use concepts::{Concept, Label, read_concepts};
pub use facets::{Facet, FacetValue};
pub use find_concepts::{ConceptFilter, categories, concept_by_key, find_concepts};
pub use follow::{catch_up, follow, lag};
pub use follow_thesaurus::{follow_thesaurus, refresh_thesaurus};
pub use import_thesaurus::{ThesaurusImported, import_thesaurus};
pub use load::changes;
pub use load_thesaurus::load_thesaurus;
pub use names::Names;
pub use narrow::Misread;
pub use preview_concept::{
    ConceptPreview, MAX_QUERIES, Moved, PreviewedAnswer, PreviewedQuery, preview_concept,
};
pub use rebuild::{rebuilt_at, reindex, request_rebuild};
pub use restore::{Restored, restore};
pub use retire_concept::{RetireOutcome, retire_concept};
pub use save_concept::{ConceptOutcome, change_concept, create_concept};
pub use search::{Finder, Found, Passage, SearchPage, SearchRequest, Wanted, search, similar};
pub use snapshot::{
    IndexSource, SNAPSHOT_EVERY, SnapshotIndex, SnapshotRoom, Snapshotted, ask_for_snapshot, snapshot,
};
pub use suggest::{MAX_SUGGESTIONS, Suggestion, suggest};
pub use thesaurus::{Expanded, Thesaurus};
