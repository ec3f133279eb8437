//! What helps a writer to begin and to look at a draft: a document's own words, and the eyes of another department.

use async_graphql::{Context, ID, Object, SimpleObject};
use commons_access::{act::Edit, permit};
use commons_directory::department_by_ocd_id;
use commons_kernel::{AttachmentId, ResourceId};
use commons_library::{Readable, draft_of, preview_draft, propose, readable_attachment};

use crate::{
    context::scope, directory::Department, error::Answer, ids::local, library::StateVerdict, loaders::one,
};

/// What a document proposes for a draft. Its author takes what they like of it.
#[derive(SimpleObject)]
struct DraftProposal {
    /// One line.
    title: String,
    /// Its first sentences, or nothing.
    summary: String,
    /// Its headings and words, in Markdown; at most 20,000 bytes.
    body: String,
    /// Its language (BCP 47); `en` where it cannot be told.
    language: String,
}

/// A draft as the people of another department would meet it.
#[derive(SimpleObject)]
struct DraftPreview {
    /// The department.
    department: Department,
    /// Whether they could read it once it is published.
    reads: bool,
    /// Why, in a sentence for the screen.
    because: String,
    /// The verdict for their state.
    verdict: Option<StateVerdict>,
    /// Whether their state is among those where it applies.
    applies: bool,
    /// Whether their size is among those that it is for.
    fits_size: bool,
}

/// The library's part of `Query` for writers.
#[derive(Default)]
pub(crate) struct DraftQuery;

#[Object]
impl DraftQuery {
    /// What a document proposes for a draft; null when the viewer may not have it, or it has not been read yet.
    #[graphql(complexity = "20 + child_complexity")]
    async fn propose_from_document(
        &self,
        ctx: &Context<'_>,
        attachment_id: ID,
    ) -> Answer<Option<DraftProposal>> {
        let scope = scope(ctx)?;
        let id = local::<AttachmentId>(&attachment_id, "attachmentId")?;
        let tx = scope.read().await?;
        let Some(Readable::Ready(document)) = readable_attachment(&*tx, scope.viewer(), id).await? else {
            return Ok(None);
        };
        Ok(propose(&*tx, &document).await?.map(|proposal| DraftProposal {
            title: proposal.title,
            summary: proposal.summary,
            body: proposal.body,
            language: proposal.language,
        }))
    }

    /// A draft as the people of a department would meet it; null when there is no draft that the viewer may edit, or no such
    /// department.
    #[graphql(complexity = "20 + child_complexity")]
    async fn preview_draft(
        &self,
        ctx: &Context<'_>,
        resource_id: ID,
        ocd_id: String,
    ) -> Answer<Option<DraftPreview>> {
        let scope = scope(ctx)?;
        let resource = one(&scope.reads(), local::<ResourceId>(&resource_id, "resourceId")?).await?;
        let Ok(may_edit) = permit::<Edit, _>(scope.viewer(), resource) else { return Ok(None) };
        let tx = scope.read().await?;
        let Some(draft) = draft_of(&*tx, may_edit.row()).await? else { return Ok(None) };
        let Some(office) = department_by_ocd_id(&*tx, scope.viewer(), &ocd_id).await? else {
            return Ok(None);
        };
        let preview = preview_draft(&*tx, &may_edit, &draft, &office).await?;
        Ok(Some(DraftPreview {
            department: office.into(),
            reads: preview.reads,
            because: preview.because,
            verdict: preview.verdict.as_ref().map(StateVerdict::from),
            applies: preview.applies,
            fits_size: preview.fits_size,
        }))
    }
}
