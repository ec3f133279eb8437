//! Review requests: the queue, claiming and deciding; collections, endorsements and what is featured.

mod appeal_takedown;
mod claim_review;
mod collections;
mod decide_moderation;
mod decide_review;
mod decision;
mod endorse_resource;
mod endorsement;
mod featured;
mod flag;
mod flag_collection;
mod flag_resource;
mod locked;
mod move_submission;
mod own_flag;
mod query;
mod review_request;
mod reviewing;
mod round;
mod submit_for_review;
mod timeline;
mod transparency;
pub(crate) mod words;

pub(crate) use appeal_takedown::AppealTakedown;
pub(crate) use claim_review::ClaimReview;
pub(crate) use collections::{
    Collection, CollectionInvitation, CollectionItem, CollectionMutation, CollectionQuery, CollectionsOf,
};
pub(crate) use decide_moderation::DecideModeration;
pub(crate) use decide_review::DecideReview;
pub(crate) use decision::{DecisionsOf, PublicDecision};
pub(crate) use endorse_resource::EndorseResource;
pub(crate) use endorsement::{Endorsement, EndorsementQuery, endorsement_of, readable_endorsement};
pub(crate) use featured::{FeatureMutation, Featured, FeaturedQuery, featured_by_id, is_featured};
pub(crate) use flag::{Flag, FlagQuery, own_flag};
pub(crate) use flag_collection::FlagCollection;
pub(crate) use flag_resource::FlagResource;
pub(crate) use move_submission::MoveSubmission;
pub(crate) use own_flag::{OwnFlag, flagged_since};
pub(crate) use query::CurationQuery;
pub(crate) use review_request::{ReviewRequest, review_request, was_reviewed};
pub(crate) use reviewing::Reviewing;
pub(crate) use round::ReviewRound;
pub(crate) use submit_for_review::SubmitForReview;
pub(crate) use timeline::{ReviewCheck, ReviewCriterion, ReviewEntry};
pub(crate) use transparency::TransparencyQuery;
