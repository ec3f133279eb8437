//! `approveSubmission`, `sendBackSubmission`, `takeBackSubmission`: what a department does with what it asked.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act, permit};
use commons_curation::{Submission, approve_submission, send_back_submission, take_back_submission};
use commons_entity::review_request;
use commons_kernel::ReviewRequestId;
use commons_store::fetch_for_update;

use crate::{context::scope, curation::ReviewRequest, error::Answer, ids::local};

/// Each verb has an input of its own name, and all say the same.
macro_rules! inputs {
    ($($name:ident),*) => {$(
        /// A step of a submission.
        #[derive(InputObject)]
        struct $name {
            /// The review request.
            review_request_id: ID,
            /// Why; needed to send it back. The department sees it.
            reason: Option<String>,
        }
    )*};
}

inputs!(ApproveSubmissionInput, SendBackSubmissionInput, TakeBackSubmissionInput);

/// What came of it.
#[derive(Union)]
enum MoveSubmissionPayload {
    Moved(SubmissionMoved),
    Refused(SubmissionRefused),
}

/// It is so now.
#[derive(SimpleObject)]
struct SubmissionMoved {
    /// The request as it is now.
    review_request: ReviewRequest,
}

/// It cannot be from where the request is.
#[derive(SimpleObject)]
struct SubmissionRefused {
    /// The request as it is.
    review_request: ReviewRequest,
    /// Why, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct MoveSubmission;

#[Object]
impl MoveSubmission {
    /// Approves for the department what a contributor submitted. It is published, or goes on to the Alliance where its reach
    /// is wider than the department's own to give.
    async fn approve_submission(
        &self,
        ctx: &Context<'_>,
        input: ApproveSubmissionInput,
    ) -> Answer<MoveSubmissionPayload> {
        let scope = scope(ctx)?;
        let id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let tx = scope.begin().await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, id.uuid()).await?;
        let may_publish = permit::<act::Publish, _>(scope.viewer(), request)?;
        let remark = input.reason.unwrap_or_default();
        let approval = (scope.shared().own_reach, remark.as_str());
        let done = approve_submission(&tx, scope.viewer(), may_publish, approval, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(done.into())
    }

    /// Sends back what a contributor submitted, with a reason.
    async fn send_back_submission(
        &self,
        ctx: &Context<'_>,
        input: SendBackSubmissionInput,
    ) -> Answer<MoveSubmissionPayload> {
        let scope = scope(ctx)?;
        let id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let tx = scope.begin().await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, id.uuid()).await?;
        let may_publish = permit::<act::Publish, _>(scope.viewer(), request)?;
        let reason = input.reason.unwrap_or_default();
        let done = send_back_submission(&tx, scope.viewer(), may_publish, &reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(done.into())
    }

    /// Takes back what the department asked, of its publisher or of the Alliance.
    async fn take_back_submission(
        &self,
        ctx: &Context<'_>,
        input: TakeBackSubmissionInput,
    ) -> Answer<MoveSubmissionPayload> {
        let scope = scope(ctx)?;
        let id = local::<ReviewRequestId>(&input.review_request_id, "reviewRequestId")?;
        let tx = scope.begin().await?;
        let request = fetch_for_update::<review_request::Entity>(&tx, id.uuid()).await?;
        let may_withdraw = permit::<act::Withdraw, _>(scope.viewer(), request)?;
        let reason = input.reason.unwrap_or_default();
        let done = take_back_submission(&tx, scope.viewer(), may_withdraw, &reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(done.into())
    }
}

impl From<Submission> for MoveSubmissionPayload {
    fn from(submission: Submission) -> Self {
        match submission {
            Submission::Moved(row) => Self::Moved(SubmissionMoved { review_request: row.into() }),
            Submission::Refused(row, message) => {
                Self::Refused(SubmissionRefused { review_request: row.into(), message })
            }
        }
    }
}
