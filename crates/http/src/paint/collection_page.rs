//! The page of a collection: the same markup as `web/src/features/collections/CollectionPage.tsx`.

use std::sync::Arc;

use askama::Template;
use poem::{
    Request, Response, handler,
    http::StatusCode,
    web::{Data, Path},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Operation, Trouble, VIEWER, Visit,
    answers::{Department, Named, is_demo},
    boot, described, entries, linked_data, preload,
    reading::named,
    resource_page,
    site::{Site, collection_path, department_path, office, resource_path},
    typed, words,
};
use crate::{State, gate::Gate};

const COLLECTION: Operation = Operation {
    name: "Collection",
    text: include_str!("../../../../web/src/gql/operations/Collection.graphql"),
};

/// The app's sources of the page.
const SOURCES: [&str; 3] =
    ["src/features/collections/pages.ts", "src/locales/en.po", "src/locales/places/en.po"];

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    collection: Option<Shown>,
    values: Vec<Named>,
    standards: Vec<Named>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    slug: String,
    title: String,
    summary: String,
    introduction_html: String,
    reach: String,
    published: bool,
    values: Vec<String>,
    standards: Vec<String>,
    topics: Vec<String>,
    item_count: i64,
    department: Option<Department>,
    items: Items,
}

#[derive(Clone, Debug, Deserialize)]
struct Items {
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Item,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    state: String,
    commentary_html: String,
    resource: Held,
}

#[derive(Clone, Debug, Deserialize)]
struct Held {
    slug: String,
    kind: String,
    title: String,
    summary: String,
    topics: Vec<String>,
    department: Department,
}

#[derive(Template)]
#[template(path = "collection.html")]
struct Page<'a> {
    site: &'a Site,
    title: &'a str,
    demo: bool,
    /// The office that keeps it, and its page; none: the Alliance does.
    keeper: Option<(String, String)>,
    summary: &'a str,
    /// Cleaned by the library.
    introduction_html: &'a str,
    hidden: bool,
    items: Vec<Line<'a>>,
    /// How many more than are listed.
    more: i64,
    reach: &'a str,
    values: Vec<(&'a str, String)>,
    standards: Vec<(&'a str, String)>,
    topics: String,
}

/// An item.
struct Line<'a> {
    href: String,
    kind: &'a str,
    demo: bool,
    title: &'a str,
    office: String,
    summary: &'a str,
    /// Cleaned by the library.
    commentary_html: &'a str,
}

/// The page of a collection.
#[handler]
pub(crate) async fn collection(
    request: &Request,
    Path(slug): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let visit = match Visit::begin(state, gate, request).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let variables = json!({ "slug": slug });
    let (viewer, found) = (visit.ask(&VIEWER, &json!({})).await, visit.ask(&COLLECTION, &variables).await);
    visit.finish().await;
    let mut head = preload::links(&state.assets, &SOURCES).await;
    let site = visit.site(&viewer, request);
    let typed = found.as_ref().map_err(Clone::clone).and_then(typed::<Answer>);
    let (status, title, painted) = match &typed {
        Err(trouble) => (
            Trouble::status(trouble),
            "There is a problem".to_owned(),
            resource_page::paint_trouble(&site, trouble),
        ),
        Ok(answer) => match &answer.collection {
            None => (StatusCode::NOT_FOUND, "Page not found".to_owned(), resource_page::paint_absent(&site)),
            Some(shown) => {
                let address = state.settings.address(&collection_path(&shown.slug));
                head.push_str(&described(&shown.summary, &address));
                head.extend(linked(shown, &address, &state.settings.address("")));
                (StatusCode::OK, shown.title.clone(), paint(&site, shown, answer))
            }
        },
    };
    let entries = entries(&[
        (&VIEWER, &json!({}), viewer.as_ref().ok()),
        (&COLLECTION, &variables, found.as_ref().ok()),
    ]);
    visit.answer(state, status, &title, &head, painted, &entries)
}

/// What readers see of it; for its keepers the app adds what waits for an answer.
fn accepted(shown: &Shown) -> impl Iterator<Item = &Item> {
    shown.items.edges.iter().map(|edge| &edge.node).filter(|item| item.state == "ACCEPTED")
}

fn paint(site: &Site, shown: &Shown, answer: &Answer) -> askama::Result<String> {
    let items: Vec<Line<'_>> = accepted(shown)
        .map(|item| Line {
            href: resource_path(&item.resource.slug),
            kind: words::kind(&item.resource.kind),
            demo: is_demo(&item.resource.topics),
            title: &item.resource.title,
            office: office(&item.resource.department),
            summary: &item.resource.summary,
            commentary_html: &item.commentary_html,
        })
        .collect();
    let listed = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let keeper = shown.department.as_ref().map(|department| {
        let name = format!("{}, {}", department.name, department.state_name);
        (name, department_path(&department.ocd_id))
    });
    let topics = shown.topics.iter().map(String::as_str).filter(|topic| *topic != "demo");
    Page {
        site,
        title: &shown.title,
        demo: is_demo(&shown.topics),
        keeper,
        summary: &shown.summary,
        introduction_html: &shown.introduction_html,
        hidden: !shown.published,
        items,
        more: shown.item_count.saturating_sub(listed),
        reach: words::reach(&shown.reach),
        values: named("value", &shown.values, &answer.values),
        standards: named("standard", &shown.standards, &answer.standards),
        topics: topics.collect::<Vec<_>>().join(", "),
    }
    .render()
}

/// What search engines may know of a public collection (schema.org `CollectionPage`, as JSON-LD); a demo is nothing to keep.
fn linked(shown: &Shown, address: &str, origin: &str) -> Option<String> {
    if is_demo(&shown.topics) {
        return Some(linked_data::NOT_TO_KEEP.to_owned());
    }
    if !shown.published || shown.reach != "PUBLIC" {
        return None;
    }
    let items = accepted(shown).enumerate().map(|(place, item)| {
        let url = format!("{origin}{}", resource_path(&item.resource.slug));
        json!({ "@type": "ListItem", "position": place + 1, "name": item.resource.title, "url": url })
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": shown.title,
        "url": address,
        "isAccessibleForFree": true,
        "mainEntity": { "@type": "ItemList", "numberOfItems": shown.item_count, "itemListElement": items.collect::<Vec<Value>>() },
    });
    if !shown.summary.is_empty() {
        data["description"] = json!(shown.summary);
    }
    if let Some(department) = &shown.department {
        data["publisher"] = json!({ "@type": "GovernmentOrganization", "name": department.name, "areaServed": department.state_name });
    }
    Some(format!("<script type=\"application/ld+json\">{}</script>", boot::escape(&data.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(reach: &str, topics: &[&str]) -> Answer {
        let office = json!({ "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" });
        let item = |state: &str, title: &str| {
            json!({ "node": { "state": state, "commentaryHtml": "<p>Begin <em>here</em></p>", "resource": {
                "slug": "call-tree", "kind": "TEMPLATE", "title": title, "summary": "Who calls", "topics": [], "department": office } } })
        };
        let found = json!({ "collection": {
            "slug": "first-year-1a", "title": "First </script> year", "summary": "For \"new\" clerks", "introductionHtml": "<p>Read this</p>",
            "reach": reach, "published": true, "values": ["high-integrity"], "standards": [], "topics": topics, "itemCount": 1,
            "department": null, "items": { "edges": [item("ACCEPTED", "Call tree"), item("INVITED", "Not asked yet")] } },
            "values": [{ "slug": "high-integrity", "name": "High integrity" }], "standards": [] });
        typed(&found).expect("it fits")
    }

    #[test]
    fn it_shows_what_is_accepted_with_the_words_about_it() {
        let answer = answer("PUBLIC", &["phones"]);
        let shown = answer.collection.as_ref().expect("a collection");
        let page = paint(&Site::new(None, "/c/first-year-1a"), shown, &answer).expect("a page");
        assert!(page.contains("<h1>First &#60;/script&#62; year</h1>"), "{page}");
        assert!(
            page.contains("<p>Begin <em>here</em></p>") && page.contains("href=\"/r/call-tree\""),
            "{page}"
        );
        assert!(!page.contains("Not asked yet"), "{page}");
        assert!(page.contains("/search?value=high-integrity") && page.contains("The Alliance"), "{page}");
    }

    #[test]
    fn search_engines_know_public_ones_alone() {
        let told = |answer: &Answer| {
            linked(answer.collection.as_ref().expect("one"), "https://x.example/c/a", "https://x.example")
        };
        let public = told(&answer("PUBLIC", &[])).expect("an element");
        assert!(
            public.contains("CollectionPage") && public.contains("https://x.example/r/call-tree"),
            "{public}"
        );
        assert!(!public.contains("</script> year") && !public.contains("Not asked yet"), "{public}");
        assert_eq!(told(&answer("ALLIANCE", &[])), None);
        assert_eq!(told(&answer("PUBLIC", &["demo"])).as_deref(), Some(linked_data::NOT_TO_KEEP));
    }
}
