//! The parent's side of document reading: starts the sandboxed child and takes its answer.
//!
//! Invariants: no file format is parsed here and no foreign byte is looked at beyond the first few; a crash, a loop
//! or a bomb in the child is an [`Outcome`], never a fault of the server. Linux only, as the sandbox is.

mod accept;
mod child;
mod clean;
mod content;
mod fence;
mod finding;
mod jpeg;
mod limits;
mod outcome;
mod pages;
mod paper;
mod read;
mod recognize;
mod scratch;
mod tools;

pub use accept::{ACCEPTED, Accepted, accepted, accepted_kinds};
pub use clean::Cleaned;
pub use content::{Content, content_of, open_document};
pub use finding::{EXCERPT_CHARS, Finding, FindingCode, Findings, PLACES, Place, Severity};
pub use limits::{DOCUMENT_BYTES, FIRST_TOOL_USER, Limits, TEXT_BYTES, TITLE_CHARS, ToolLimits};
pub use outcome::{Failure, Heading, Outcome, Reading, Refusal};
pub use pages::{Drawing, PagePicture, Pages};
pub use read::{Reader, find_program};
pub use recognize::Recognition;
pub use tools::Tools;
