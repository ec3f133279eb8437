//! What a search is narrowed to.

use async_graphql::{Enum, ID, InputObject};
use commons_kernel::{Error, Result};
use commons_search::{Filters, Order};
use time::OffsetDateTime;

use crate::{
    ids::locals,
    lists::{FILTER, few},
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
    /// Only what was published before this moment.
    published_before: Option<OffsetDateTime>,
    /// The formats of their documents, by the endings of file names: `docx`, `pdf`.
    formats: Option<Vec<String>>,
    /// Only what has the words as typed: no other terms from the thesaurus, no other spellings.
    exact_words: Option<bool>,
}

/// What comes first. Where two are equal, the newer.
#[derive(Clone, Copy, Default, PartialEq, Eq, Enum)]
pub(crate) enum SearchOrder {
    /// What fits best; the newest when nothing was typed.
    #[default]
    Relevance,
    /// What was published last.
    Newest,
    /// What most departments use.
    MostAdopted,
}

impl From<SearchOrder> for Order {
    fn from(order: SearchOrder) -> Self {
        match order {
            SearchOrder::Relevance => Self::Relevance,
            SearchOrder::Newest => Self::Newest,
            SearchOrder::MostAdopted => Self::MostAdopted,
        }
    }
}

impl TryFrom<SearchFilter> for Filters {
    type Error = Error;
    fn try_from(filter: SearchFilter) -> Result<Self> {
        let departments = few("departments", FILTER, filter.departments)?.unwrap_or_default();
        Ok(Self {
            kinds: words(few("kinds", FILTER, filter.kinds)?),
            states: words(few("states", FILTER, filter.states)?),
            values: few("values", FILTER, filter.values)?.unwrap_or_default(),
            standards: few("standards", FILTER, filter.standards)?.unwrap_or_default(),
            topics: few("topics", FILTER, filter.topics)?.unwrap_or_default(),
            languages: few("languages", FILTER, filter.languages)?.unwrap_or_default(),
            departments: locals(&departments, "departments")?,
            sizes: words(few("sizes", FILTER, filter.sizes)?),
            reviewed_only: filter.reviewed_only.unwrap_or_default(),
            published_after: filter.published_after,
            published_before: filter.published_before,
            formats: few("formats", FILTER, filter.formats)?.unwrap_or_default(),
            exact_words: filter.exact_words.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_refused_and_repeated_words_count_once() {
        let long = |many: usize| Some(vec!["x".to_owned(); many]);
        let filters = Filters::try_from(SearchFilter {
            kinds: Some(vec![ResourceKind::Story; FILTER]),
            topics: long(FILTER),
            ..SearchFilter::default()
        });
        let filters = filters.expect("it is short enough");
        assert_eq!((filters.kinds.len(), filters.topics.len()), (1, FILTER));

        for (field, filter) in [
            (
                "kinds",
                SearchFilter { kinds: Some(vec![ResourceKind::Story; 90_000]), ..SearchFilter::default() },
            ),
            ("states", SearchFilter { states: Some(vec![State::AZ; FILTER + 1]), ..SearchFilter::default() }),
            (
                "sizes",
                SearchFilter {
                    sizes: Some(vec![DepartmentSize::Small; FILTER + 1]),
                    ..SearchFilter::default()
                },
            ),
            ("values", SearchFilter { values: long(FILTER + 1), ..SearchFilter::default() }),
            ("standards", SearchFilter { standards: long(FILTER + 1), ..SearchFilter::default() }),
            ("topics", SearchFilter { topics: long(FILTER + 1), ..SearchFilter::default() }),
            ("languages", SearchFilter { languages: long(FILTER + 1), ..SearchFilter::default() }),
            ("formats", SearchFilter { formats: long(FILTER + 1), ..SearchFilter::default() }),
            (
                "departments",
                SearchFilter {
                    departments: Some(vec![ID::from("x"); FILTER + 1]),
                    ..SearchFilter::default()
                },
            ),
        ] {
            let refused = Filters::try_from(filter).expect_err(field);
            assert_eq!(refused.field(), Some(field));
            assert!(refused.message().contains("at most 200"), "{}", refused.message());
        }
    }
}
