//! `completeUpload`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Attach, permit};
use commons_entity::attachment;
use commons_kernel::AttachmentId;
use commons_library::complete_upload;
use commons_store::fetch_for_update;

use crate::{context::scope, error::Answer, ids::local, library::Attachment};

/// Which upload is complete.
#[derive(InputObject)]
struct CompleteUploadInput {
    /// The document whose bytes were sent.
    attachment_id: ID,
}

/// The upload is complete.
#[derive(SimpleObject)]
struct CompleteUploadPayload {
    /// The document, being checked.
    attachment: Attachment,
}

#[derive(Default)]
pub(crate) struct CompleteUpload;

#[Object]
impl CompleteUpload {
    /// Says that the bytes are there, so that they are looked at.
    async fn complete_upload(
        &self,
        ctx: &Context<'_>,
        input: CompleteUploadInput,
    ) -> Answer<CompleteUploadPayload> {
        let scope = scope(ctx)?;
        let attachment_id = local::<AttachmentId>(&input.attachment_id, "attachmentId")?;
        let tx = scope.begin().await?;
        let upload = fetch_for_update::<attachment::Entity>(&tx, attachment_id.uuid()).await?;
        let may_attach = permit::<Attach, _>(scope.viewer(), upload)?;
        let upload = complete_upload(&tx, scope.viewer(), may_attach, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CompleteUploadPayload { attachment: Attachment(upload) })
    }
}
