//! Stories of the room of searching: search, suggest, reindex, the thesaurus.

mod exact_words;
mod preview_concept;
mod reindex;
mod retire_concept;
mod save_concept;
mod search;
mod suggest;
mod thesaurus;
