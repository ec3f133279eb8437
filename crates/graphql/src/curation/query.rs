//! Reading the queue.

use async_graphql::{Context, InputObject, Object};
use commons_curation::review_queue;

use crate::{
    context::scope,
    curation::ReviewRequest,
    error::Answer,
    lists::{FILTER, few},
    page::{Connection, asked},
    words::{ReviewState, words},
};

/// Which review requests.
#[derive(Default, InputObject)]
struct ReviewFilter {
    /// Where they are; absent or empty asks for the open ones.
    states: Option<Vec<ReviewState>>,
}

/// The curation's part of `Query`.
#[derive(Default)]
pub(crate) struct CurationQuery;

#[Object]
impl CurationQuery {
    /// The review requests that the viewer may read, oldest first: staff see all, writers their department's.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        filter: Option<ReviewFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<ReviewRequest>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let states = words(few("states", FILTER, filter.unwrap_or_default().states)?);
        let tx = scope.read().await?;
        Ok(Connection::of(review_queue(&*tx, scope.viewer(), &states, &request).await?))
    }
}
