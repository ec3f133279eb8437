//! Stories of the room of review: submit, claim, decide.

mod claim_review;
mod decide_review;
mod reviewed_findings;
mod reviewed_resource;
mod submit_for_review;
