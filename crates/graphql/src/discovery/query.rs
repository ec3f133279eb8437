//! Searching.

use async_graphql::{Context, ID, Object};
use commons_access::{Action, Facts, Noun, policy};
use commons_discovery::{
    AskedBy, MAX_SUGGESTIONS, SearchRequest, Wanted, search, search_report, similar, suggest, wanted,
};
use commons_kernel::{Code, Error, PageRequest, ResourceId, Result};

use crate::{
    context::scope,
    discovery::{
        WantedQuery,
        filter::{SearchFilter, SearchOrder},
        hits::SearchConnection,
        search_report::SearchReport,
        suggestion::Suggestion,
    },
    error::Answer,
    ids::local,
    library::Resource,
    page::{Connection, asked},
    warm::warm_found,
    words::{DepartmentSize, State},
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
        let wish = SearchRequest { query, filters, order: order_by.unwrap_or_default().into(), page, wanted };
        let (reads, finder, now) = (scope.reads(), &scope.shared().finder, scope.shared().clock.now());
        let found = search(reads.loader(), finder, (scope.viewer(), now), &wish).await?;
        if scope.is_noted() {
            scope.shared().search_log.note(scope.viewer(), &wish, &found);
        }
        warm_found(ctx, &found.hits).await?;
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
        let reads = scope.reads();
        let found = suggest(reads.loader(), &scope.shared().finder, scope.viewer(), (&prefix, first)).await?;
        Ok(found.into_iter().map(Suggestion::from).collect())
    }

    /// What at least 5 departments searched for in one week of the last 90 days, and fewer than 3 public resources are there for;
    /// what most departments asked comes first. The same department counts once, however often it asks.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn wanted(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<WantedQuery>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        Ok(Connection::of(wanted(&tx, &scope.shared().finder, &request, scope.now()).await?))
    }

    /// What departments searched for in the last 30 days, and did not find; by state or size only what at least 3 of them share.
    /// For curators.
    #[graphql(complexity = "1 + 100 * child_complexity")]
    async fn search_report(
        &self,
        ctx: &Context<'_>,
        state: Option<State>,
        size: Option<DepartmentSize>,
    ) -> Answer<SearchReport> {
        let scope = scope(ctx)?;
        // Who may read any of it may read all: no fact of a row decides it.
        if !policy(Action::Read, Noun::SearchLog).holds(scope.viewer(), &Facts::default()) {
            scope.viewer().person().ok_or_else(Error::unauthenticated)?;
            let message = "this report is for curators of the Alliance; act as staff, or ask one of them";
            return Err(Error::new(Code::Forbidden, message).into());
        }
        let by = AskedBy { state: state.map(Into::into), size: size.map(Into::into) };
        let tx = scope.read().await?;
        Ok(search_report(&tx, scope.viewer(), by, scope.now()).await?.into())
    }
}

fn number(first: Option<i32>, usual: usize) -> Result<usize> {
    let Some(asked) = first else { return Ok(usual) };
    usize::try_from(asked)
        .ok()
        .filter(|first| (1..=MAX_SUGGESTIONS).contains(first))
        .ok_or_else(|| Error::bad_input("first", format!("first must be from 1 to {MAX_SUGGESTIONS}")))
}
