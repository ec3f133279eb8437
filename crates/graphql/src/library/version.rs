//! A version: what a resource said at one moment.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_entity::version;
use commons_kernel::{ResourceId, Result, VersionId};
use commons_library::{html, may_read_version};
use time::OffsetDateTime;

use crate::{
    RequestScope,
    context::scope,
    curation::was_reviewed,
    error::Answer,
    ids::{archive_path_of, global},
    library::{Attachment, Details, Resource, told::states},
    loaders::{VersionDocuments, one},
    words::{Reach, State},
};

pub(crate) struct Version(pub Arc<version::Model>);

impl From<version::Model> for Version {
    fn from(row: version::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// What a resource said at one moment; it never changes.
#[Object]
impl Version {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<VersionId>(self.0.id)
    }

    /// Its number; null until it is published.
    async fn number(&self) -> Option<i32> {
        self.0.number
    }

    /// When it was published.
    async fn published_at(&self) -> Option<OffsetDateTime> {
        self.0.published_at
    }

    /// When it was cut from the draft.
    async fn created_at(&self) -> OffsetDateTime {
        self.0.created_at
    }

    /// What changed since the version before.
    async fn change_note(&self) -> &str {
        &self.0.change_note
    }

    /// Whether it mends a mistake in the version before.
    async fn corrects(&self) -> bool {
        self.0.corrects
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is for, in a few sentences.
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// Its text, in Markdown.
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Its text as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn body_html(&self) -> String {
        html(&self.0.body)
    }

    /// Who may read it.
    async fn reach(&self) -> Reach {
        self.0.reach.0.into()
    }

    /// Where it applies; empty means everywhere.
    async fn states(&self) -> Answer<Vec<State>> {
        Ok(states(&self.0.states)?)
    }

    /// Slugs of the Alliance's values that it serves.
    async fn values(&self) -> &[String] {
        &self.0.values
    }

    /// Slugs of the Alliance's standards that it serves.
    async fn standards(&self) -> &[String] {
        &self.0.standards
    }

    /// Free words to find it by.
    async fn topics(&self) -> &[String] {
        &self.0.topics
    }

    /// The language it is written in (BCP 47).
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// Its licence (SPDX).
    async fn licence(&self) -> Option<&str> {
        self.0.licence.as_deref()
    }

    /// Where it came from.
    async fn source_url(&self) -> Option<&str> {
        self.0.source_url.as_deref()
    }

    /// The resource that says this; null for who may read this version only because it was sent to them for review.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let resource = one(&scope(ctx)?.reads(), ResourceId::from(self.0.resource_id)).await?;
        Ok(resource.map(Resource::from))
    }

    /// What it says beside its text.
    async fn details(&self) -> Answer<Details> {
        Ok(Details(self.0.as_ref().try_into()?))
    }

    /// Its documents, in their order.
    async fn attachments(&self, ctx: &Context<'_>) -> Answer<Vec<Attachment>> {
        let documents = one(&scope(ctx)?.reads(), VersionDocuments(self.0.id)).await?;
        Ok(Attachment::all(documents))
    }

    /// All its documents as one ZIP file, from the root of this site; null when it has fewer than two.
    async fn archive_path(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        let documents = one(&scope(ctx)?.reads(), VersionDocuments(self.0.id)).await?;
        let several = documents.is_some_and(|documents| documents.len() > 1);
        Ok(several.then(|| archive_path_of(self.0.id.into())))
    }
}

/// The version, if the viewer may read it or the review request that asked to publish it.
pub(crate) async fn visible_version(scope: &RequestScope, id: VersionId) -> Result<Option<Version>> {
    let reads = scope.reads();
    let Some(version) = one(&reads, id).await? else { return Ok(None) };
    let resource = one(&reads, ResourceId::from(version.resource_id)).await?;
    let readable = resource.is_some_and(|resource| may_read_version(scope.viewer(), &resource, &version));
    if readable || was_reviewed(scope, id).await? {
        return Ok(Some(Version(version)));
    }
    Ok(None)
}
