//! Review requests: a version asks to be published; a publisher of its department sends it on, and the Alliance claims, reads
//! and decides.
//!
//! Invariants: one open request a resource; a claim is a lease that ends by itself; a decision has a reason, is made by
//! the one who holds the claim, and never by somebody who submitted the version or sits in its department; whatever is done
//! stands in the timeline, which is only added to. Flags and appeals stand in the same queue; who flagged is told to nobody but
//! staff, and what was decided is public where its resource is. An endorsement is a curator's word about one version, by the
//! rubric and until a day, and never of somebody who had a part in it; what is featured is public, or it does not show.

mod answer_collection_flags;
mod appeal_takedown;
mod approve_submission;
mod ask_second_person;
mod asked_version;
mod check_review;
mod checklist;
mod claim_next_review;
mod claim_review;
mod comment_review;
mod decide_moderation;
mod decide_review;
mod end_submission;
mod endorse_resource;
mod endorsements;
mod feature;
mod flag_collection;
mod flag_resource;
mod hand_over;
mod hold;
mod new_flag;
mod publish_decision;
mod queue;
mod quoted;
mod release_claims;
mod round_before;
mod rubric;
mod submit_for_review;
mod take_back_flag;
mod take_down_collection;
mod timeline;
mod transparency;
mod weigh_flags;

pub use answer_collection_flags::{FlagsAnswer, answer_collection_flags};
pub use appeal_takedown::{AppealOutcome, appeal_takedown};
pub use approve_submission::approve_submission;
pub use ask_second_person::ask_second_person;
pub use check_review::{NewCheck, StepOutcome, check_review};
pub use checklist::{Answered, Check, Criterion, checklist, checks};
pub use claim_next_review::claim_next_review;
pub use claim_review::{CLAIM, ClaimOutcome, claim_review};
pub use comment_review::{CommentOutcome, NewComment, Readers, comment_review};
pub use decide_moderation::{ModerationDecision, decide_moderation};
pub use decide_review::{DecideOutcome, Decision, NewDecision, NewPassage, decide_review};
pub use end_submission::{Submission, send_back_submission, take_back_submission};
pub use endorse_resource::{NewEndorsement, NewMark, endorse_resource};
pub use endorsements::{EndorsementState, endorsement, endorsements_of, state_of, withdraw_endorsement};
pub use feature::{Subject, feature, featured, featured_now, unfeature};
pub use flag_collection::flag_collection;
pub use flag_resource::flag_resource;
pub use hand_over::{Advice, advise_review, release_review};
pub use new_flag::{FlagOutcome, Hidden, NewFlag};
pub use publish_decision::decisions_about;
pub use queue::{AGE_DUE, AGE_LATE, Wanted, count_late, open_review, review_queue, waiting_since};
pub use release_claims::release_claims;
pub use round_before::{AskedPassage, Round, round_before};
pub use rubric::{Dimension, dimension, rubric};
pub use submit_for_review::{SubmitOutcome, submit_for_review};
pub use take_back_flag::{hold_about, take_back_flag};
pub use take_down_collection::take_down_collection;
pub use timeline::timelines;
pub use transparency::{Line, Month, transparency};
pub use weigh_flags::weights;
