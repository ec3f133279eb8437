//! `decideReview`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Review, permit};
use commons_curation::{DecideOutcome, decide_review};
use commons_entity::review_request;
use commons_kernel::ReviewRequestId;
use commons_store::fetch_for_update;

use crate::{context::scope, curation::ReviewRequest, error::Answer, ids::local, words::ReviewDecision};

/// The decision.
#[derive(InputObject)]
struct DecideReviewInput {
    /// The review request, claimed by the viewer.
    review_request_id: ID,
    /// What is decided.
    decision: ReviewDecision,
    /// The department sees it.
    reason: String,
}

/// What came of deciding.
#[derive(Union)]
enum DecideReviewPayload {
    Decided(ReviewDecided),
    NotYours(ReviewNotYours),
}

/// It is decided.
#[derive(SimpleObject)]
struct ReviewDecided {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// The viewer does not hold the claim, or it is decided already.
#[derive(SimpleObject)]
struct ReviewNotYours {
    /// The request as it is now.
    review_request: ReviewRequest,
    /// What to do, in a sentence for the screen.
    message: String,
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
        let may_review = permit::<Review, _>(scope.viewer(), request)?;
        let decided =
            decide_review(&tx, scope.viewer(), may_review, decision, input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match decided {
            DecideOutcome::Decided(row) => {
                DecideReviewPayload::Decided(ReviewDecided { review_request: row.into() })
            }
            DecideOutcome::NotYours(row) => DecideReviewPayload::NotYours(ReviewNotYours {
                review_request: row.into(),
                message: "You do not hold this review, or it is decided already. Claim it first.".into(),
            }),
        })
    }
}
