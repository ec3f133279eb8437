//! The page of a collection: the same markup as `web/src/features/collections/CollectionPage.tsx`.

use askama::Template;
use poem::{Response, handler, web::Path};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Operation,
    answers::{Card, Department, Named, Notice, PageInfo, is_demo},
    boot,
    card::ShownCard,
    described, life, linked_data, operation,
    pager::Pager,
    reading::{Day, named, topics},
    site::{Site, Without, collection_path, department_path, resource_path},
    visit::{Painted, Place, Visit},
    words,
};

const COLLECTION: Operation = operation!("Collection");
const NOTICE: Operation = operation!("CollectionNotice");
const PLACE: Place = Place {
    sources: &["src/features/collections/pages.ts", "src/locales/en.po", "src/locales/places/en.po"],
    without: Without::READING,
};

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
    verdict: Option<Verdict>,
    values: Vec<String>,
    standards: Vec<String>,
    topics: Vec<String>,
    item_count: i64,
    updated_at: String,
    department: Option<Department>,
    group_name: Option<String>,
    group: Option<Group>,
    items: Items,
}

/// What the Alliance said to it; readers are not told.
#[derive(Clone, Debug, Deserialize)]
struct Verdict {
    kind: String,
    reason: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoticeAnswer {
    collection_notice: Option<TakenDown>,
}

/// What its readers are told of one that the Alliance took down.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TakenDown {
    title: String,
    reason: String,
    made_at: String,
}

impl TakenDown {
    /// As of a resource; the Alliance did it, whoever keeps the collection.
    fn notice(self) -> Notice {
        let Self { title, reason, made_at } = self;
        let status = "TAKEN_DOWN".to_owned();
        Notice { title, status, by_alliance: true, reason, made_at, department: None, successor: None }
    }
}

#[derive(Clone, Debug, Deserialize)]
struct Group {
    name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Items {
    edges: Vec<Edge>,
    page_info: PageInfo,
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
    resource: Card,
}

#[derive(Template)]
#[template(path = "collection.html")]
struct Page<'a> {
    site: &'a Site,
    title: &'a str,
    demo: bool,
    /// The office that keeps it, and its page; none: a group or the Alliance does.
    keeper: Option<(String, String)>,
    /// The group whose departments keep it together; members alone see its page.
    group: Option<&'a str>,
    summary: &'a str,
    /// Cleaned by the library.
    introduction_html: &'a str,
    hidden: bool,
    /// Why the Alliance took it down, for those who see it still.
    taken_down: Option<&'a str>,
    count: String,
    updated: Day,
    /// The resources, each with the words about it, which the library has cleaned.
    items: Vec<(ShownCard<'a>, &'a str)>,
    pager: Pager,
    reach: &'a str,
    values: Vec<(&'a str, String)>,
    standards: Vec<(&'a str, String)>,
    topics: Vec<(&'a str, String)>,
}

/// The page of a collection.
#[handler]
pub(crate) async fn open_collection(visit: Visit<'_>, Path(slug): Path<String>) -> Response {
    let after = visit.parameter("after");
    let mut variables = json!({ "slug": slug });
    if let Some(after) = &after {
        variables["after"] = json!(after);
    }
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&COLLECTION, variables).await?;
            let Some(shown) = &answer.collection else {
                let told: NoticeAnswer = look.ask(&NOTICE, json!({ "slug": slug })).await?;
                let notice = told.collection_notice.map(TakenDown::notice);
                return Ok(life::gone_or_missing(&look.site, notice.as_ref()));
            };
            let address = look.address(&collection_path(&shown.slug));
            let mut head = described(&shown.summary, &address);
            head.extend(linked(shown, &address, &look.address("")));
            let page = paint(&look.site, shown, &answer, after.as_deref());
            Ok(Painted::shown(&shown.title, head, page))
        })
        .await
}

/// What readers see of it; for its keepers the app adds what waits for an answer.
fn accepted(shown: &Shown) -> impl Iterator<Item = &Item> {
    shown.items.edges.iter().map(|edge| &edge.node).filter(|item| item.state == "ACCEPTED")
}

fn paint(site: &Site, shown: &Shown, answer: &Answer, after: Option<&str>) -> askama::Result<String> {
    let keeper = shown.department.as_ref().map(|department| {
        let name = format!("{}, {}", department.name, department.state_name);
        (name, department_path(&department.ocd_id))
    });
    Page {
        site,
        title: &shown.title,
        demo: is_demo(&shown.topics),
        keeper,
        group: shown.group_name.as_deref(),
        summary: &shown.summary,
        introduction_html: &shown.introduction_html,
        hidden: !shown.published,
        taken_down: shown
            .verdict
            .as_ref()
            .filter(|verdict| verdict.kind == "TAKEN_DOWN")
            .map(|verdict| verdict.reason.as_deref().unwrap_or_default()),
        count: words::resources(shown.item_count),
        updated: Day::of(&shown.updated_at),
        items: accepted(shown)
            .map(|item| (ShownCard::of(&item.resource), item.commentary_html.as_str()))
            .collect(),
        pager: Pager::of(&collection_path(&shown.slug), &[], after, &shown.items.page_info),
        reach: match &shown.group {
            Some(group) if shown.reach == "GROUP" => group.name.as_str(),
            _ => words::reach(&shown.reach),
        },
        values: named("values", &shown.values, &answer.values),
        standards: named("standards", &shown.standards, &answer.standards),
        topics: topics(&shown.topics),
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
    } else if let Some(group) = &shown.group_name {
        data["publisher"] = json!({ "@type": "Organization", "name": group });
    }
    Some(format!("<script type=\"application/ld+json\">{}</script>", boot::escape(&data.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::typed;

    fn answer(reach: &str, topics: &[&str]) -> Answer {
        let office = json!({ "id": "d", "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" });
        let item = |state: &str, title: &str| {
            json!({ "node": { "state": state, "commentaryHtml": "<p>Begin <em>here</em></p>", "resource": {
                "slug": "call-tree", "kind": "TEMPLATE", "title": title, "summary": "Who calls", "topics": [], "status": "PUBLISHED",
                "department": office, "currentVersion": null } } })
        };
        let found = json!({ "collection": {
            "slug": "first-year-1a", "title": "First </script> year", "summary": "For \"new\" clerks", "introductionHtml": "<p>Read this</p>",
            "reach": reach, "published": true, "verdict": null, "values": ["high-integrity"], "standards": [], "topics": topics, "itemCount": 1,
            "updatedAt": "2026-10-03T00:00:00Z", "department": null, "group": null, "items": {
                "edges": [item("ACCEPTED", "Call tree"), item("INVITED", "Not asked yet")],
                "pageInfo": { "hasNextPage": true, "endCursor": "c1" } } },
            "values": [{ "slug": "high-integrity", "name": "High integrity" }], "standards": [] });
        typed(&found).expect("it fits")
    }

    #[test]
    fn it_shows_what_is_accepted_with_the_words_about_it() {
        let answer = answer("PUBLIC", &["phones"]);
        let shown = answer.collection.as_ref().expect("a collection");
        let site = Site::new(None, "/c/first-year-1a", Without::READING);
        let page = paint(&site, shown, &answer, None).expect("a page");
        assert!(page.contains("<h1>First &#60;/script&#62; year</h1>"), "{page}");
        assert!(
            page.contains("<p>Begin <em>here</em></p>") && page.contains("href=\"/r/call-tree\""),
            "{page}"
        );
        assert!(!page.contains("Not asked yet"), "{page}");
        assert!(
            page.contains("\"/values/high-integrity\"") && page.contains("Kept by the Alliance"),
            "{page}"
        );
        assert!(
            page.contains("href=\"/c/first-year-1a?after=c1\" class=\"usa-link\" rel=\"next\""),
            "{page}"
        );
        assert!(page.contains("<span>1 resource</span>") && page.contains("Updated <time"), "{page}");
    }

    #[test]
    fn what_a_group_keeps_names_the_group_and_leads_nowhere() {
        let mut answer = answer("GROUP", &[]);
        let shown = answer.collection.as_mut().expect("a collection");
        shown.group_name = Some("Seals and bags".to_owned());
        let site = Site::new(None, "/c/first-year-1a", Without::READING);
        let painted = |answer: &Answer| {
            paint(&site, answer.collection.as_ref().expect("one"), answer, None).expect("a page")
        };
        let page = painted(&answer);
        assert!(page.contains("<span>Kept together by the departments of Seals and bags</span>"), "{page}");
        assert!(!page.contains("Kept by the Alliance") && !page.contains("wrong-heading"), "{page}");
        let group = Group { name: "Seals and bags".to_owned() };
        answer.collection.as_mut().expect("a collection").group = Some(group);
        assert!(painted(&answer).contains("<dd>Seals and bags</dd>"), "it is shared with that group");
        let shown = answer.collection.as_mut().expect("a collection");
        shown.reach = "PUBLIC".to_owned();
        let told = linked(shown, "https://x.example/c/a", "https://x.example").expect("an element");
        assert!(told.contains(r#"{"@type":"Organization","name":"Seals and bags"}"#), "{told}");
        let page = painted(&answer);
        assert!(page.contains("<dd>Everyone, without signing in</dd>"), "{page}");
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
