//! `decideModeration`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Decide, permit};
use commons_curation::{StepOutcome, decide_moderation};
use commons_entity::review_request;
use commons_kernel::ReviewRequestId;
use commons_store::fetch_for_update;

use super::decide_review::ReviewNotYours;
use crate::{context::scope, curation::ReviewRequest, error::Answer, ids::local, words::ModerationDecision};

/// The decision.
#[derive(InputObject)]
struct DecideModerationInput {
    /// The review request about flags or an appeal, claimed by the viewer.
    review_request_id: ID,
    /// What is decided.
    decision: ModerationDecision,
    /// The department sees it, and so does whoever may read the resource.
    reason: String,
}

/// What came of deciding.
#[derive(Union)]
enum DecideModerationPayload {
    Decided(ModerationDecided),
    NotYours(ReviewNotYours),
}

/// It is decided.
#[derive(SimpleObject)]
struct ModerationDecided {
    /// The request as it is now.
    review_request: ReviewRequest,
}

#[derive(Default)]
pub(crate) struct DecideModeration;

#[Object]
impl DecideModeration {
    /// Decides about flags or an appeal whose claim the viewer holds, with a reason.
    async fn decide_moderation(
        &self,
        ctx: &Context<'_>,
        input: DecideModerationInput,
    ) -> Answer<DecideModerationPayload> {
        let scope = scope(ctx)?;
        let id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let tx = scope.begin_as("moderation").await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, id.uuid()).await?;
        let may_decide = permit::<Decide, _>(scope.viewer(), request)?;
        let decision = (input.decision.into(), input.reason.as_str());
        let outcome = decide_moderation(&tx, scope.viewer(), may_decide, decision, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            StepOutcome::Done(row) => {
                DecideModerationPayload::Decided(ModerationDecided { review_request: row.into() })
            }
            StepOutcome::NotYours(row) => DecideModerationPayload::NotYours(row.into()),
        })
    }
}
