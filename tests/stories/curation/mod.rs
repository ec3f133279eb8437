//! Stories of the room of review: submit, approve for the department, claim, decide.

mod claim_review;
mod collection_flags;
mod collection_invitations;
mod collection_reach;
mod collections;
mod decide_review;
mod endorsements;
mod featured;
mod group_collections;
mod moderation;
mod reviewed_findings;
mod reviewed_resource;
mod reviewing;
mod second_round;
pub mod shelf;
mod submission;
mod submit_for_review;
mod transparency;
