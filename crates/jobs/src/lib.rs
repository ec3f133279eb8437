//! Durable jobs: queued in the transaction that wants them, run once or more, never lost.
//!
//! Invariants: a job that was rolled back never runs; a job may run twice, so it looks at the rows as they are and is
//! harmless when repeated; no row of the product is known here, only the queue.

mod backlog;
mod claim;
mod enqueue;
mod job;
mod runner;

pub use backlog::{Backlog, pending};
pub use claim::{ATTEMPTS, back_off};
pub use enqueue::{CHANNEL, Queued, enqueue};
pub use job::Job;
pub use runner::Runner;
