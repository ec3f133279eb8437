//! `cancelUpload`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act::Attach;
use commons_entity::attachment;
use commons_kernel::AttachmentId;
use commons_library::cancel_upload;

use crate::{context::scope, error::Answer, hold::hold, ids::local};

/// Which upload is given up.
#[derive(InputObject)]
struct CancelUploadInput {
    /// The document, which nothing holds yet.
    attachment_id: ID,
}

/// The upload is gone.
#[derive(SimpleObject)]
struct CancelUploadPayload {
    /// What it was called.
    attachment_id: ID,
}

#[derive(Default)]
pub(crate) struct CancelUpload;

#[Object]
impl CancelUpload {
    /// Gives up an upload: what was sent of it is thrown away.
    async fn cancel_upload(
        &self,
        ctx: &Context<'_>,
        input: CancelUploadInput,
    ) -> Answer<CancelUploadPayload> {
        let scope = scope(ctx)?;
        let attachment_id = local::<AttachmentId>(&input.attachment_id, "attachmentId")?;
        let tx = scope.begin().await?;
        let may_attach =
            hold::<Attach, attachment::Entity>(&tx, scope.viewer(), attachment_id.uuid()).await?;
        cancel_upload(&tx, scope.viewer(), may_attach, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CancelUploadPayload { attachment_id: input.attachment_id })
    }
}
