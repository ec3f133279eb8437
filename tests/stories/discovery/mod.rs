//! Stories of the room of searching: search, suggest, reindex, saved searches, the log of searches, what is wanted, and what the index
//! lives through.

mod behind;
mod beside;
mod crash;
mod damage;
mod find_matches;
mod follow;
mod full;
mod reindex;
mod saved_searches;
mod search;
mod search_log;
mod shelf;
mod snapshot;
mod suggest;
mod wanted;
