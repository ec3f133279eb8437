//! `withdrawJoinRequest`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::Withdraw;
use commons_directory::{WithdrawOutcome, withdraw_join_request};
use commons_entity::join_request;
use commons_kernel::JoinRequestId;

use crate::{context::scope, directory::JoinRequest, error::Answer, hold::hold, ids::local};

/// Which request.
#[derive(InputObject)]
struct WithdrawJoinRequestInput {
    /// One's own request.
    join_request_id: ID,
}

/// What came of withdrawing.
#[derive(Union)]
enum WithdrawJoinRequestPayload {
    Withdrawn(JoinRequestWithdrawn),
    Closed(JoinRequestClosed),
}

/// Nobody decides it any more.
#[derive(SimpleObject)]
struct JoinRequestWithdrawn {
    /// The request as it is now.
    join_request: JoinRequest,
}

/// It was decided or withdrawn before.
#[derive(SimpleObject)]
pub(crate) struct JoinRequestClosed {
    /// The request as it is now.
    join_request: JoinRequest,
    /// What happened, in a sentence for the screen.
    message: String,
}

impl From<join_request::Model> for JoinRequestClosed {
    fn from(row: join_request::Model) -> Self {
        let message = "This request was decided or withdrawn before; it is shown as it stands now.".into();
        Self { join_request: row.into(), message }
    }
}

#[derive(Default)]
pub(crate) struct WithdrawJoinRequest;

#[Object]
impl WithdrawJoinRequest {
    /// Withdraws one's own wish to join a department.
    async fn withdraw_join_request(
        &self,
        ctx: &Context<'_>,
        input: WithdrawJoinRequestInput,
    ) -> Answer<WithdrawJoinRequestPayload> {
        let scope = scope(ctx)?;
        let id = local::<JoinRequestId>(&input.join_request_id, "joinRequestId")?;
        let tx = scope.begin().await?;
        let may_withdraw = hold::<Withdraw, join_request::Entity>(&tx, scope.viewer(), id.uuid()).await?;
        let outcome = withdraw_join_request(&tx, scope.viewer(), may_withdraw, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            WithdrawOutcome::Withdrawn(row) => {
                WithdrawJoinRequestPayload::Withdrawn(JoinRequestWithdrawn { join_request: row.into() })
            }
            WithdrawOutcome::Closed(row) => WithdrawJoinRequestPayload::Closed(row.into()),
        })
    }
}
