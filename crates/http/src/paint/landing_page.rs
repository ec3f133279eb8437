//! The page of a value, a standard or a topic: the same markup as `web/src/features/collections/landing/LandingReading.tsx`.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Operation,
    absent_page::missing,
    address::Address,
    answers::Card,
    card::ShownCard,
    collection_card::{Collections, ShownCollection},
    described, feed, linked_data, operation,
    site::{Site, Without, place_path},
    visit::{Look, Painted, Place, Visit},
    words,
};

const LANDING: Operation = operation!("Landing");
const PLACE: Place = Place {
    sources: &["src/features/collections/pages.ts", "src/locales/en.po", "src/locales/places/en.po"],
    without: Without::READING,
};

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    values: Vec<Subject>,
    standards: Vec<Subject>,
    collections: Collections,
    stories: Hits,
    materials: Hits,
}

/// A value or a standard.
#[derive(Clone, Debug, Deserialize)]
struct Subject {
    slug: String,
    name: String,
    /// Of a standard.
    #[serde(default)]
    area: String,
    summary: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Hits {
    total_count: i64,
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Card,
}

#[derive(Template)]
#[template(path = "landing.html")]
struct Page<'a> {
    site: &'a Site,
    told: &'a Told<'a>,
    /// How much the search finds, in words.
    all: Option<String>,
    search: String,
    nothing: bool,
    collections: Vec<ShownCollection<'a>>,
    /// Each with its heading and the heading's name for the page.
    shelves: [(&'a str, &'a str, Vec<ShownCard<'a>>); 2],
}

/// What the page is about.
struct Told<'a> {
    title: String,
    lead: &'a str,
    /// What it is one of, and where all of them are.
    kind: Option<(String, &'a str)>,
}

/// The page of a value.
#[handler]
pub(crate) async fn open_value(visit: Visit<'_>, Path(slug): Path<String>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&LANDING, variables("values", &slug)).await?;
            let Some(value) = answer.values.iter().find(|value| value.slug == slug) else {
                return Ok(missing(&look.site));
            };
            let kind = Some(("A value of the Alliance".to_owned(), "/values"));
            let told = Told { title: value.name.clone(), lead: &value.summary, kind };
            Ok(shown(look, &answer, &told, ("value", "values", &slug)))
        })
        .await
}

/// The page of a standard.
#[handler]
pub(crate) async fn open_standard(visit: Visit<'_>, Path(slug): Path<String>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&LANDING, variables("standards", &slug)).await?;
            let Some(standard) = answer.standards.iter().find(|standard| standard.slug == slug) else {
                return Ok(missing(&look.site));
            };
            let kind = Some((format!("A standard of the Alliance: {}", standard.area), "/standards"));
            let told = Told { title: standard.name.clone(), lead: &standard.summary, kind };
            Ok(shown(look, &answer, &told, ("standard", "standards", &slug)))
        })
        .await
}

/// The page of a topic. Writers make topics: one that nothing is about is not found, and the page says what that may mean.
#[handler]
pub(crate) async fn open_topic(visit: Visit<'_>, Path(topic): Path<String>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&LANDING, variables("topics", &topic)).await?;
            let kind = Some(("A topic".to_owned(), "/topics"));
            let told = Told { title: format!("Topic: {topic}"), lead: "", kind };
            let mut painted = shown(look, &answer, &told, ("topic", "topics", &topic));
            if is_bare(&answer) {
                painted.status = StatusCode::NOT_FOUND;
                painted.head.push_str(linked_data::NOT_TO_KEEP);
            }
            Ok(painted)
        })
        .await
}

/// What `landingVariables` of `web/src/features/collections/landing/landingQuery.ts` makes of the same.
fn variables(filter: &str, name: &str) -> Value {
    json!({
        "collections": { filter: [name] },
        "stories": { "kinds": ["STORY"], filter: [name] },
        "materials": { "kinds": ["TEMPLATE", "TRAINING"], filter: [name] },
    })
}

fn is_bare(answer: &Answer) -> bool {
    answer.collections.edges.is_empty() && answer.stories.total_count + answer.materials.total_count == 0
}

fn shown(look: &Look, answer: &Answer, told: &Told<'_>, (facet, place, name): (&str, &str, &str)) -> Painted {
    let search = Address::narrowed(facet, name);
    let about = match told.lead {
        "" => format!("{}. Collections, stories, templates and training of election offices.", told.title),
        lead => lead.to_owned(),
    };
    let mut head = described(&about, &look.address(&place_path(place, name)));
    head.push_str(&feed::link(&search.feed()));
    Painted::shown(&told.title, head, paint(&look.site, answer, told, &search))
}

fn paint(site: &Site, answer: &Answer, told: &Told<'_>, search: &Address) -> askama::Result<String> {
    let count = answer.stories.total_count + answer.materials.total_count;
    Page {
        site,
        told,
        all: match count {
            0 => None,
            1 => Some("See 1 resource in the search".to_owned()),
            many => Some(format!("See all {} in the search", words::resources(many))),
        },
        search: search.href(),
        nothing: is_bare(answer),
        collections: ShownCollection::all(&answer.collections),
        shelves: [
            ("stories-heading", "Newest success stories", cards(&answer.stories)),
            ("materials-heading", "Newest templates and training", cards(&answer.materials)),
        ],
    }
    .render()
}

fn cards(hits: &Hits) -> Vec<ShownCard<'_>> {
    hits.edges.iter().map(|edge| ShownCard::of(&edge.node)).collect()
}
