//! The answer to a search.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Object, SimpleObject, Value};
use commons_discovery::{Found, Passage, SearchPage};
use commons_kernel::DepartmentId;

use crate::{
    ids::global,
    library::Resource,
    page::{PageInfo, count, info},
    plain::{Asked, AtHand, Plain, PlainWords},
};

/// One page of the hits, best first.
#[derive(SimpleObject)]
pub(crate) struct SearchConnection {
    /// How many hits there are in all, for this viewer.
    total_count: i32,
    /// The hits of this page.
    edges: Vec<SearchEdge>,
    /// Where the page stands.
    page_info: PageInfo,
    /// What the search can be narrowed to, with counts.
    facets: Vec<Facet>,
    /// The query with its spelling mended, when words of it were found nowhere.
    did_you_mean: Option<String>,
    /// Other words for what was typed, which were searched too.
    also_searched: Vec<String>,
    /// Fields typed into the query, such as `state:`, whose values mean nothing: they were looked for as words.
    misread: Vec<MisreadField>,
}

/// A field typed into a query whose value it does not have.
#[derive(SimpleObject)]
struct MisreadField {
    /// The field.
    field: &'static str,
    /// What was typed after the colon.
    value: String,
}

/// A hit.
#[derive(SimpleObject)]
struct SearchEdge {
    /// Names this place in the list.
    cursor: String,
    /// The resource.
    node: Resource,
    /// What matched in it.
    snippets: Plain<Snippet>,
    /// Why it is here, in plain sentences.
    reasons: PlainWords,
}

/// A stretch of text with what matched in it. It is cut into runs, so that no HTML travels.
#[derive(SimpleObject)]
struct Snippet {
    /// `title`, `summary`, `body` or `files`.
    field: &'static str,
    /// The field for people: the name of the file, when it is one.
    label: String,
    /// The text.
    runs: Plain<SnippetRun>,
}

/// A run of text.
#[derive(SimpleObject)]
struct SnippetRun {
    /// The text, to be shown as it is.
    text: String,
    /// Whether it matched.
    marked: bool,
}

/// Something to narrow by: one of those of an answer.
struct Facet {
    all: Arc<Vec<commons_discovery::Facet>>,
    number: usize,
}

impl Facet {
    fn each(all: &Arc<Vec<commons_discovery::Facet>>) -> Vec<Self> {
        (0..all.len()).map(|number| Self { all: Arc::clone(all), number }).collect()
    }

    fn of(&self) -> &commons_discovery::Facet {
        &self.all[self.number]
    }
}

/// Something to narrow by.
#[Object]
impl Facet {
    /// Its name for programs: kind, state, value, standard, topic, language, size,
    /// department, format, reviewed or published.
    async fn field(&self) -> &'static str {
        self.of().field
    }

    /// Its name for people.
    async fn label(&self) -> &'static str {
        self.of().label
    }

    /// Its values, most frequent first.
    async fn values(&self) -> Plain<FacetValue<'_>> {
        self.of().values.iter().map(|value| FacetValue::of(self.of().field, value)).collect()
    }
}

/// A value to narrow by.
#[derive(SimpleObject)]
struct FacetValue<'a> {
    /// The value as `SearchFilter` takes it: an enum's word, a slug, the id of a department, a moment.
    value: Cow<'a, str>,
    /// The value for people.
    label: &'a str,
    /// How many hits it has, or would have if it were chosen.
    count: i32,
}

impl AtHand for Snippet {
    fn field(&self, asked: &Asked<'_, '_>) -> Value {
        match asked.name() {
            "field" => self.field.into(),
            "label" => self.label.as_str().into(),
            _ => asked.each(&self.runs),
        }
    }
}

impl AtHand for SnippetRun {
    fn field(&self, asked: &Asked<'_, '_>) -> Value {
        match asked.name() {
            "text" => self.text.as_str().into(),
            _ => self.marked.into(),
        }
    }
}

impl<'a> FacetValue<'a> {
    fn of(field: &str, counted: &'a commons_discovery::FacetValue) -> Self {
        let (value, label) = (as_filtered(field, &counted.value), &*counted.label);
        Self { value, label, count: count(counted.count) }
    }
}

impl AtHand for FacetValue<'_> {
    fn field(&self, asked: &Asked<'_, '_>) -> Value {
        match asked.name() {
            "value" => (*self.value).into(),
            "label" => self.label.into(),
            _ => self.count.into(),
        }
    }
}

impl From<SearchPage> for SearchConnection {
    fn from(page: SearchPage) -> Self {
        Self {
            total_count: count(page.total),
            page_info: info(page.hits.iter().map(|hit| &hit.cursor), page.has_previous, page.has_next),
            edges: page.hits.into_iter().map(SearchEdge::from).collect(),
            facets: Facet::each(&page.facets),
            did_you_mean: page.did_you_mean,
            also_searched: page.also_searched,
            misread: page
                .misread
                .into_iter()
                .map(|misread| MisreadField { field: misread.field, value: misread.value })
                .collect(),
        }
    }
}

impl From<Found> for SearchEdge {
    fn from(hit: Found) -> Self {
        Self {
            cursor: hit.cursor,
            node: hit.resource.into(),
            snippets: hit.snippets.into_iter().map(Snippet::from).collect(),
            reasons: PlainWords(hit.reasons),
        }
    }
}

impl From<Passage> for Snippet {
    fn from(passage: Passage) -> Self {
        let runs = passage.runs.into_iter().map(|run| SnippetRun { text: run.text, marked: run.marked });
        Self { field: passage.field, label: passage.label, runs: runs.collect() }
    }
}

/// A value of the index as a filter takes it back.
fn as_filtered<'a>(field: &str, value: &'a str) -> Cow<'a, str> {
    match field {
        "kind" | "size" => value.to_ascii_uppercase().into(),
        "department" => {
            let id = value.parse::<DepartmentId>();
            id.map_or(value.into(), |id| global::<DepartmentId>(id).0.into())
        }
        _ => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::local;

    #[test]
    fn a_facet_value_can_be_chosen() {
        assert_eq!(as_filtered("size", "very_small"), "VERY_SMALL");
        assert_eq!(as_filtered("topic", "seals"), "seals");
        let id = "00000000-0000-0000-0000-000000000007";
        let chosen = as_filtered("department", id);
        let back =
            local::<DepartmentId>(&chosen.into_owned().into(), "departments").expect("a department's id");
        assert_eq!(back.to_string(), id);
    }
}
