//! The ground everything stands on: typed ids, the clock, errors, pages and the small vocabulary of the product.
//!
//! Invariants: no IO, no async, no knowledge of any table, protocol or screen.

mod clock;
mod error;
mod id;
mod page;
mod words;

pub use clock::{Clock, SystemClock};
pub use error::{Code, Error, Result};
pub use id::{
    AttachmentId, ConceptId, DepartmentId, EventId, GroupId, Id, JobId, PersonId, ResourceId,
    ReviewRequestId, SeatId, SessionId, VersionId,
};
pub use page::{Page, PageRequest, Total};
pub use words::{
    AllianceRole, AttachmentState, DepartmentSize, Kind, LabelKind, Post, Reach, ResourceStatus, ReviewState,
    Role, State, UnknownWord, Word,
};
