//! A reviewer's steps: `claimNextReview`, `releaseReview`, `checkReview`, `adviseReview`, `askSecondPerson`, and what both sides say:
//! `commentReview`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{
    Act, May,
    act::{Comment, Review},
    permit,
};
use commons_curation::{
    Advice, CommentOutcome, NewCheck, NewComment, Readers, StepOutcome, advise_review, ask_second_person,
    check_review, claim_next_review, comment_review, release_review,
};
use commons_entity::review_request;
use commons_kernel::{Error, Result, ReviewRequestId};
use commons_store::{Tx, fetch_for_update};

use crate::{
    RequestScope,
    context::scope,
    curation::{ReviewEntry, ReviewRequest},
    error::Answer,
    ids::local,
    words::{CheckVerdict, ModerationDecision, ReviewDecision},
};

/// Which review to give back.
#[derive(InputObject)]
struct ReleaseReviewInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
}

/// An answer to a question of the checklist.
#[derive(InputObject)]
struct CheckReviewInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
    /// The question's key (`reviewChecklist`).
    criterion: String,
    /// What was found.
    verdict: CheckVerdict,
    /// More about it, at most 2,000 characters; needed with NO and DOUBT.
    note: Option<String>,
}

/// What somebody would decide.
#[derive(InputObject)]
struct AdviseReviewInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
    /// What they would decide about a version that asks to be published.
    decision: Option<ReviewDecision>,
    /// What they would decide about flags or an appeal.
    moderation: Option<ModerationDecision>,
    /// Why; staff read it.
    reason: String,
}

/// Where one is not sure.
#[derive(InputObject)]
struct AskSecondPersonInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
}

/// What somebody says in a review.
#[derive(InputObject)]
struct CommentReviewInput {
    /// The open review request.
    review_request_id: ID,
    /// At most 5,000 characters.
    text: String,
    /// The words of the version that it is about, at most 1,000 characters.
    passage: Option<String>,
    /// Whether it stays between Alliance staff.
    #[graphql(default)]
    staff_only: bool,
}

/// What came of a reviewer's step.
#[derive(Union)]
enum ReviewStepPayload {
    Done(ReviewStepDone),
    NotYours(super::decide_review::ReviewNotYours),
}

/// It is done.
#[derive(SimpleObject)]
struct ReviewStepDone {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// What came of asking for work.
#[derive(SimpleObject)]
struct ClaimNextReviewPayload {
    /// The request that the viewer holds now; null: nothing waits for them.
    review_request: Option<ReviewRequest>,
}

/// What came of a comment.
#[derive(Union)]
enum CommentReviewPayload {
    Said(ReviewCommented),
    Closed(ReviewClosed),
}

/// It stands in the timeline.
#[derive(SimpleObject)]
struct ReviewCommented {
    /// The entry.
    entry: ReviewEntry,
}

/// The review is over: nothing more is said in it.
#[derive(SimpleObject)]
struct ReviewClosed {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct Reviewing;

#[Object]
impl Reviewing {
    /// Claims what is urgent, or else what somebody else was not sure of, or else what has waited longest, of what nobody holds.
    async fn claim_next_review(&self, ctx: &Context<'_>) -> Answer<ClaimNextReviewPayload> {
        let scope = scope(ctx)?;
        let tx = scope.begin().await?;
        let next = claim_next_review(&tx, scope.viewer(), scope.now()).await?;
        scope.commit(tx).await?;
        Ok(ClaimNextReviewPayload { review_request: next.map(ReviewRequest) })
    }

    /// Gives one's own claim back: the request waits at its old place.
    async fn release_review(
        &self,
        ctx: &Context<'_>,
        input: ReleaseReviewInput,
    ) -> Answer<ReviewStepPayload> {
        let scope = scope(ctx)?;
        let (tx, may_review) = held::<Review>(scope, &input.review_request_id).await?;
        let outcome = release_review(&tx, scope.viewer(), may_review, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }

    /// Answers a question of the checklist; the newest answer counts.
    async fn check_review(&self, ctx: &Context<'_>, input: CheckReviewInput) -> Answer<ReviewStepPayload> {
        let scope = scope(ctx)?;
        let (tx, may_review) = held::<Review>(scope, &input.review_request_id).await?;
        let check = NewCheck {
            criterion: input.criterion,
            verdict: input.verdict.into(),
            note: input.note.unwrap_or_default(),
        };
        let outcome = check_review(&tx, scope.viewer(), may_review, check, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }

    /// Says what one would decide, for the curators who decide; the claim is given back with it.
    async fn advise_review(&self, ctx: &Context<'_>, input: AdviseReviewInput) -> Answer<ReviewStepPayload> {
        let scope = scope(ctx)?;
        let (tx, may_review) = held::<Review>(scope, &input.review_request_id).await?;
        let advice = (given(input.decision, input.moderation)?, input.reason.as_str());
        let outcome = advise_review(&tx, scope.viewer(), may_review, advice, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }

    /// Asks for a second person where the viewer answered with DOUBT. The claim is given back with it; somebody else is offered the
    /// review before others.
    async fn ask_second_person(
        &self,
        ctx: &Context<'_>,
        input: AskSecondPersonInput,
    ) -> Answer<ReviewStepPayload> {
        let scope = scope(ctx)?;
        let (tx, may_review) = held::<Review>(scope, &input.review_request_id).await?;
        let outcome = ask_second_person(&tx, scope.viewer(), may_review, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }

    /// Says something in an open review, to the other side or between staff.
    async fn comment_review(
        &self,
        ctx: &Context<'_>,
        input: CommentReviewInput,
    ) -> Answer<CommentReviewPayload> {
        let scope = scope(ctx)?;
        let (tx, may_comment) = held::<Comment>(scope, &input.review_request_id).await?;
        let readers = if input.staff_only { Readers::Staff } else { Readers::Both };
        let comment = NewComment { text: input.text, passage: input.passage, readers };
        let outcome = comment_review(&tx, scope.viewer(), &may_comment, comment, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            CommentOutcome::Said(entry) => {
                CommentReviewPayload::Said(ReviewCommented { entry: ReviewEntry(entry) })
            }
            CommentOutcome::Closed => CommentReviewPayload::Closed(ReviewClosed {
                message: "This review is over. Write to each other in the next one.".into(),
            }),
        })
    }
}

/// Advice of one of both kinds.
fn given(decision: Option<ReviewDecision>, moderation: Option<ModerationDecision>) -> Result<Advice> {
    match (decision, moderation) {
        (Some(decision), None) => Ok(Advice::Publication(decision.into())),
        (None, Some(decision)) => Ok(Advice::Moderation(decision.into())),
        _ => Err(Error::bad_input("decision", "give one of both, the decision or the moderation")),
    }
}

/// A transaction with the request locked in it, and the right to it.
async fn held<A: Act>(scope: &RequestScope, id: &ID) -> Result<(Tx, May<A, review_request::Model>)> {
    let id = local::<ReviewRequestId>(id, "reviewRequestId")?;
    let tx = scope.begin().await?;
    let request = fetch_for_update::<review_request::Entity>(&tx, id.uuid()).await?;
    let may = permit::<A, _>(scope.viewer(), request)?;
    Ok((tx, may))
}

impl From<StepOutcome> for ReviewStepPayload {
    fn from(outcome: StepOutcome) -> Self {
        match outcome {
            StepOutcome::Done(row) => Self::Done(ReviewStepDone { review_request: row.into() }),
            StepOutcome::NotYours(row) => Self::NotYours(row.into()),
        }
    }
}
