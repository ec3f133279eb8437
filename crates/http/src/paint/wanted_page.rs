//! The wanted list: the same markup as `web/src/features/discovery/saved/WantedPage.tsx`.

use askama::Template;
use poem::{Response, handler};
use serde::Deserialize;
use serde_json::json;
use url::form_urlencoded;

use super::{
    Operation,
    address::Address,
    answers::PageInfo,
    described, operation,
    pager::Pager,
    site::{Site, Without},
    visit::{Painted, Place, Visit},
    words,
};

const WANTED: Operation = operation!("WantedList");
const PATH: &str = "/wanted";
const PLACE: Place = Place {
    sources: &[
        "src/features/discovery/saved/WantedPage.tsx",
        "src/locales/en.po",
        "src/locales/office/en.po",
    ],
    without: Without {
        en: "All of this page can be read without it. Publishing and choosing Spanish need it.",
        es: "Toda esta página se puede leer sin él. Publicar y ver la página en español lo necesitan.",
    },
};

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    wanted: Listed,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    total_count: i64,
    edges: Vec<Edge>,
    page_info: PageInfo,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Wanted,
}

#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    query: String,
    departments: i64,
    resources: i64,
}

#[derive(Template)]
#[template(path = "wanted.html")]
struct Page<'a> {
    site: &'a Site,
    count: String,
    searches: Vec<Shown<'a>>,
    pager: Pager,
}

/// A search in words.
struct Shown<'a> {
    words: &'a str,
    href: String,
    says: String,
    /// Where somebody who has one begins.
    publish: String,
}

/// The wanted list.
#[handler]
pub(crate) async fn open_wanted(visit: Visit<'_>) -> Response {
    let after = visit.parameter("after");
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&WANTED, json!({ "after": after })).await?;
            let about = "What election offices look for and do not find yet.";
            let head = described(about, &look.address(PATH));
            Ok(Painted::shown("Wanted", head, paint(&look.site, &answer.wanted, after.as_deref())))
        })
        .await
}

fn paint(site: &Site, list: &Listed, after: Option<&str>) -> askama::Result<String> {
    Page {
        site,
        count: match list.total_count {
            0 => "Nothing is on the list now. What offices look for and do not find appears here.".to_owned(),
            1 => "1 search".to_owned(),
            many => format!("{} searches", words::count(many)),
        },
        searches: list.edges.iter().map(|edge| shown(&edge.node)).collect(),
        pager: Pager::of(PATH, &[], after, &list.page_info),
    }
    .render()
}

fn shown(wanted: &Wanted) -> Shown<'_> {
    let asked = match wanted.departments {
        1 => "1 department asked".to_owned(),
        many => format!("{} departments asked", words::count(many)),
    };
    let there = match wanted.resources {
        0 => "nothing public has all these words".to_owned(),
        1 => "1 public resource has all these words".to_owned(),
        many => format!("{} public resources have all these words", words::count(many)),
    };
    let title = form_urlencoded::Serializer::new(String::new()).append_pair("title", &wanted.query).finish();
    Shown {
        words: &wanted.query,
        href: Address::default().asking(&wanted.query).href(),
        says: format!("{asked} · {there}"),
        publish: format!("/publish?{title}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_search_leads_to_itself_and_to_publishing() {
        let node = Wanted { query: "seal & log".to_owned(), departments: 5, resources: 1 };
        let page_info = PageInfo { has_next_page: true, end_cursor: Some("c1".to_owned()) };
        let list = Listed { total_count: 31, edges: vec![Edge { node }], page_info };
        let page = paint(&Site::new(None, PATH, Without::READING), &list, None).expect("a page");
        for part in [
            "<h2 class=\"file__name\"><a href=\"/search?q=seal+%26+log\" class=\"usa-link\">seal &#38; log</a></h2>",
            "5 departments asked · 1 public resource has all these words",
            "<a href=\"/publish?title=seal+%26+log\" class=\"usa-link\">Publish one<",
            "href=\"/wanted?after=c1\" class=\"usa-link\" rel=\"next\"",
            "31 searches",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }
}
