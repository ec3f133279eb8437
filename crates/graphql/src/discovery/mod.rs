//! Searching and suggestions, and the thesaurus that widens them.

mod concept;
mod concept_input;
mod filter;
mod hits;
mod preview_concept;
mod query;
mod retire_concept;
mod save_concept;
mod suggestion;
mod thesaurus;

pub(crate) use concept::Concept;
pub(crate) use query::DiscoveryQuery;
pub(crate) use thesaurus::{ThesaurusMutation, ThesaurusQuery};
