//! The timeline of a review and its checklist.

use async_graphql::{Context, ID, Object, SimpleObject};
use commons_curation::{Check, Criterion, checklist};
use commons_entity::review_entry;
use time::OffsetDateTime;

use crate::{
    context::scope,
    directory::{Person, person},
    error::Answer,
    words::{CheckVerdict, ReviewEntryKind},
};

pub(crate) struct ReviewEntry(pub review_entry::Model);

/// Something that was done, said or checked in a review. It is never changed.
#[Object]
impl ReviewEntry {
    /// Its id, for lists; it is no node.
    pub(crate) async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// What it tells.
    async fn kind(&self) -> ReviewEntryKind {
        self.0.kind.0.into()
    }

    /// When it happened.
    async fn at(&self) -> OffsetDateTime {
        self.0.at
    }

    /// Who did it, while the viewer may know them.
    async fn by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.by_person).await?)
    }

    /// What was said; empty when nothing was.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The words of the version that it is about.
    async fn passage(&self) -> Option<&str> {
        self.0.passage.as_deref()
    }

    /// Whether it stays between Alliance staff.
    async fn staff_only(&self) -> bool {
        self.0.staff_only
    }

    /// The question of the checklist that it answers.
    async fn criterion(&self) -> Option<ReviewCriterion> {
        let key = self.0.criterion.as_deref()?;
        checklist().iter().find(|criterion| criterion.key == key).map(ReviewCriterion::from)
    }

    /// The answer to that question.
    async fn verdict(&self) -> Option<CheckVerdict> {
        self.0.verdict.map(|verdict| verdict.0.into())
    }
}

/// A question of the checklist.
#[derive(SimpleObject)]
pub(crate) struct ReviewCriterion {
    /// Its name in the record.
    key: String,
    /// The question.
    question: String,
    /// What to look for.
    help: String,
}

impl From<&Criterion> for ReviewCriterion {
    fn from(criterion: &Criterion) -> Self {
        let Criterion { key, question, help, .. } = criterion.clone();
        Self { key, question, help }
    }
}

pub(crate) struct ReviewCheck(pub Check);

/// Where a question of the checklist stands in a review.
#[Object]
impl ReviewCheck {
    /// The question.
    async fn criterion(&self) -> ReviewCriterion {
        self.0.criterion.into()
    }

    /// The newest answer; null while nobody has given one.
    async fn verdict(&self) -> Option<CheckVerdict> {
        self.0.answer.as_ref().map(|answer| answer.verdict.into())
    }

    /// What was written with it.
    async fn note(&self) -> Option<&str> {
        self.0.answer.as_ref().map(|answer| answer.note.as_str())
    }

    /// Who gave it.
    async fn by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.answer.as_ref().and_then(|answer| answer.by)).await?)
    }

    /// When.
    async fn at(&self) -> Option<OffsetDateTime> {
        self.0.answer.as_ref().map(|answer| answer.at)
    }

    /// Whether somebody else than who answered it has to look.
    async fn needs_second(&self) -> bool {
        self.0.needs_second
    }
}
