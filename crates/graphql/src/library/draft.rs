//! A draft: the next version, being written.

use std::sync::Arc;

use async_graphql::{Context, Object};
use commons_entity::draft;
use commons_library::html;
use time::OffsetDateTime;

use crate::{
    context::scope,
    directory::{Person, person},
    error::Answer,
    library::{Attachment, Details, told::states},
    loaders::{DraftDocuments, one},
    words::{Reach, State},
};

pub(crate) struct Draft(pub Arc<draft::Model>);

/// The next version, being written. Its revision rises with each save.
#[Object]
impl Draft {
    /// Send it back with the next save, so that nobody's words are overwritten unseen.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is for, in a few sentences.
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// The text, in Markdown.
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// The text as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn body_html(&self) -> String {
        html(&self.0.body)
    }

    /// What changed since the last version.
    async fn change_note(&self) -> &str {
        &self.0.change_note
    }

    /// Whether it mends a mistake in the last version.
    async fn corrects(&self) -> bool {
        self.0.corrects
    }

    /// Who may read it once it is published.
    async fn reach(&self) -> Reach {
        self.0.reach.0.into()
    }

    /// The language it is written in (BCP 47).
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// The licence (SPDX).
    async fn licence(&self) -> Option<&str> {
        self.0.licence.as_deref()
    }

    /// Where it came from.
    async fn source_url(&self) -> Option<&str> {
        self.0.source_url.as_deref()
    }

    /// Where it applies; empty means everywhere.
    async fn states(&self) -> Answer<Vec<State>> {
        Ok(states(&self.0.states)?)
    }

    /// Slugs of the Alliance's values.
    async fn values(&self) -> &[String] {
        &self.0.values
    }

    /// Slugs of the Alliance's standards.
    async fn standards(&self) -> &[String] {
        &self.0.standards
    }

    /// Free words to find it by.
    async fn topics(&self) -> &[String] {
        &self.0.topics
    }

    /// What it says beside its text.
    async fn details(&self) -> Answer<Details> {
        Ok(Details(self.0.as_ref().try_into()?))
    }

    /// Its documents, in their order.
    async fn attachments(&self, ctx: &Context<'_>) -> Answer<Vec<Attachment>> {
        let documents = one(&scope(ctx)?.reads(), DraftDocuments(self.0.resource_id)).await?;
        Ok(Attachment::all(documents))
    }

    /// When it was saved last.
    async fn saved_at(&self) -> OffsetDateTime {
        self.0.saved_at
    }

    /// Who saved it last.
    async fn saved_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.saved_by).await?)
    }
}
