//! Stories of the room of searching: search, suggest.

mod search;
mod suggest;
