//! Review requests: the queue, claiming and deciding.

mod appeal_takedown;
mod claim_review;
mod decide_moderation;
mod decide_review;
mod decision;
mod flag;
mod flag_resource;
mod move_submission;
mod query;
mod review_request;
mod reviewing;
mod submit_for_review;
mod timeline;
mod transparency;

pub(crate) use appeal_takedown::AppealTakedown;
pub(crate) use claim_review::ClaimReview;
pub(crate) use decide_moderation::DecideModeration;
pub(crate) use decide_review::DecideReview;
pub(crate) use decision::{DecisionsOf, PublicDecision};
pub(crate) use flag::{Flag, FlagQuery, own_flag};
pub(crate) use flag_resource::FlagResource;
pub(crate) use move_submission::MoveSubmission;
pub(crate) use query::CurationQuery;
pub(crate) use review_request::{ReviewRequest, review_request, was_reviewed};
pub(crate) use reviewing::Reviewing;
pub(crate) use submit_for_review::SubmitForReview;
pub(crate) use timeline::{ReviewCheck, ReviewCriterion, ReviewEntry};
pub(crate) use transparency::TransparencyQuery;
