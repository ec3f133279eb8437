//! What a search address means, by the rules that `web/src/features/discovery/searchState.ts` states; the cases in
//! `web/src/gql/operations/search-variables.json` bind both sides.

use std::{collections::BTreeMap, str::FromStr};

use commons_kernel::{DepartmentSize, Kind, State, Word};
use serde_json::{Map, Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use url::form_urlencoded;

/// How many resources stand on a page.
const PAGE: u32 = 20;

/// The parameters that are facets, in the order in which they are shown, each with its name in the filter.
pub(crate) const FACETS: [Facet; 9] = [
    Facet { field: "kind", filter: "kinds", heading: "Kind" },
    Facet { field: "state", filter: "states", heading: "State" },
    Facet { field: "value", filter: "values", heading: "Value" },
    Facet { field: "standard", filter: "standards", heading: "Standard" },
    Facet { field: "topic", filter: "topics", heading: "Topic" },
    Facet { field: "language", filter: "languages", heading: "Language" },
    Facet { field: "size", filter: "sizes", heading: "Department size" },
    Facet { field: "department", filter: "departments", heading: "Department" },
    Facet { field: "format", filter: "formats", heading: "File format" },
];

/// What comes first: the parameter's value, the query's word, and the word for people.
pub(crate) const ORDERS: [(&str, &str, &str); 2] =
    [("newest", "NEWEST", "Newest"), ("adopted", "MOST_ADOPTED", "Most used")];

/// A facet as addresses, queries and readers know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facet {
    /// The parameter of the address, and the field of the answer.
    pub(crate) field: &'static str,
    /// The key of the query's filter.
    pub(crate) filter: &'static str,
    /// For people.
    pub(crate) heading: &'static str,
}

/// A search as its address tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// The typed words.
    pub(crate) q: Option<String>,
    chosen: BTreeMap<&'static str, Vec<String>>,
    /// Whether the Alliance's reviewed resources alone are wanted.
    pub(crate) reviewed: bool,
    /// Since when they must have been published, as the query takes it.
    pub(crate) published: Option<String>,
    /// What comes first: one of [`ORDERS`], or what fits best.
    pub(crate) sort: Option<&'static str>,
    /// Whether only the words as typed are searched.
    pub(crate) exact: bool,
    /// The cursor of the page before.
    pub(crate) after: Option<String>,
}

impl Address {
    /// Reads the part after the question mark. What is not known is dropped, never refused: an address may be old.
    pub(crate) fn read(query: &str) -> Self {
        let parameters: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), trim(&value).to_owned()))
            .collect();
        let first = |name: &str| {
            let value = parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            value.filter(|value| !value.is_empty())
        };
        let mut chosen = BTreeMap::new();
        for facet in FACETS {
            let mut values = Vec::new();
            for (_, value) in parameters.iter().filter(|(name, _)| name == facet.field) {
                if !value.is_empty() && !values.contains(value) && is_known(facet.field, value) {
                    values.push(value.clone());
                }
            }
            if !values.is_empty() {
                chosen.insert(facet.field, values);
            }
        }
        Self {
            q: first("q"),
            chosen,
            reviewed: first("reviewed").as_deref() == Some("1"),
            published: first("published").filter(|moment| is_moment(moment)),
            sort: first("sort").and_then(|sort| {
                ORDERS.iter().find(|(known, _, _)| *known == sort).map(|(known, _, _)| *known)
            }),
            exact: first("exact").as_deref() == Some("1"),
            after: first("after"),
        }
    }

    /// The search for all that has this value of a facet.
    pub(crate) fn narrowed(field: &str, value: &str) -> Self {
        Self::read(&form_urlencoded::Serializer::new(String::new()).append_pair(field, value).finish())
    }

    /// The variables of the Search query.
    pub(crate) fn variables(&self) -> Value {
        let mut filter = Map::new();
        for facet in FACETS {
            if let Some(values) = self.chosen.get(facet.field) {
                filter.insert(facet.filter.to_owned(), json!(values));
            }
        }
        if self.reviewed {
            filter.insert("reviewedOnly".to_owned(), json!(true));
        }
        if let Some(moment) = &self.published {
            filter.insert("publishedAfter".to_owned(), json!(moment));
        }
        if self.exact {
            filter.insert("exactWords".to_owned(), json!(true));
        }
        let mut variables =
            json!({ "query": self.q.as_deref().unwrap_or(""), "filter": filter, "first": PAGE });
        if let Some((_, order, _)) = ORDERS.iter().find(|(sort, _, _)| Some(*sort) == self.sort) {
            variables["orderBy"] = json!(order);
        }
        if let Some(after) = &self.after {
            variables["after"] = json!(after);
        }
        variables
    }

    /// The chosen values of a facet.
    pub(crate) fn chosen(&self, field: &str) -> &[String] {
        self.chosen.get(field).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether any filter is in force.
    pub(crate) fn has_filters(&self) -> bool {
        !self.chosen.is_empty() || self.reviewed || self.published.is_some()
    }

    /// The address of this search, from the root of the site.
    pub(crate) fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.parameters(|_| true) {
            query.append_pair(name, value);
        }
        if let Some(after) = &self.after {
            query.append_pair("after", after);
        }
        match query.finish() {
            query if query.is_empty() => "/search".to_owned(),
            query => format!("/search?{query}"),
        }
    }

    /// The parameters but the page's, for links and for the hidden fields of a form that does not hold them itself.
    pub(crate) fn parameters(&self, wanted: impl Fn(&str) -> bool) -> Vec<(&'static str, &str)> {
        let mut all: Vec<(&'static str, &str)> = Vec::new();
        all.extend(self.q.as_deref().map(|q| ("q", q)));
        for facet in FACETS {
            all.extend(self.chosen(facet.field).iter().map(|value| (facet.field, value.as_str())));
        }
        all.extend(self.reviewed.then_some(("reviewed", "1")));
        all.extend(self.published.as_deref().map(|moment| ("published", moment)));
        all.extend(self.sort.map(|sort| ("sort", sort)));
        all.extend(self.exact.then_some(("exact", "1")));
        all.retain(|(name, _)| wanted(name));
        all
    }

    /// The same search as its feed asks it: all of it, the newest first.
    pub(crate) fn as_feed(&self) -> Self {
        self.sorted(None)
    }

    /// Where the feed of this search is, from the root of the site.
    pub(crate) fn feed(&self) -> String {
        self.as_feed().href().replacen("/search", "/search.atom", 1)
    }

    /// The same search from its first page.
    pub(crate) fn first_page(&self) -> Self {
        Self { after: None, ..self.clone() }
    }

    /// The same search from after this cursor.
    pub(crate) fn page_after(&self, cursor: &str) -> Self {
        Self { after: Some(cursor.to_owned()), ..self.clone() }
    }

    /// The same filters with other words.
    pub(crate) fn asking(&self, words: &str) -> Self {
        Self { q: Some(words.to_owned()), ..self.first_page() }
    }

    /// The same words without filters; how they are read is no filter.
    pub(crate) fn without_filters(&self) -> Self {
        Self { q: self.q.clone(), exact: self.exact, sort: self.sort, ..Self::default() }
    }

    /// The same search with its words read the other way: as typed alone, or with other terms too.
    pub(crate) fn read_otherwise(&self) -> Self {
        Self { exact: !self.exact, ..self.first_page() }
    }

    /// The same search without one chosen value.
    pub(crate) fn without(&self, field: &'static str, value: &str) -> Self {
        let mut less = self.first_page();
        if let Some(values) = less.chosen.get_mut(field) {
            values.retain(|chosen| chosen != value);
        }
        less.chosen.retain(|_, values| !values.is_empty());
        less
    }

    /// The same search, whenever it was published.
    pub(crate) fn of_any_time(&self) -> Self {
        Self { published: None, ..self.first_page() }
    }

    /// The same search in another order.
    pub(crate) fn sorted(&self, sort: Option<&'static str>) -> Self {
        Self { sort, ..self.first_page() }
    }

    /// The same search whether reviewed or not.
    pub(crate) fn reviewed_or_not(&self) -> Self {
        Self { reviewed: false, ..self.first_page() }
    }
}

/// White space as JavaScript's `trim` knows it.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\u{feff}' || c != '\u{85}' && c.is_whitespace())
}

/// A moment as the scripts accept it too: to the second, in UTC.
fn is_moment(text: &str) -> bool {
    text.len() == 20 && text.ends_with('Z') && OffsetDateTime::parse(text, &Rfc3339).is_ok()
}

/// Kinds, states and sizes are closed lists of the schema, in capitals; a word that is not on them would make the whole
/// query fail.
fn is_known(field: &str, value: &str) -> bool {
    fn listed<W: Word>(value: &str) -> bool {
        W::all().iter().any(|word| word.to_string().to_ascii_uppercase() == value)
    }
    match field {
        "kind" => listed::<Kind>(value),
        "size" => listed::<DepartmentSize>(value),
        "state" => State::from_str(value).is_ok(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Case {
        address: String,
        variables: Value,
    }

    #[test]
    fn both_painters_build_the_same_variables() {
        let cases = include_str!("../../../../web/src/gql/operations/search-variables.json");
        let cases: Vec<Case> = serde_json::from_str(cases).unwrap();
        assert!(cases.len() >= 5);
        for case in cases {
            let address = Address::read(case.address.trim_start_matches('?'));
            assert_eq!(address.variables(), case.variables, "{}", case.address);
        }
    }

    #[test]
    fn an_address_comes_back_as_it_was() {
        let query = "q=call+tree&kind=TEMPLATE&kind=STORY&state=AZ&topic=drop+boxes&reviewed=1&after=abc%3D";
        let address = Address::read(query);
        assert_eq!(address.href(), format!("/search?{query}"));
        assert_eq!(Address::default().href(), "/search");
        assert_eq!(
            address.without("kind", "STORY").href(),
            "/search?q=call+tree&kind=TEMPLATE&state=AZ&topic=drop+boxes&reviewed=1"
        );
        assert_eq!(address.without_filters().href(), "/search?q=call+tree");
        assert_eq!(
            address.reviewed_or_not().asking("a&b").href(),
            "/search?q=a%26b&kind=TEMPLATE&kind=STORY&state=AZ&topic=drop+boxes"
        );
        assert!(address.has_filters() && !address.without_filters().has_filters());

        let exact = Address::read("q=seal+log&kind=STORY&exact=1&after=abc");
        assert_eq!(exact.read_otherwise().href(), "/search?q=seal+log&kind=STORY");
        assert_eq!(exact.read_otherwise().read_otherwise(), exact.first_page());
        assert_eq!(exact.without_filters().href(), "/search?q=seal+log&exact=1");
    }
}
