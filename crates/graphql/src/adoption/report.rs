//! What a department tells of its use of a resource.

use std::sync::Arc;

use async_graphql::{Context, Object};
use commons_entity::adoption_report;
use time::OffsetDateTime;

use crate::{
    context::scope,
    directory::{Person, person},
    error::Answer,
    words::AdoptionIntent,
};

pub(crate) struct AdoptionReport(pub Arc<adoption_report::Model>);

/// What a department tells of its use: for itself and for the department that made the resource.
#[Object]
impl AdoptionReport {
    /// Send it back with the next change, so that nobody's words are overwritten unseen.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// What the version was called when it was taken.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The number of the version.
    async fn version_number(&self) -> i32 {
        self.0.version_number
    }

    /// What the department means to do with it.
    async fn intent(&self) -> AdoptionIntent {
        self.0.intent.0.into()
    }

    /// How many copies were printed, when it is known.
    async fn printed(&self) -> Option<i32> {
        self.0.printed
    }

    /// How many copies were mailed, when it is known.
    async fn mailed(&self) -> Option<i32> {
        self.0.mailed
    }

    /// What came of it; empty when nothing is said.
    async fn note(&self) -> &str {
        &self.0.note
    }

    /// Who said so last.
    async fn said_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.said_by).await?)
    }

    /// When they said so.
    async fn said_at(&self) -> OffsetDateTime {
        self.0.said_at
    }
}
