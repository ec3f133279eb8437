//! Review requests: a version asks to be published; a publisher of its department sends it on, and the Alliance claims, reads
//! and decides.
//!
//! Invariants: one open request a resource; a claim is a lease that ends by itself; a decision has a reason, is made by
//! the one who holds the claim, and never by somebody who submitted the version or sits in its department.

mod approve_submission;
mod asked_version;
mod claim_review;
mod decide_review;
mod end_submission;
mod queue;
mod release_claims;
mod submit_for_review;

pub use approve_submission::approve_submission;
pub use claim_review::{CLAIM, ClaimOutcome, claim_review};
pub use decide_review::{DecideOutcome, Decision, decide_review};
pub use end_submission::{Submission, send_back_submission, take_back_submission};
pub use queue::{open_review, review_queue};
pub use release_claims::release_claims;
pub use submit_for_review::{SubmitOutcome, submit_for_review};
