//! The ground everything stands on: typed ids, the clock, errors, pages and the small vocabulary of the product.
//!
//! Invariants: no IO, no async, no knowledge of any table, protocol or screen.

mod clock;
mod email;
mod error;
mod id;
mod page;
mod words;

pub use clock::{Clock, SystemClock};
pub use email::{BadEmail, Email, is_domain};
pub use error::{Code, Error, Result};
pub use id::{
    AccountId, AdoptionId, ApiTokenId, AttachmentId, CollectionId, CollectionItemId, ConceptId, DepartmentId,
    EndorsementId, EventId, FeaturedId, FlagId, GroupId, Id, InvitationId, JobId, JoinRequestId, PersonId,
    ResourceId, ReviewRequestId, SavedSearchId, SeatId, SessionId, VersionId,
};
pub use page::{Page, PageRequest, Total};
pub use words::{
    AdoptionIntent, AdoptionStatus, AllianceRole, AttachmentState, CheckVerdict, CollectionItemState,
    CollectionVerdict, ConceptOrigin, DecisionAbout, DecisionEnd, DecisionKind, DepartmentSize, ElectionKind,
    EndorsementLevel, EntryKind, FindingsChoice, FlagKind, FlagState, GroupKind, JoinState, Kind, LabelKind,
    LinkOutcome, MalwareScan, Post, PreviewState, Reach, ResourceStatus, ReviewKind, ReviewState, Role,
    State, TokenScope, UnknownWord, Usability, WantedVerdict, Word,
};
