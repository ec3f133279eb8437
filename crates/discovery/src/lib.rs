//! Searching in the product's words: the thesaurus, the reader that keeps the index fresh, search and suggestions.
//!
//! Invariants: a hit is shown only after `store::visible` gave its row; snippets are made only after that; spelling hints
//! and suggestions are never drawn from the vocabulary of the index.

mod adopters;
mod concepts;
mod facets;
mod follow;
mod import_thesaurus;
mod load;
mod plain_words;
mod rebuild;
mod search;
mod suggest;
mod thesaurus;

pub use concepts::{Concept, Label, read_concepts};
pub use facets::{Facet, FacetValue};
pub use follow::{catch_up, follow, lag, reindex};
pub use import_thesaurus::{ThesaurusImported, import_thesaurus, load_thesaurus};
pub use load::changes;
pub use rebuild::{rebuilt_at, request_rebuild};
pub use search::{Finder, Found, Passage, SearchPage, SearchRequest, search};
pub use suggest::{MAX_SUGGESTIONS, Suggestion, suggest};
pub use thesaurus::{Expanded, Thesaurus};
