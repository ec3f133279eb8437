//! A saved search, as its owner sees it.

use async_graphql::{ID, Object, SimpleObject};
use commons_access::{act::Manage, permit};
use commons_discovery::{filters_of, new_for};
use commons_entity::saved_search;
use commons_kernel::{DepartmentId, Page, Result, SavedSearchId};
use commons_search::Filters;
use commons_store::fetch;
use time::OffsetDateTime;

use crate::{
    RequestScope,
    ids::global,
    page::count,
    words::{DepartmentSize, ResourceKind, State},
};

pub(crate) struct SavedSearch {
    row: Box<saved_search::Model>,
    filters: Filters,
    news: i64,
}

/// What a saved search is narrowed to, as `SearchFilter` takes it.
#[derive(SimpleObject)]
struct SavedFilter {
    /// What they are.
    kinds: Vec<ResourceKind>,
    /// Where they come from or say they apply.
    states: Vec<State>,
    /// Slugs of the Alliance's values.
    values: Vec<String>,
    /// Slugs of the Alliance's standards.
    standards: Vec<String>,
    /// Topics.
    topics: Vec<String>,
    /// The languages they are written in (BCP 47).
    languages: Vec<String>,
    /// The departments that own them.
    departments: Vec<ID>,
    /// The sizes of those departments.
    sizes: Vec<DepartmentSize>,
    /// Formats of their documents, such as `docx`.
    formats: Vec<String>,
    /// Only what the Alliance reviewed.
    reviewed_only: bool,
    /// Only what was published at or after this moment.
    published_after: Option<OffsetDateTime>,
    /// Only what was published before this moment.
    published_before: Option<OffsetDateTime>,
}

/// A search that somebody keeps. Only its owner sees it. What is published later and has all its words, as typed or by another
/// term, is new for it.
#[Object]
impl SavedSearch {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<SavedSearchId>(self.row.id)
    }

    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The words.
    async fn query(&self) -> &str {
        &self.row.query
    }

    /// What it is narrowed to.
    async fn filter(&self) -> SavedFilter {
        let filters = self.filters.clone();
        SavedFilter {
            kinds: filters.kinds.into_iter().map(Into::into).collect(),
            states: filters.states.into_iter().map(Into::into).collect(),
            values: filters.values,
            standards: filters.standards,
            topics: filters.topics,
            languages: filters.languages,
            departments: filters.departments.into_iter().map(global::<DepartmentId>).collect(),
            sizes: filters.sizes.into_iter().map(Into::into).collect(),
            formats: filters.formats,
            reviewed_only: filters.reviewed_only,
            published_after: filters.published_after,
            published_before: filters.published_before,
        }
    }

    /// Whether its owner is told of what is new, beyond the count.
    async fn notify(&self) -> bool {
        self.row.notify
    }

    /// When it was saved. What was published before is not new for it.
    async fn created_at(&self) -> OffsetDateTime {
        self.row.created_at
    }

    /// How many resources are new since its owner last looked (`markSavedSearchSeen`), of those that they may see as whom they
    /// act now.
    async fn new_count(&self) -> i32 {
        count(self.news)
    }
}

impl SavedSearch {
    /// Saved searches of the viewer's own, with what is new for them.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn with_news(scope: &RequestScope, rows: &[saved_search::Model]) -> Result<Vec<Self>> {
        let tx = scope.read().await?;
        let news = new_for(&tx, scope.viewer(), rows.iter().map(|row| row.id).collect()).await?;
        rows.iter()
            .map(|row| {
                let news = news.get(&row.id).copied().unwrap_or(0);
                Ok(Self { row: Box::new(row.clone()), filters: filters_of(row)?, news })
            })
            .collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`SavedSearch::with_news`].
    pub(crate) async fn one(scope: &RequestScope, row: saved_search::Model) -> Result<Self> {
        let mut all = Self::with_news(scope, &[row]).await?;
        all.pop().ok_or_else(|| commons_kernel::Error::internal("a saved search was lost on its way"))
    }

    /// A page of them.
    ///
    /// # Errors
    /// As [`SavedSearch::with_news`].
    pub(crate) async fn page(scope: &RequestScope, page: Page<saved_search::Model>) -> Result<Page<Self>> {
        let (cursors, rows): (Vec<String>, Vec<saved_search::Model>) = page.rows.into_iter().unzip();
        let rows = cursors.into_iter().zip(Self::with_news(scope, &rows).await?).collect();
        Ok(Page { rows, has_next: page.has_next, has_previous: page.has_previous, total: page.total })
    }
}

/// One of the viewer's own saved searches.
pub(crate) async fn own_saved_search(scope: &RequestScope, id: SavedSearchId) -> Result<Option<SavedSearch>> {
    let row = fetch::<saved_search::Entity>(&*scope.read().await?, id.uuid()).await?;
    let Ok(may_manage) = permit::<Manage, _>(scope.viewer(), row) else { return Ok(None) };
    Ok(Some(SavedSearch::one(scope, may_manage.into_row()).await?))
}
