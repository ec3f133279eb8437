//! Review requests: the queue, claiming and deciding.

mod claim_review;
mod decide_review;
mod move_submission;
mod query;
mod review_request;
mod submit_for_review;

pub(crate) use claim_review::ClaimReview;
pub(crate) use decide_review::DecideReview;
pub(crate) use move_submission::MoveSubmission;
pub(crate) use query::CurationQuery;
pub(crate) use review_request::{ReviewRequest, review_request, was_reviewed};
pub(crate) use submit_for_review::SubmitForReview;
