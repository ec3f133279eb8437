//! The record: what happened, who did it, and as whom.

mod event;
mod query;

pub(crate) use event::RecordEvent;
pub(crate) use query::RecordQuery;
pub use query::record_filter;
