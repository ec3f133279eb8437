//! Searching.

use async_graphql::{Context, ID, Object};
use commons_discovery::{MAX_SUGGESTIONS, SearchRequest, Wanted, search, similar, suggest};
use commons_kernel::{Error, PageRequest, ResourceId, Result};

use crate::{
    context::scope,
    discovery::{
        filter::{SearchFilter, SearchOrder},
        hits::SearchConnection,
        suggestion::Suggestion,
    },
    error::Answer,
    ids::local,
    library::Resource,
    warm::warm,
};

/// Suggestions when no number was asked for: what fits under a search field.
const SUGGESTIONS: usize = 8;
/// Resources like another, when no number was asked for.
const SIMILAR: usize = 5;

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
        order_by: Option<SearchOrder>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<SearchConnection> {
        let scope = scope(ctx)?;
        let page = PageRequest::new(first, after)?;
        let ahead = ctx.look_ahead();
        let edges = ahead.field("edges");
        let wanted = Wanted {
            facets: ahead.field("facets").exists(),
            passages: edges.field("snippets").exists() || edges.field("reasons").exists(),
        };
        let filters = filter.unwrap_or_default().try_into()?;
        let asked =
            SearchRequest { query, filters, order: order_by.unwrap_or_default().into(), page, wanted };
        let tx = scope.read().await?;
        let (finder, now) = (&scope.shared().finder, scope.shared().clock.now());
        let found = search(&tx, finder, (scope.viewer(), now), &asked).await?;
        warm(ctx, found.hits.iter().map(|hit| &hit.resource)).await?;
        Ok(found.into())
    }

    /// Resources like this one that the viewer may read, the likest first: 5, or as many as asked for up to 20. Empty when
    /// there is no such resource for them.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn more_like_this(&self, ctx: &Context<'_>, id: ID, first: Option<i32>) -> Answer<Vec<Resource>> {
        let scope = scope(ctx)?;
        let id: ResourceId = local(&id, "id")?;
        let first = number(first, SIMILAR)?;
        let tx = scope.read().await?;
        let found = similar(&tx, &scope.shared().finder, scope.viewer(), (id, first)).await?;
        Ok(found.into_iter().map(Resource::from).collect())
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
        let first = number(first, SUGGESTIONS)?;
        let tx = scope.read().await?;
        let found = suggest(&tx, &scope.shared().finder, scope.viewer(), (&prefix, first)).await?;
        Ok(found.into_iter().map(Suggestion::from).collect())
    }
}

fn number(first: Option<i32>, usual: usize) -> Result<usize> {
    let Some(asked) = first else { return Ok(usual) };
    usize::try_from(asked)
        .ok()
        .filter(|first| (1..=MAX_SUGGESTIONS).contains(first))
        .ok_or_else(|| Error::bad_input("first", format!("first must be from 1 to {MAX_SUGGESTIONS}")))
}
