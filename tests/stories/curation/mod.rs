//! Stories of the room of review: submit, approve for the department, claim, decide.

mod claim_review;
mod decide_review;
mod moderation;
mod reviewed_findings;
mod reviewed_resource;
mod reviewing;
mod submission;
mod submit_for_review;
