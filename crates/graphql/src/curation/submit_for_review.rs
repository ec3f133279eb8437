//! `submitForReview`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Submit, permit};
use commons_curation::{SubmitOutcome, submit_for_review};
use commons_entity::resource;
use commons_kernel::ResourceId;
use commons_store::fetch_for_update;

use crate::{
    context::scope,
    curation::ReviewRequest,
    error::Answer,
    ids::local,
    library::{DraftConflict, DraftIncomplete},
};

/// What to submit.
#[derive(InputObject)]
struct SubmitForReviewInput {
    /// The resource.
    resource_id: ID,
    /// The revision of the draft that the submitter saw.
    revision: i32,
}

/// What came of submitting.
#[derive(Union)]
enum SubmitForReviewPayload {
    Requested(ReviewRequested),
    Incomplete(DraftIncomplete),
    Conflict(DraftConflict),
    AlreadyOpen(ReviewAlreadyOpen),
}

/// It waits in the queue.
#[derive(SimpleObject)]
struct ReviewRequested {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// A request for this resource is open already.
#[derive(SimpleObject)]
struct ReviewAlreadyOpen {
    /// The open one.
    review_request: ReviewRequest,
}

#[derive(Default)]
pub(crate) struct SubmitForReview;

#[Object]
impl SubmitForReview {
    /// Asks the Alliance to publish the draft beyond its department.
    async fn submit_for_review(
        &self,
        ctx: &Context<'_>,
        input: SubmitForReviewInput,
    ) -> Answer<SubmitForReviewPayload> {
        let scope = scope(ctx)?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let tx = scope.begin().await?;
        let resource = fetch_for_update::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_submit = permit::<Submit, _>(scope.viewer(), resource)?;
        let outcome =
            submit_for_review(&tx, scope.viewer(), &may_submit, input.revision, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }
}

impl From<SubmitOutcome> for SubmitForReviewPayload {
    fn from(outcome: SubmitOutcome) -> Self {
        match outcome {
            SubmitOutcome::Requested(row) => Self::Requested(ReviewRequested { review_request: row.into() }),
            SubmitOutcome::Incomplete(problems) => Self::Incomplete(problems.into()),
            SubmitOutcome::Conflict(draft) => Self::Conflict(draft.into()),
            SubmitOutcome::AlreadyOpen(row) => {
                Self::AlreadyOpen(ReviewAlreadyOpen { review_request: row.into() })
            }
        }
    }
}
