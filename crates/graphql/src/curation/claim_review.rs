//! `claimReview`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Review, permit};
use commons_curation::{ClaimOutcome, claim_review};
use commons_entity::review_request;
use commons_kernel::ReviewRequestId;
use commons_store::fetch_for_update;

use crate::{context::scope, curation::ReviewRequest, error::Answer, ids::local};

/// What to claim.
#[derive(InputObject)]
struct ClaimReviewInput {
    /// The review request.
    review_request_id: ID,
}

/// What came of claiming.
#[derive(Union)]
enum ClaimReviewPayload {
    Claimed(ReviewClaimed),
    Taken(ReviewTaken),
}

/// The viewer holds it until `claimedUntil`.
#[derive(SimpleObject)]
struct ReviewClaimed {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// Somebody else holds it, or it is decided.
#[derive(SimpleObject)]
struct ReviewTaken {
    /// The request as it is now.
    review_request: ReviewRequest,
    /// What happened, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct ClaimReview;

#[Object]
impl ClaimReview {
    /// Claims a review, or renews one's own claim, so that no two people do the same work.
    async fn claim_review(&self, ctx: &Context<'_>, input: ClaimReviewInput) -> Answer<ClaimReviewPayload> {
        let scope = scope(ctx)?;
        let review_request_id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let tx = scope.begin().await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, review_request_id.uuid()).await?;
        let may_review = permit::<Review, _>(scope.viewer(), request)?;
        let outcome = claim_review(&tx, scope.viewer(), may_review, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            ClaimOutcome::Claimed(row) => {
                ClaimReviewPayload::Claimed(ReviewClaimed { review_request: row.into() })
            }
            ClaimOutcome::Taken(row) => ClaimReviewPayload::Taken(ReviewTaken {
                review_request: row.into(),
                message: "Somebody else is reviewing this, or it is decided already.".into(),
            }),
        })
    }
}
