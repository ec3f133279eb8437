//! Searching and suggestions.

mod filter;
mod hits;
mod query;
mod suggestion;

pub(crate) use query::DiscoveryQuery;
