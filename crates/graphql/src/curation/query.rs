//! Reading the queue.

use async_graphql::{Context, InputObject, Object};
use commons_curation::{Wanted, checklist, count_late, review_queue};

use crate::{
    context::scope,
    curation::{ReviewCriterion, ReviewRequest},
    error::Answer,
    lists::{FILTER, few},
    page::{Connection, asked, count},
    words::{ReviewKind, ReviewState, words},
};

/// Which review requests.
#[derive(Default, InputObject)]
struct ReviewFilter {
    /// Where they are; absent or empty asks for the open ones.
    states: Option<Vec<ReviewState>>,
    /// What they ask; absent or empty asks for all.
    kinds: Option<Vec<ReviewKind>>,
    /// Whether they come before others; absent asks for all.
    urgent: Option<bool>,
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
        let filter = filter.unwrap_or_default();
        let wanted = Wanted {
            states: words(few("states", FILTER, filter.states)?),
            kinds: words(few("kinds", FILTER, filter.kinds)?),
            urgent: filter.urgent,
        };
        let tx = scope.read().await?;
        Ok(Connection::of(review_queue(&*tx, scope.viewer(), &wanted, &request).await?))
    }

    /// The questions that a reviewer answers about each version, in their order.
    async fn review_checklist(&self) -> Vec<ReviewCriterion> {
        checklist().iter().map(ReviewCriterion::from).collect()
    }

    /// How many reviews have waited for more than a week, of those that the viewer may claim.
    #[graphql(complexity = "crate::page::UNBATCHED")]
    async fn late_reviews(&self, ctx: &Context<'_>) -> Answer<i32> {
        let scope = scope(ctx)?;
        Ok(count(count_late(&*scope.read().await?, scope.viewer(), scope.now()).await?))
    }
}
