//! The full-text index: documents, analysers, the access filter, queries, hits, facets, snippets and suggestions.
//!
//! The only crate that knows tantivy.
//!
//! Invariants: a reader's text never reaches tantivy's own query parser; no search runs without an access query;
//! nothing that is shown is drawn from the vocabulary of the index.

mod analyser;
mod compose;
mod cursor;
mod document;
mod facets;
mod fault;
mod filter;
mod folder;
mod index;
mod parse;
mod rank;
mod row;
mod schema;
mod search;
mod sieve;
mod snippet;
mod spelling;
mod statistics;
mod stopwords;
mod suggest;
mod vary;
mod weights;
mod words;

pub use analyser::stemmed;
pub use compose::{Expansion, Highlights};
pub use document::{Document, FileText};
pub use facets::{FACETS, FacetCounts, Filters};
pub use filter::filter;
pub use index::{Change, Condition, Index, Rebuild};
pub use parse::{Clause, MAX_CHARACTERS, MAX_WORDS, Parsed, parse};
pub use search::{Demand, Hit, Hits, Request};
pub use sieve::{Sieve, Stems};
pub use snippet::{Run, Snippet, Snippets};
pub use spelling::Vocabulary;
pub use stopwords::is_stop_word;
pub use words::{folded_words, normalised};

/// The access query, opaque to callers: made by [`filter`] from a rule and a viewer.
pub type Access = Box<dyn tantivy::query::Query>;
