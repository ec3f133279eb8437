//! The list of collections: the same markup as `web/src/features/collections/CollectionsPage.tsx`.

use askama::Template;
use poem::{Response, handler};
use serde::Deserialize;
use serde_json::json;

use super::{
    Operation,
    answers::PageInfo,
    collection_card::{CollectionEdge, Collections, ShownCollection},
    described, operation,
    pager::Pager,
    site::{Site, Without},
    visit::{Painted, Place, Visit},
};

const COLLECTIONS: Operation = operation!("Collections");
const PATH: &str = "/collections";
const PLACE: Place = Place {
    sources: &["src/features/collections/pages.ts", "src/locales/en.po", "src/locales/places/en.po"],
    without: Without {
        en: "All of this page can be read without it. Making a collection and choosing Spanish need it.",
        es: "Toda esta página se puede leer sin él. Hacer una colección y ver la página en español lo necesitan.",
    },
};

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    mine: Collections,
    collections: Listed,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    edges: Vec<CollectionEdge>,
    page_info: PageInfo,
}

#[derive(Template)]
#[template(path = "collections.html")]
struct Page<'a> {
    site: &'a Site,
    mine: Vec<ShownCollection<'a>>,
    others: Vec<ShownCollection<'a>>,
    /// Whether there is nothing at all.
    nothing: bool,
    pager: Pager,
}

/// The list of collections.
#[handler]
pub(crate) async fn open_collections(visit: Visit<'_>) -> Response {
    let after = visit.parameter("after");
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&COLLECTIONS, json!({ "after": after })).await?;
            let about = "Resources for election offices that belong together, chosen and put in order.";
            let head = described(about, &look.address(PATH));
            Ok(Painted::shown("Collections", head, paint(&look.site, &answer, after.as_deref())))
        })
        .await
}

fn paint(site: &Site, answer: &Answer, after: Option<&str>) -> askama::Result<String> {
    let mine = ShownCollection::all(&answer.mine);
    let is_own = |edge: &&CollectionEdge| answer.mine.edges.iter().any(|own| own.node.slug == edge.node.slug);
    let others = answer.collections.edges.iter().filter(|edge| !is_own(edge));
    let others: Vec<_> = others.map(|edge| ShownCollection::of(&edge.node)).collect();
    Page {
        site,
        nothing: mine.is_empty() && others.is_empty() && after.is_none(),
        mine,
        others,
        pager: Pager::of(PATH, &[], after, &answer.collections.page_info),
    }
    .render()
}
