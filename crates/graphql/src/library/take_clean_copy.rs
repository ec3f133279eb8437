//! `takeCleanCopy`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_kernel::AttachmentId;
use commons_library::{may_change_document, take_clean_copy};

use crate::{context::scope, error::Answer, ids::local, library::Attachment};

/// Of which document.
#[derive(InputObject)]
struct TakeCleanCopyInput {
    /// The document.
    attachment_id: ID,
}

/// A copy is being made.
#[derive(SimpleObject)]
struct TakeCleanCopyPayload {
    /// The copy, being checked; it belongs to the viewer until a draft takes it.
    attachment: Attachment,
}

#[derive(Default)]
pub(crate) struct TakeCleanCopy;

#[Object]
impl TakeCleanCopy {
    /// Makes a copy without hidden metadata, as a new document beside the original, which is checked like any other.
    async fn take_clean_copy(
        &self,
        ctx: &Context<'_>,
        input: TakeCleanCopyInput,
    ) -> Answer<TakeCleanCopyPayload> {
        let scope = scope(ctx)?;
        let attachment_id = local::<AttachmentId>(&input.attachment_id, "attachmentId")?;
        let tx = scope.begin().await?;
        let document = may_change_document(&tx, scope.viewer(), attachment_id).await?;
        let copy = take_clean_copy(&tx, scope.viewer(), document, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(TakeCleanCopyPayload { attachment: Attachment(copy) })
    }
}
