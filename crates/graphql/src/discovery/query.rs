//! Searching.

use async_graphql::{Context, Object};
use commons_discovery::{MAX_SUGGESTIONS, SearchRequest, search, suggest};
use commons_kernel::{Error, PageRequest, Result};

use crate::{
    context::scope,
    discovery::{filter::SearchFilter, hits::SearchConnection, suggestion::Suggestion},
    error::Answer,
    warm::warm,
};

/// Suggestions when no number was asked for: what fits under a search field.
const SUGGESTIONS: usize = 8;

/// The discovery's part of `Query`.
#[derive(Default)]
pub(crate) struct DiscoveryQuery;

#[Object]
impl DiscoveryQuery {
    /// Full text over titles, texts and documents that the viewer may read. Nothing typed lists the newest.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        query: String,
        filter: Option<SearchFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<SearchConnection> {
        let scope = scope(ctx)?;
        let page = PageRequest::new(first, after)?;
        let asked = SearchRequest { query, filters: filter.unwrap_or_default().try_into()?, page };
        let tx = scope.read().await?;
        let found = search(&tx, &scope.shared().finder, scope.viewer(), &asked).await?;
        warm(ctx, found.hits.iter().map(|hit| &hit.resource)).await?;
        Ok(found.into())
    }

    /// What may be meant by what is typed so far: 8 suggestions, or as many as asked for up to 20.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        prefix: String,
        first: Option<i32>,
    ) -> Answer<Vec<Suggestion>> {
        let scope = scope(ctx)?;
        let first = number(first)?;
        let tx = scope.read().await?;
        let found = suggest(&tx, &scope.shared().finder, scope.viewer(), (&prefix, first)).await?;
        Ok(found.into_iter().map(Suggestion::from).collect())
    }
}

fn number(first: Option<i32>) -> Result<usize> {
    let Some(asked) = first else { return Ok(SUGGESTIONS) };
    usize::try_from(asked)
        .ok()
        .filter(|first| (1..=MAX_SUGGESTIONS).contains(first))
        .ok_or_else(|| Error::bad_input("first", format!("first must be from 1 to {MAX_SUGGESTIONS}")))
}
