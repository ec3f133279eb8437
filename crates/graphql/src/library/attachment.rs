//! A document.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use commons_entity::attachment;
use commons_kernel::{AttachmentId, Error, PreviewState};
use commons_library::expires_at;
use time::OffsetDateTime;

use crate::{
    context::scope,
    error::Answer,
    ids::{global, page_path_of, path_of},
    library::{
        document_batches::{DownloadsOf, FindingsOf, PagesOf, TextOf},
        finding::{Finding, FindingsDecision},
    },
    loaders::one,
    page::count,
    words::{AttachmentState, MalwareScan},
};

pub(crate) struct Attachment(pub attachment::Model);

impl Attachment {
    /// The documents of a batch.
    pub(crate) fn all(rows: Option<Arc<Vec<attachment::Model>>>) -> Vec<Self> {
        rows.iter().flat_map(|rows| rows.iter().cloned()).map(Self).collect()
    }
}

/// A document, stored once by its SHA-256.
#[Object]
impl Attachment {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<AttachmentId>(self.0.id)
    }

    /// The name that the person gave it.
    async fn filename(&self) -> &str {
        &self.0.filename
    }

    /// Its media type (IANA's registry).
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }

    /// Its length in bytes.
    async fn byte_size(&self) -> Answer<i32> {
        let size = i32::try_from(self.0.byte_size);
        Ok(size.map_err(|_| Error::internal("a document is longer than a GraphQL Int can say"))?)
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// Where it is on its way to its readers.
    async fn state(&self) -> AttachmentState {
        self.0.state.0.into()
    }

    /// Why it was refused.
    async fn refusal(&self) -> Option<&str> {
        self.0.refusal.as_deref()
    }

    /// How many pages it has, where the format knows pages.
    async fn pages(&self) -> Option<i32> {
        self.0.pages
    }

    /// Whether it was looked at for malware.
    async fn scan(&self) -> MalwareScan {
        self.0.scan.0.into()
    }

    /// The words in it, for who cannot see the pages; null until it was read.
    #[graphql(complexity = 10)]
    async fn text(&self, ctx: &Context<'_>) -> Answer<Option<DocumentText>> {
        let row = one(&scope(ctx)?.reads(), TextOf(self.0.id)).await?;
        Ok(row.map(|row| DocumentText {
            text: row.text.clone(),
            truncated: row.truncated,
            recognized: row.recognized,
        }))
    }

    /// Pictures of its first pages; empty while they are made, or when they cannot be.
    async fn previews(&self, ctx: &Context<'_>) -> Answer<Vec<PagePreview>> {
        let pages = one(&scope(ctx)?.reads(), PagesOf(self.0.id)).await?;
        let preview = |page: &commons_entity::attachment_page::Model| PagePreview {
            number: page.number,
            width: page.width,
            height: page.height,
            path: page_path_of(self.0.id.into(), page.number),
        };
        Ok(pages.iter().flat_map(|pages| pages.iter()).map(preview).collect())
    }

    /// Whether page pictures are still being made.
    async fn previews_pending(&self) -> bool {
        self.0.previews.0 == PreviewState::Pending
    }

    /// What its author should know before sharing it, the gravest first; null for readers, who need not.
    async fn findings(&self, ctx: &Context<'_>) -> Answer<Option<Vec<Finding>>> {
        let found = one(&scope(ctx)?.reads(), FindingsOf(self.0.id)).await?;
        Ok(found.map(|found| found.iter().cloned().map(Finding).collect()))
    }

    /// What was decided about the findings; null while nothing was, and for readers.
    async fn decision(&self, ctx: &Context<'_>) -> Answer<Option<FindingsDecision>> {
        let shown = one(&scope(ctx)?.reads(), FindingsOf(self.0.id)).await?;
        Ok(shown.and_then(|_| FindingsDecision::of(&self.0)))
    }

    /// Whether a clean copy would be without some of the findings.
    async fn cleanable(&self, ctx: &Context<'_>) -> Answer<bool> {
        let found = one(&scope(ctx)?.reads(), FindingsOf(self.0.id)).await?;
        Ok(found.is_some_and(|found| found.iter().any(|finding| finding.code.is_cleaned())))
    }

    /// The document that this one is the clean copy of; null for readers.
    async fn cleaned_from_id(&self, ctx: &Context<'_>) -> Answer<Option<ID>> {
        let shown = one(&scope(ctx)?.reads(), FindingsOf(self.0.id)).await?;
        Ok(shown.and(self.0.cleaned_from_id).map(global::<AttachmentId>))
    }

    /// How often it was downloaded.
    async fn downloads(&self, ctx: &Context<'_>) -> Answer<i32> {
        Ok(count(one(&scope(ctx)?.reads(), DownloadsOf(self.0.id)).await?.unwrap_or(0)))
    }

    /// When it is thrown away, unless a draft takes it; null once one has.
    async fn expires_at(&self) -> Option<OffsetDateTime> {
        expires_at(&self.0)
    }

    /// Where to download it, from the root of this site. With `?version=` and the number of a version that holds it, the name of the
    /// saved file says the version.
    async fn download_path(&self) -> String {
        path_of(AttachmentId::from(self.0.id))
    }
}

/// The words in a document.
#[derive(SimpleObject)]
pub(crate) struct DocumentText {
    /// In reading order: paragraphs and rows end with a line feed, cells are parted by a tab.
    text: String,
    /// Whether words are missing because the document is too long.
    truncated: bool,
    /// Whether words were recognized from pictures, and may be wrong.
    recognized: bool,
}

/// A picture of a page.
#[derive(SimpleObject)]
pub(crate) struct PagePreview {
    /// Pages count from 1.
    number: i32,
    /// In pixels.
    width: i32,
    /// In pixels.
    height: i32,
    /// Where the picture is, from the root of this site.
    path: String,
}
