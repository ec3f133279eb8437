//! The full-text index: documents, analysers, the access filter, queries, hits, facets, snippets and suggestions.
//!
//! The only crate that knows tantivy.
//!
//! Invariants: a reader's text never reaches tantivy's own query parser; no search runs without an access filter;
//! nothing that is shown is drawn from the vocabulary of the index.

mod access;
mod alike;
mod analyser;
mod carry;
mod census;
mod compose;
mod cursor;
mod damage;
mod document;
mod facets;
mod fault;
mod folder;
mod generation;
mod index;
mod moment;
mod neighbours;
mod parse;
#[cfg(test)]
mod plain_words;
mod rank;
mod row;
mod schema;
mod search;
mod sieve;
mod signals;
mod similar;
mod snippet;
mod spelling;
mod statistics;
mod stopwords;
mod suggest;
mod table;
mod vary;
mod ways;
mod weights;
mod word;
mod words;

pub use access::{Access, filter};
pub use alike::Office;
pub use analyser::stemmed;
pub use carry::{Adoption, Frozen};
pub use compose::{Expansion, Highlights};
pub use document::{Document, FileText};
pub use facets::{Counted, FACETS, FacetCounts, Filters, Narrowing};
pub use index::{Change, Condition, Index, Position, Rebuild};
pub use parse::{Clause, FIELDS, MAX_CHARACTERS, MAX_WORDS, Narrow, Parsed, Part, parse};
pub use schema::VERSION;
pub use search::{Demand, Hit, Hits, Order, Request};
pub use sieve::{Sieve, Stems};
pub use signals::{Applies, Reader};
pub use snippet::{Run, Snipper, Snippet, Snippets};
pub use spelling::Vocabulary;
pub use stopwords::is_stop_word;
pub use words::{folded_words, normalised};
