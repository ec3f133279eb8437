//! `keepOriginal`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_kernel::AttachmentId;
use commons_library::{keep_original, may_change_document};

use crate::{context::scope, error::Answer, ids::local, library::Attachment};

/// Which document stays as it is.
#[derive(InputObject)]
struct KeepOriginalInput {
    /// The document.
    attachment_id: ID,
    /// Why, in a few words; reviewers read it.
    reason: String,
}

/// The decision is recorded.
#[derive(SimpleObject)]
struct KeepOriginalPayload {
    /// The document.
    attachment: Attachment,
}

#[derive(Default)]
pub(crate) struct KeepOriginal;

#[Object]
impl KeepOriginal {
    /// Records that the original stays as it is, with the reason.
    async fn keep_original(
        &self,
        ctx: &Context<'_>,
        input: KeepOriginalInput,
    ) -> Answer<KeepOriginalPayload> {
        let scope = scope(ctx)?;
        let attachment_id = local::<AttachmentId>(&input.attachment_id, "attachmentId")?;
        let tx = scope.begin().await?;
        let document = may_change_document(&tx, scope.viewer(), attachment_id).await?;
        let kept = keep_original(&tx, scope.viewer(), document, &input.reason, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(KeepOriginalPayload { attachment: Attachment(kept) })
    }
}
