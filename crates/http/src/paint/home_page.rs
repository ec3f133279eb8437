//! The front page: the same markup as `web/src/features/discovery/HomePage.tsx`.

use askama::Template;
use poem::Response;
use serde::Deserialize;
use serde_json::json;

use super::{
    Operation, Trouble,
    answers::Card,
    card::ShownCard,
    collection_card::{CollectionCard, ShownCollection},
    described, operation,
    site::{Site, Without, place_path},
    visit::{Painted, Place, Visit},
};

const HOME: Operation = operation!("Home");
const FEATURED: Operation = operation!("Featured");
const PLACE: Place = Place {
    sources: &[
        "src/features/discovery/HomePage.tsx",
        "src/features/collections/FeaturedSection.tsx",
        "src/locales/en.po",
        "src/locales/places/en.po",
    ],
    without: Without {
        en: "Searching, reading and downloading what is public work without it. Publishing, reviewing and choosing Spanish need it.",
        es: "Buscar, leer y descargar lo público funciona sin él. Publicar, revisar y ver la página en español lo necesitan.",
    },
};

/// The kinds of resources: the search's word, the name and what it is.
const KINDS: [(&str, &str, &str); 3] = [
    ("TEMPLATE", "Templates", "Forms, checklists, letters and plans to fill in and use"),
    ("TRAINING", "Training", "Agendas, slides and exercises for staff and election workers"),
    ("STORY", "Stories", "What an office tried, and what came of it"),
];

#[derive(Clone, Debug, Deserialize)]
struct Home {
    values: Vec<Valued>,
    resources: Newest,
}

#[derive(Clone, Debug, Deserialize)]
struct Valued {
    slug: String,
    name: String,
    summary: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Newest {
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Card,
}

#[derive(Clone, Debug, Deserialize)]
struct FeaturedAnswer {
    featured: Vec<Featured>,
}

#[derive(Clone, Debug, Deserialize)]
struct Featured {
    note: String,
    resource: Option<Card>,
    collection: Option<CollectionCard>,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Page<'a> {
    site: &'a Site,
    kinds: [(&'a str, &'a str, &'a str); 3],
    trouble: Option<&'a Trouble>,
    /// Name, summary and page of each.
    values: Vec<(&'a str, &'a str, String)>,
    featured: Vec<Shown<'a>>,
    newest: Vec<ShownCard<'a>>,
}

/// What is featured, with why; a resource or a collection.
struct Shown<'a> {
    why: &'a str,
    card: Option<ShownCard<'a>>,
    kept: Option<ShownCollection<'a>>,
}

/// The front page. The router's catch-all takes its address too, so that it has no route of its own.
pub(crate) async fn home(visit: Visit<'_>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let home: Result<Home, Trouble> = look.ask(&HOME, json!({})).await;
            let featured: Option<FeaturedAnswer> = look.ask(&FEATURED, json!({})).await.ok();
            let about = "Where local election departments share what works: templates, training and stories.";
            let head = described(about, &look.address("/"));
            let featured = featured.as_ref().map(|answer| answer.featured.as_slice()).unwrap_or_default();
            let page = paint(&look.site, home.as_ref(), featured);
            let painted = Painted::shown("", head, page);
            let status = home.as_ref().map_or_else(Trouble::status, |_| painted.status);
            Ok(Painted { status, title: None, ..painted })
        })
        .await
}

/// Paints the front page; with trouble, the search and the kinds are still there.
fn paint(site: &Site, home: Result<&Home, &Trouble>, featured: &[Featured]) -> askama::Result<String> {
    let shown = home.ok();
    let values = shown.map(|home| home.values.as_slice()).unwrap_or_default();
    let newest = shown.map(|home| home.resources.edges.as_slice()).unwrap_or_default();
    let featured = featured.iter().filter(|one| one.resource.is_some() || one.collection.is_some());
    Page {
        site,
        kinds: KINDS,
        trouble: home.err(),
        values: values
            .iter()
            .map(|value| (&*value.name, &*value.summary, place_path("values", &value.slug)))
            .collect(),
        featured: featured
            .map(|one| Shown {
                why: &one.note,
                card: one.resource.as_ref().map(ShownCard::of),
                kept: one.collection.as_ref().map(ShownCollection::of),
            })
            .collect(),
        newest: newest.iter().map(|edge| ShownCard::of(&edge.node)).collect(),
    }
    .render()
}
