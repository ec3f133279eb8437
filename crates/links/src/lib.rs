//! Asks the web whether an address answers.
//!
//! Invariants: nothing is asked but what the whole world can reach (see `permitted`), and the very address that was checked is
//! the one that is connected to; each redirect is checked anew; no body is read, no cookie kept, no proxy of the environment used.

mod ask;
mod permitted;
mod resolve;

pub use ask::{Links, Outcome, PATIENCE};
pub use permitted::Permitted;
