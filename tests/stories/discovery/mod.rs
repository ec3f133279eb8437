//! Stories of the room of searching: search, suggest, reindex, saved searches, the log of searches, what is wanted.

mod reindex;
mod saved_searches;
mod search;
mod search_log;
mod suggest;
mod wanted;
mod watch;
