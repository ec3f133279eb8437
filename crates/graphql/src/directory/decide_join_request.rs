//! `decideJoinRequest`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act::{Decide, Manage};
use commons_directory::{DecideJoinOutcome, JoinVerdict, decide_join_request};
use commons_entity::{join_request, seat};
use commons_kernel::{JoinRequestId, SeatId};

use crate::{
    context::scope,
    directory::{JoinRequest, withdraw_join_request::JoinRequestClosed},
    error::Answer,
    hold::hold,
    ids::local,
    words::{JoinDecision, Post, Role},
};

/// The decision.
#[derive(InputObject)]
struct DecideJoinRequestInput {
    /// The request.
    join_request_id: ID,
    /// Yes or no.
    decision: JoinDecision,
    /// What they may do; left out: what the seat's role is, or read.
    role: Option<Role>,
    /// What they are there; left out: what the seat's post is, or as they asked.
    post: Option<Post>,
    /// A vacant seat of the department that they get; left out: a new one.
    seat_id: Option<ID>,
    /// The asker sees it; a decline needs one. At most 2,000 characters.
    reason: Option<String>,
    /// How it was checked who they are: staff must say it, in at least ten letters. It stands in the record.
    check: Option<String>,
}

/// What came of deciding.
#[derive(Union)]
enum DecideJoinRequestPayload {
    Decided(JoinRequestDecided),
    Closed(JoinRequestClosed),
}

/// It is decided.
#[derive(SimpleObject)]
struct JoinRequestDecided {
    /// The request as it is now, with its seat when it was approved.
    join_request: JoinRequest,
}

#[derive(Default)]
pub(crate) struct DecideJoinRequest;

#[Object]
impl DecideJoinRequest {
    /// Decides somebody's wish to join: for a steward of the department, and for an administrator who has checked who it is.
    async fn decide_join_request(
        &self,
        ctx: &Context<'_>,
        input: DecideJoinRequestInput,
    ) -> Answer<DecideJoinRequestPayload> {
        let scope = scope(ctx)?;
        let id = local::<JoinRequestId>(&input.join_request_id, "joinRequestId")?;
        let seat_id = input.seat_id.as_ref().map(|id| local::<SeatId>(id, "seatId")).transpose()?;
        let tx = scope.begin().await?;
        let may_decide = hold::<Decide, join_request::Entity>(&tx, scope.viewer(), id.uuid()).await?;
        let seat = match seat_id {
            Some(id) => Some(hold::<Manage, seat::Entity>(&tx, scope.viewer(), id.uuid()).await?),
            None => None,
        };
        let verdict = JoinVerdict {
            decision: input.decision.into(),
            role: input.role.map(Into::into),
            post: input.post.map(Into::into),
            seat,
            reason: input.reason,
            check: input.check,
        };
        let outcome = decide_join_request(&tx, scope.viewer(), may_decide, verdict, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            DecideJoinOutcome::Decided(row) => {
                DecideJoinRequestPayload::Decided(JoinRequestDecided { join_request: row.into() })
            }
            DecideJoinOutcome::Closed(row) => DecideJoinRequestPayload::Closed(row.into()),
        })
    }
}
