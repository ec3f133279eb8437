//! `appealTakedown`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Withdraw, permit};
use commons_curation::{AppealOutcome, appeal_takedown};
use commons_entity::resource;
use commons_kernel::ResourceId;
use commons_store::fetch_for_update;

use crate::{context::scope, curation::ReviewRequest, error::Answer, ids::local, library::MoveRefused};

/// An appeal.
#[derive(InputObject)]
struct AppealTakedownInput {
    /// The resource that was taken down.
    resource_id: ID,
    /// Why it should be put back.
    reason: String,
}

/// What came of it.
#[derive(Union)]
enum AppealTakedownPayload {
    Made(Box<AppealMade>),
    Refused(Box<MoveRefused>),
}

/// It waits for somebody else than who took it down.
#[derive(SimpleObject)]
struct AppealMade {
    /// The request.
    review_request: ReviewRequest,
}

#[derive(Default)]
pub(crate) struct AppealTakedown;

#[Object]
impl AppealTakedown {
    /// Asks for another look at a takedown, by somebody else.
    async fn appeal_takedown(
        &self,
        ctx: &Context<'_>,
        input: AppealTakedownInput,
    ) -> Answer<AppealTakedownPayload> {
        let scope = scope(ctx)?;
        let id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let tx = scope.begin().await?;
        let resource = fetch_for_update::<resource::Entity>(&tx, id.uuid()).await?;
        let may_withdraw = permit::<Withdraw, _>(scope.viewer(), resource)?;
        let outcome = appeal_takedown(&tx, scope.viewer(), may_withdraw, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            AppealOutcome::Made(row) => {
                AppealTakedownPayload::Made(Box::new(AppealMade { review_request: row.into() }))
            }
            AppealOutcome::Refused(row, message) => {
                AppealTakedownPayload::Refused(Box::new(MoveRefused::of(row, message)))
            }
        })
    }
}
