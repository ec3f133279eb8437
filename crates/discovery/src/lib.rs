//! Searching in the product's words: the thesaurus, the reader that keeps the index fresh, search and suggestions.
//!
//! Invariants: a hit is shown only after `store::visible` gave its row; snippets are made only after that; spelling hints
//! and suggestions are never drawn from the vocabulary of the index; what the index has not read yet counts nowhere.

mod adopters;
mod concepts;
mod facets;
mod follow;
mod import_thesaurus;
mod load;
mod names;
mod narrow;
mod plain_words;
mod rebuild;
mod restore;
mod search;
mod snapshot;
mod suggest;
mod sweep_snapshots;
mod thesaurus;
mod touched;
mod unread;
mod watch;

pub use concepts::{Concept, Label, read_concepts};
pub use facets::{Facet, FacetValue};
pub use follow::{catch_up, follow, lag};
pub use import_thesaurus::{ThesaurusImported, import_thesaurus, load_thesaurus};
pub use load::changes;
pub use names::Names;
pub use narrow::Misread;
pub use rebuild::{rebuilt_at, reindex, request_rebuild};
pub use restore::{Restored, restore};
pub use search::{Finder, Found, Passage, SearchPage, SearchRequest, Wanted, search, similar};
pub use snapshot::{
    IndexSource, SNAPSHOT_EVERY, SnapshotIndex, SnapshotRoom, Snapshotted, ask_for_snapshot, snapshot,
};
pub use suggest::{MAX_SUGGESTIONS, Suggestion, suggest};
pub use thesaurus::{Expanded, Thesaurus};
