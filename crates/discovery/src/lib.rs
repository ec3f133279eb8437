//! Searching in the product's words: the thesaurus, the reader that keeps the index fresh, search and suggestions.
//!
//! Invariants: a hit is shown only after `store::visible` gave its row; snippets are made only after that; spelling hints
//! and suggestions are never drawn from the vocabulary of the index.

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
mod plain_words;
mod preview_concept;
mod rebuild;
mod retire_concept;
mod save_concept;
mod search;
mod suggest;
mod thesaurus;

pub use concept_rows::labels_of;
pub use concept_rules::{ConceptProblem, MAX_LABELS, MAX_LETTERS, MAX_WORDS, SharedLabel};
pub use concepts::{Concept, Label, read_concepts};
pub use facets::{Facet, FacetValue};
pub use find_concepts::{ConceptFilter, categories, concept_by_key, find_concepts};
pub use follow::{catch_up, follow, lag, reindex};
pub use follow_thesaurus::{follow_thesaurus, refresh_thesaurus};
pub use import_thesaurus::{ThesaurusImported, import_thesaurus};
pub use load_thesaurus::load_thesaurus;
pub use preview_concept::{
    ConceptPreview, MAX_QUERIES, Moved, PreviewedAnswer, PreviewedQuery, preview_concept,
};
pub use rebuild::{rebuilt_at, request_rebuild};
pub use retire_concept::{RetireOutcome, retire_concept};
pub use save_concept::{ConceptOutcome, change_concept, create_concept};
pub use search::{Finder, Found, Passage, SearchPage, SearchRequest, search};
pub use suggest::{MAX_SUGGESTIONS, Suggestion, suggest};
pub use thesaurus::{Expanded, Thesaurus};
