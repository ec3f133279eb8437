//! Stories of the room of searching: search, suggest, reindex, the thesaurus, and what the index lives through.

mod behind;
mod beside;
mod crash;
mod damage;
mod exact_words;
mod fields;
mod follow;
mod full;
mod names;
mod preview_concept;
mod reindex;
mod retire_concept;
mod save_concept;
mod search;
mod shelf;
mod snapshot;
mod suggest;
mod thesaurus;
