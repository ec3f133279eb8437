//! What a search is narrowed to.

use async_graphql::{ID, InputObject};
use commons_kernel::{Error, Result};
use commons_search::Filters;
use time::OffsetDateTime;

use crate::{
    ids::locals,
    words::{DepartmentSize, ResourceKind, State, words},
};

/// What a search is narrowed to. Several values of one list mean any of them; an absent or empty list narrows nothing.
#[derive(Default, InputObject)]
pub(crate) struct SearchFilter {
    /// What they are.
    kinds: Option<Vec<ResourceKind>>,
    /// Where they come from or say they apply.
    states: Option<Vec<State>>,
    /// Slugs of the Alliance's values.
    values: Option<Vec<String>>,
    /// Slugs of the Alliance's standards.
    standards: Option<Vec<String>>,
    /// Topics.
    topics: Option<Vec<String>>,
    /// The languages they are written in (BCP 47).
    languages: Option<Vec<String>>,
    /// The departments that own them.
    departments: Option<Vec<ID>>,
    /// The sizes of those departments.
    sizes: Option<Vec<DepartmentSize>>,
    /// Only what the Alliance reviewed.
    reviewed_only: Option<bool>,
    /// Only what was published at or after this moment.
    published_after: Option<OffsetDateTime>,
}

/// Values in one list of a filter at most: more than any facet shows.
const MOST: usize = 200;

impl TryFrom<SearchFilter> for Filters {
    type Error = Error;
    fn try_from(filter: SearchFilter) -> Result<Self> {
        Ok(Self {
            kinds: words(filter.kinds),
            states: words(filter.states),
            values: few("values", filter.values)?,
            standards: few("standards", filter.standards)?,
            topics: few("topics", filter.topics)?,
            languages: few("languages", filter.languages)?,
            departments: locals(&few("departments", filter.departments)?, "departments")?,
            sizes: words(filter.sizes),
            reviewed_only: filter.reviewed_only.unwrap_or_default(),
            published_after: filter.published_after,
        })
    }
}

fn few<T>(field: &'static str, list: Option<Vec<T>>) -> Result<Vec<T>> {
    let list = list.unwrap_or_default();
    if list.len() > MOST {
        return Err(Error::bad_input(field, format!("at most {MOST} values in one filter")));
    }
    Ok(list)
}
