//! Stories of the room of searching: search, suggest, reindex.

mod reindex;
mod search;
mod suggest;
