//! The thesaurus in the schema.

use async_graphql::{Context, InputObject, MergedObject, Object};
use commons_discovery::{categories, concept_by_key, find_concepts};

use crate::{
    context::scope,
    discovery::{
        Concept, preview_concept::PreviewQuery, retire_concept::RetireConcept, save_concept::SaveConcept,
    },
    error::Answer,
    page::{Connection, asked},
};

/// What can be done to the thesaurus.
#[derive(Default, MergedObject)]
pub(crate) struct ThesaurusMutation(SaveConcept, RetireConcept);

/// What can be read of it.
#[derive(Default, MergedObject)]
pub(crate) struct ThesaurusQuery(ConceptQuery, PreviewQuery);

/// Which concepts.
#[derive(Default, InputObject)]
struct ConceptFilter {
    /// Only those with a label that has these letters, or with this key.
    query: Option<String>,
    /// Only this category.
    category: Option<String>,
    /// The retired ones, instead of those in use.
    #[graphql(default)]
    retired: bool,
}

#[derive(Default)]
pub(crate) struct ConceptQuery;

#[Object]
impl ConceptQuery {
    /// The concepts of the thesaurus, by their preferred label.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn concepts(
        &self,
        ctx: &Context<'_>,
        filter: Option<ConceptFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Concept>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let ConceptFilter { query, category, retired } = filter.unwrap_or_default();
        let filter = commons_discovery::ConceptFilter { query: query.unwrap_or_default(), category, retired };
        let tx = scope.read().await?;
        Ok(Connection::of(find_concepts(&*tx, scope.viewer(), &filter, &request).await?))
    }

    /// The concept with this key, retired or not.
    async fn concept(&self, ctx: &Context<'_>, key: String) -> Answer<Option<Concept>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        Ok(concept_by_key(&*tx, scope.viewer(), &key).await?.map(Concept::from))
    }

    /// The categories of the concepts in use, A to Z.
    async fn concept_categories(&self, ctx: &Context<'_>) -> Answer<Vec<String>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        Ok(categories(&*tx, scope.viewer()).await?)
    }
}
