//! What is wanted: the public list.

use async_graphql::SimpleObject;
use commons_discovery::WantedQuery as Found;

use crate::page::count;

/// Something that many departments looked for and hardly anything public is there for.
#[derive(SimpleObject)]
pub(crate) struct WantedQuery {
    /// The words, in lower case and without accents.
    query: String,
    /// How many different departments asked in the week in which most did; at least 5.
    departments: i32,
    /// How many public resources have all the words.
    resources: i32,
}

impl From<Found> for WantedQuery {
    fn from(wanted: Found) -> Self {
        Self { query: wanted.query, departments: wanted.departments, resources: count(wanted.resources) }
    }
}
