//! Stories of the room of searching: search, suggest, reindex, and what the index lives through.

mod behind;
mod beside;
mod crash;
mod damage;
mod follow;
mod full;
mod reindex;
mod search;
mod shelf;
mod snapshot;
mod suggest;
