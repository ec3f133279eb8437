//! The search page: the same markup as `web/src/features/discovery/SearchPage.tsx`, with a button to apply the filters,
//! since without scripts a tick does nothing by itself.

use askama::Template;
use poem::{Response, handler, http::StatusCode};

use super::{
    Operation, Trouble,
    address::{Address, FACETS, ORDERS},
    answers::{FacetValue, Found, Hit, Misread, Run, SearchAnswer},
    card::ShownCard,
    described, feed, operation,
    pager::Pager,
    site::{Site, Without},
    visit::{Painted, Place, Visit},
    words,
};

const SEARCH: Operation = operation!("Search");
const PLACE: Place = Place {
    sources: &["src/features/discovery/SearchPage.tsx", "src/locales/en.po"],
    without: Without {
        en: "Searching, filtering and reading work without it. Suggestions, saving a search and choosing Spanish need it.",
        es: "Buscar, filtrar y leer funciona sin él. Las sugerencias, guardar una búsqueda y ver la página en español lo necesitan.",
    },
};

/// A facet shows so many values; the rest is folded.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "search.html")]
struct Page<'a> {
    site: &'a Site,
    query: &'a str,
    /// What the search box keeps: the filters.
    box_fields: Vec<(&'static str, &'a str)>,
    /// What the filters keep: the words.
    filter_fields: Vec<(&'static str, &'a str)>,
    facets: Vec<FacetGroup<'a>>,
    chips: Vec<Chip>,
    orders: Vec<(&'static str, Option<String>)>,
    misread: &'a [Misread],
    clear: Option<String>,
    count: Option<String>,
    trouble: Option<&'a Trouble>,
    did_you_mean: Option<(&'a str, String)>,
    also_searched: Option<String>,
    /// Whether only the typed words were searched.
    exact: bool,
    /// The address that reads the words the other way.
    otherwise: String,
    nothing: bool,
    hits: Vec<PaintedHit<'a>>,
    pager: Pager,
    /// Where its feed is.
    feed: String,
}

struct FacetGroup<'a> {
    heading: &'static str,
    field: &'static str,
    open: Vec<Choice<'a>>,
    folded: Vec<Choice<'a>>,
}

struct Choice<'a> {
    value: &'a str,
    words: &'a str,
    count: String,
    checked: bool,
}

struct Chip {
    words: String,
    href: String,
}

struct PaintedHit<'a> {
    card: ShownCard<'a>,
    snippets: Vec<(&'a str, &'a [Run])>,
    reasons: String,
}

/// The search page.
#[handler]
pub(crate) async fn open_search(visit: Visit<'_>) -> Response {
    let address = Address::read(visit.query());
    visit
        .paint(&PLACE, async |look| {
            let found = look.ask::<SearchAnswer>(&SEARCH, address.variables()).await;
            let mut head = described(
                "Search templates, training and stories that election departments share with each other.",
                &look.address(&address.first_page().href()),
            );
            head.push_str(&feed::link(&address.feed()));
            let title = match &address.q {
                Some(words) => format!("Search: {words}"),
                None => "Search".to_owned(),
            };
            let page = paint(&look.site, &address, found.as_ref().map(|answer| &answer.search));
            let status = found.as_ref().map_or_else(Trouble::status, |_| StatusCode::OK);
            Ok(Painted { status, ..Painted::shown(title, head, page) })
        })
        .await
}

/// Paints the search; what went wrong is painted as well, and the typed words stay.
pub(super) fn paint(
    site: &Site,
    address: &Address,
    found: Result<&Found, &Trouble>,
) -> askama::Result<String> {
    let (found, trouble) = match found {
        Ok(found) => (Some(found), None),
        Err(trouble) => (None, Some(trouble)),
    };
    let next = found
        .filter(|found| found.page_info.has_next_page)
        .and_then(|found| found.page_info.end_cursor.as_deref());
    let also = found.map(|found| found.also_searched.join(", ")).filter(|words| !words.is_empty());
    Page {
        site,
        query: address.q.as_deref().unwrap_or_default(),
        box_fields: address.parameters(|name| name != "q"),
        filter_fields: address.parameters(|name| matches!(name, "q" | "sort" | "exact")),
        facets: facets(address, found),
        chips: chips(address, found),
        orders: orders(address),
        misread: found.map(|found| found.misread.as_slice()).unwrap_or_default(),
        clear: address.has_filters().then(|| address.without_filters().href()),
        count: found.map(|found| words::resources(found.total_count)),
        trouble,
        did_you_mean: found
            .and_then(|found| found.did_you_mean.as_deref())
            .map(|words| (words, address.asking(words).href())),
        also_searched: also,
        exact: address.exact && address.q.is_some() && found.is_some(),
        otherwise: address.read_otherwise().href(),
        nothing: found.is_some_and(|found| found.edges.is_empty()),
        hits: found.map(|found| found.edges.iter().map(painted).collect()).unwrap_or_default(),
        pager: Pager {
            first: address.after.as_ref().map(|_| address.first_page().href()),
            next: next.map(|cursor| address.page_after(cursor).href()),
        },
        feed: address.feed(),
    }
    .render()
}

fn facets<'a>(address: &'a Address, found: Option<&'a Found>) -> Vec<FacetGroup<'a>> {
    let counted = |field: &str| -> &'a [FacetValue] {
        let facet = found.and_then(|found| found.facets.iter().find(|facet| facet.field == field));
        facet.map(|facet| facet.values.as_slice()).unwrap_or_default()
    };
    let group = |facet: super::address::Facet| {
        let (values, chosen) = (counted(facet.field), address.chosen(facet.field));
        // A chosen value stays in sight even when nothing matches it any more, so that it can be taken out again.
        let absent = chosen.iter().filter(|value| !values.iter().any(|known| known.value == **value));
        let absent = absent.map(|value| (value.as_str(), value.as_str(), 0));
        let all = absent
            .chain(values.iter().map(|known| (known.value.as_str(), known.label.as_str(), known.count)));
        let (mut open, mut folded) = (Vec::new(), Vec::new());
        for (place, (value, label, count)) in all.enumerate() {
            let checked = chosen.iter().any(|chosen| chosen == value);
            let words = words::facet_value(facet.field, value, label);
            let choice = Choice { value, words, count: words::count(count), checked };
            if place < SHOWN || checked { open.push(choice) } else { folded.push(choice) }
        }
        FacetGroup { heading: facet.heading, field: facet.field, open, folded }
    };
    let mut groups: Vec<FacetGroup<'_>> = FACETS.into_iter().map(group).collect();
    let single = |field: &'static str, heading: &'static str, chosen: Option<&'a str>| {
        let choice = |known: &'a FacetValue| {
            let value = if field == "reviewed" { "1" } else { known.value.as_str() };
            let count = words::count(known.count);
            Choice { value, words: &known.label, count, checked: chosen == Some(value) }
        };
        FacetGroup { heading, field, open: counted(field).iter().map(choice).collect(), folded: Vec::new() }
    };
    groups.push(single("reviewed", "Review", address.reviewed.then_some("1")));
    groups.push(single("published", "Published", address.published.as_deref()));
    groups.into_iter().filter(|group| !group.open.is_empty()).collect()
}

/// The orders, each with its address but the one in force.
fn orders(address: &Address) -> Vec<(&'static str, Option<String>)> {
    let usual = if address.q.is_some() { "Best match" } else { "Usual order" };
    let all = [(None, usual)].into_iter().chain(ORDERS.map(|(sort, _, words)| (Some(sort), words)));
    all.map(|(sort, words)| (words, (sort != address.sort).then(|| address.sorted(sort).href()))).collect()
}

fn chips(address: &Address, found: Option<&Found>) -> Vec<Chip> {
    let mut chips = Vec::new();
    for facet in FACETS {
        for value in address.chosen(facet.field) {
            let counted =
                found.and_then(|found| found.facets.iter().find(|known| known.field == facet.field));
            let known = counted.and_then(|counted| counted.values.iter().find(|known| known.value == *value));
            let label = known.map_or(value.as_str(), |known| known.label.as_str());
            let words = words::facet_value(facet.field, value, label).to_owned();
            chips.push(Chip { words, href: address.without(facet.field, value).href() });
        }
    }
    if address.reviewed {
        let words = "Reviewed by the Alliance".to_owned();
        chips.push(Chip { words, href: address.reviewed_or_not().href() });
    }
    if let Some(moment) = &address.published {
        let counted = found.and_then(|found| found.facets.iter().find(|known| known.field == "published"));
        let known = counted.and_then(|counted| counted.values.iter().find(|known| known.value == *moment));
        let words =
            known.map_or_else(|| format!("Since {}", words::day(moment)), |known| known.label.clone());
        chips.push(Chip { words, href: address.of_any_time().href() });
    }
    chips
}

fn painted(hit: &Hit) -> PaintedHit<'_> {
    let snippets = hit.snippets.iter().map(|snippet| (snippet.label.as_str(), snippet.runs.as_slice()));
    PaintedHit {
        card: ShownCard::of(&hit.node),
        snippets: snippets.collect(),
        reasons: hit.reasons.join(" · "),
    }
}
