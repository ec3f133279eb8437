//! `decideReview`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Decide, permit};
use commons_curation::{DecideOutcome, NewDecision, NewPassage, decide_review};
use commons_entity::review_request;
use commons_kernel::ReviewRequestId;
use commons_store::fetch_for_update;

use crate::{
    context::scope,
    curation::{ReviewCheck, ReviewRequest},
    error::Answer,
    ids::local,
    lists::{DRAFT, few},
    words::ReviewDecision,
};

/// The decision.
#[derive(InputObject)]
struct DecideReviewInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
    /// What is decided.
    decision: ReviewDecision,
    /// The department sees it.
    reason: String,
    /// What is to be changed where, with ASK_FOR_CHANGES; at most 50.
    passages: Option<Vec<PassageInput>>,
}

/// A passage that is to be changed.
#[derive(InputObject)]
struct PassageInput {
    /// The words of the version, at most 1,000 characters.
    quote: String,
    /// What to change, at most 5,000 characters.
    text: String,
}

/// What came of deciding.
#[derive(Union)]
enum DecideReviewPayload {
    Decided(ReviewDecided),
    NotYours(ReviewNotYours),
    ChecksMissing(ReviewChecksMissing),
}

/// It is decided.
#[derive(SimpleObject)]
struct ReviewDecided {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// The viewer does not hold the claim, or it is decided already.
#[derive(SimpleObject)]
pub(super) struct ReviewNotYours {
    /// The request as it is now.
    review_request: ReviewRequest,
    /// What to do, in a sentence for the screen.
    message: String,
}

/// It cannot be approved: questions of the checklist stand in the way. Nothing is decided.
#[derive(SimpleObject)]
struct ReviewChecksMissing {
    /// The request as it is now.
    review_request: ReviewRequest,
    /// The questions that were answered with no, or that a second person has to answer.
    missing: Vec<ReviewCheck>,
    /// What to do, in a sentence for the screen.
    message: String,
}

impl From<review_request::Model> for ReviewNotYours {
    fn from(row: review_request::Model) -> Self {
        Self {
            review_request: row.into(),
            message: "You do not hold this review, or it is decided already. Claim it first.".into(),
        }
    }
}

#[derive(Default)]
pub(crate) struct DecideReview;

#[Object]
impl DecideReview {
    /// Decides a review whose claim the viewer holds, with a reason.
    async fn decide_review(
        &self,
        ctx: &Context<'_>,
        input: DecideReviewInput,
    ) -> Answer<DecideReviewPayload> {
        let scope = scope(ctx)?;
        let review_request_id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let decision = input.decision.into();
        let tx = scope.begin().await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, review_request_id.uuid()).await?;
        let may_decide = permit::<Decide, _>(scope.viewer(), request)?;
        let passages = few("passages", DRAFT, input.passages)?.unwrap_or_default();
        let passages =
            passages.into_iter().map(|passage| NewPassage { quote: passage.quote, text: passage.text });
        let new = NewDecision { decision, reason: input.reason, passages: passages.collect() };
        let decided = decide_review(&tx, scope.viewer(), may_decide, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match decided {
            DecideOutcome::Decided(row) => {
                DecideReviewPayload::Decided(ReviewDecided { review_request: row.into() })
            }
            DecideOutcome::NotYours(row) => DecideReviewPayload::NotYours(row.into()),
            DecideOutcome::ChecksMissing(row, missing) => {
                DecideReviewPayload::ChecksMissing(ReviewChecksMissing {
                    review_request: row.into(),
                    missing: missing.into_iter().map(ReviewCheck).collect(),
                    message: "The checklist stands in the way of an approval. Ask for changes, or have somebody else look \
                              where the first was not sure."
                        .into(),
                })
            }
        })
    }
}
