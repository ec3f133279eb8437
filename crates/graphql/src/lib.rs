//! The GraphQL schema: one folder a room; translates, never decides.
//!
//! Invariants: no right is checked here but through `access` and `store::visible`; no SQL but the begin of a read in the
//! store; a mutation is decode, permit, verb, payload, in one transaction of its own.

// The tree of resolvers is one type, nested deeper than the compiler's default of 128.
#![recursion_limit = "256"]

mod adoption;
mod context;
mod curation;
mod directory;
mod discovery;
mod door;
mod error;
mod hold;
mod ids;
mod library;
mod lists;
mod loaders;
mod node;
mod nulls;
mod page;
mod plain;
mod record;
mod schema;
mod scopes;
mod secrets;
mod warm;
mod words;

pub use context::{RequestScope, Shared};
pub use directory::SignInProvider;
pub use ids::{archive_path_of, attachment_of, page_path_of, path_of, version_of};
pub use record::record_filter;
pub use schema::{Limits, Schema, schema, sdl};
pub use scopes::scope_of;
pub use secrets::Secrets;
