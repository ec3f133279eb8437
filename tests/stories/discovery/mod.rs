//! Stories of the room of searching: search, suggest, reindex, the thesaurus, saved searches, the log of searches, what is
//! wanted, and what the index lives through.

mod behind;
mod beside;
mod crash;
mod damage;
mod exact_words;
mod fields;
mod find_matches;
mod follow;
mod full;
mod names;
mod preview_concept;
mod reindex;
mod remembered;
mod retire_concept;
mod save_concept;
mod saved_searches;
mod search;
mod search_log;
mod shelf;
mod snapshot;
mod suggest;
mod thesaurus;
mod wanted;
