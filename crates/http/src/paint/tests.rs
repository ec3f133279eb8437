//! The pages, painted from canned answers.

mod resource;

use serde_json::json;

use super::{
    address::Address,
    answers::{SearchAnswer, ViewerAnswer},
    boot::Entry,
    site::{Site, Without},
    *,
};
use crate::{
    Assets,
    shell::{self, Filling},
};

fn found() -> Value {
    json!({ "search": {
        "totalCount": 1234,
        "didYouMean": "poll <worker>",
        "alsoSearched": ["election judge", "poll worker"],
        "misread": [{ "field": "state", "value": "Nowhere" }],
        "edges": [{
            "cursor": "c1", "reasons": ["Departments of your size"],
            "snippets": [{ "field": "file", "label": "In the document", "runs": [
                { "text": "a ", "marked": false }, { "text": "<b>judge", "marked": true }
            ]}],
            "node": {
                "id": "x", "slug": "call-tree", "kind": "TEMPLATE", "title": "Call tree & more", "summary": "Who calls whom",
                "topics": ["demo"], "status": "PUBLISHED", "updatedAt": "2026-10-03T00:00:00Z",
                "department": { "id": "d", "ocdId": "ocd-division/country:us/state:az/county:pima", "name": "Pima County", "state": "AZ" },
                "currentVersion": { "id": "v", "number": 2, "publishedAt": "2026-10-03T00:00:00Z", "attachments": [
                    { "id": "a", "mediaType": "application/pdf" }, { "id": "b", "mediaType": "application/pdf" }
                ]}
            }
        }],
        "facets": [
            { "field": "kind", "label": "Kind", "values": [{ "value": "TEMPLATE", "label": "template", "count": 1200 }] },
            { "field": "topic", "label": "Topic", "values": (0..9).map(|n| json!({ "value": format!("t{n}"), "label": format!("t{n}"), "count": n })).collect::<Vec<_>>() }
        ],
        "pageInfo": { "hasNextPage": true, "hasPreviousPage": false, "endCursor": "c1=" }
    }})
}

fn visitor(here: &str) -> Site {
    Site::new(None, here, Without::READING)
}

fn painted(address: &str, found: &Value) -> String {
    let answer: SearchAnswer = typed(found).unwrap();
    search_page::paint(&visitor("/search?q=a b"), &Address::read(address), Ok(&answer.search)).unwrap()
}

#[test]
fn the_search_reads_and_filters_without_scripts() {
    let page = painted("q=call+tree&kind=TEMPLATE&topic=gone&after=c0", &found());
    for part in [
        "name=\"q\" type=\"search\" autocomplete=\"off\" value=\"call tree\"",
        "1,234 resources",
        "<input class=\"usa-checkbox__input\" id=\"kind-TEMPLATE\" type=\"checkbox\" name=\"kind\" value=\"TEMPLATE\" checked>",
        "Template <span class=\"count\">(1,200)</span>",
        "value=\"gone\" checked",
        "<summary>Show 4 more</summary>",
        "Apply filters</button>",
        "<input type=\"hidden\" name=\"q\" value=\"call tree\">",
        "href=\"/search?q=call+tree&#38;kind=TEMPLATE&#38;topic=gone&#38;after=c1%3D\" class=\"usa-link\" rel=\"next\"",
        "href=\"/search?q=call+tree&#38;kind=TEMPLATE&#38;topic=gone\" class=\"usa-link\" rel=\"first\"",
        "href=\"/search?q=call+tree&#38;topic=gone\" class=\"chip\" aria-label=\"Remove filter: Template\"",
        "Also searched: election judge, poll worker",
        "We know no state called “Nowhere”, so we searched for it as words.",
        "<strong aria-current=\"true\">Best match</strong>",
        "sort=newest\" class=\"usa-link\">Newest</a>",
        "poll &#60;worker&#62;</a>?",
        "<mark>&#60;b&#62;judge</mark>",
        "<a href=\"/r/call-tree\" class=\"usa-link\">Call tree &#38; more</a>",
        "<time datetime=\"2026-10-03T00:00:00Z\">Oct 3, 2026</time>",
        "<span>PDF</span>",
        "usa-tag--demo",
        "href=\"/auth/login?return_to=%2Fsearch%3Fq%3Da%20b\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("style=") && !page.contains("<script") && !page.contains("onclick"));
}

#[test]
fn a_list_tells_what_is_not_kept_up_any_more() {
    assert!(!painted("q=call+tree", &found()).contains("status--"));
    let mut old = found();
    old["search"]["edges"][0]["node"]["status"] = json!("SUPERSEDED");
    let badge = "<span class=\"usa-tag usa-tag--quiet status status--superseded\">Replaced</span></span>";
    assert!(painted("q=call+tree", &old).contains(badge));
}

#[test]
fn only_the_own_words_are_searched_by_a_plain_link() {
    let wide = painted("q=call+tree&kind=TEMPLATE&after=c0", &found());
    assert!(
        wide.contains("<a href=\"/search?q=call+tree&#38;kind=TEMPLATE&#38;exact=1\" class=\"usa-link\">Search only my words</a>"),
        "{wide}"
    );
    let mut own = found();
    own["search"]["alsoSearched"] = json!([]);
    let page = painted("q=call+tree&kind=TEMPLATE&exact=1", &own);
    for part in [
        "Only your own words were searched.",
        "<a href=\"/search?q=call+tree&#38;kind=TEMPLATE\" class=\"usa-link\">Search other words for it too</a>",
        // Both forms keep it.
        "<input type=\"hidden\" name=\"exact\" value=\"1\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert_eq!(page.matches("name=\"exact\"").count(), 2);
    assert!(!page.contains("Search only my words"));
}

#[test]
fn trouble_keeps_the_typed_words() {
    let trouble = Trouble {
        code: "BAD_USER_INPUT".into(),
        message: "the query has 5,000 characters; 300 are allowed".into(),
    };
    let page = search_page::paint(
        &visitor("/search"),
        &Address::read("q=%22unbalanced+%3Cb&kind=STORY"),
        Err(&trouble),
    )
    .unwrap();
    assert!(
        page.contains("role=\"alert\"") && page.contains("the query has 5,000 characters; 300 are allowed"),
        "{page}"
    );
    assert!(page.contains("value=\"&#34;unbalanced &#60;b\""), "{page}");
    assert!(page.contains("value=\"STORY\" checked"), "a chosen filter stays");
    assert_eq!(trouble.status(), StatusCode::BAD_REQUEST);
    assert_eq!(Trouble::ours().status(), StatusCode::INTERNAL_SERVER_ERROR);
}

#[test]
fn nothing_found_says_what_to_do() {
    let mut empty = found();
    empty["search"]["edges"] = json!([]);
    empty["search"]["totalCount"] = json!(1);
    let page = painted("q=x&state=AZ", &empty);
    assert!(page.contains("No resources match") && page.contains("Search again without filters"), "{page}");
    assert!(page.contains(">1 resource<"), "{page}");
}

#[test]
fn what_needs_scripts_is_said_where_no_paper_shows_it() {
    let page = painted("q=x", &found());
    let footer = page.find("<footer").unwrap();
    let said = page.find("<noscript><p class=\"noscript\">JavaScript is off in this browser.").unwrap();
    assert!(said > footer, "the foot is not printed");
    let page = needs_scripts(["Write and publish", "Escribir y publicar"]);
    assert!(
        page.starts_with("<noscript>") && page.trim_end().ends_with("</noscript>"),
        "nobody else sees it"
    );
    assert!(page.contains("Write and publish / <span lang=\"es\">Escribir y publicar</span></h1>"), "{page}");
}

#[test]
fn a_signed_in_person_sees_their_name_and_an_absent_page_its_way_on() {
    let viewer = json!({ "viewer": {
        "person": { "id": "p", "name": "Dana <Clerk>", "demo": true },
        "seats": [{ "id": "s", "post": "CHIEF", "role": "STEWARD", "department": {
            "id": "d", "ocdId": "ocd-division/country:us", "name": "Pima County", "state": "AZ", "stateName": "Arizona" } }],
        "allianceRole": "CURATOR", "hats": [{ "seat": { "id": "s" }, "current": true }]
    }});
    let answer: ViewerAnswer = typed(&viewer).unwrap();
    let site = Site::new(Some(&answer.viewer), "/r/x", Without::READING);
    assert_eq!(site.own_state.as_deref(), Some("AZ"));
    let page = absent_page::missing(&site).page.unwrap();
    assert!(
        page.contains("<summary>Dana &#60;Clerk&#62;</summary>") && page.contains("Pima County, AZ"),
        "{page}"
    );
    assert!(
        page.contains("<form method=\"post\" action=\"/auth/logout\">") && page.contains("/reviews"),
        "{page}"
    );
    assert!(page.contains("not found, or not shared with you"), "{page}");
    assert!(!page.contains("/auth/login"), "whoever is signed in is not asked to");
    let page = absent_page::missing(&visitor("/r/x")).page.unwrap();
    assert!(page.contains("href=\"/auth/login?return_to=%2Fr%2Fx\""), "{page}");
}

#[tokio::test]
async fn a_page_is_painted_into_the_shell_with_its_answers() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dist");
    let shell = shell::read(&Assets::Folder(folder)).await.unwrap();
    let (variables, data) = (Address::read("q=x").variables(), found());
    let entries = boot::element(&[Entry { operation_name: "Search", variables: &variables, data: &data }]);
    let head = described("a \"b\"", "https://c.example/search?q=x&kind=STORY");
    let title = format!("{} – Alliance Commons", escape("Search: <x>"));
    let page =
        shell.filled(&Filling { title: Some(&title), head: &head, page: "<h1>x</h1>", boot: &entries });
    for part in [
        "<title>Search: &#60;x&#62; – Alliance Commons</title>",
        "<meta name=\"description\" content=\"a &#34;b&#34;\">",
        "<link rel=\"canonical\" href=\"https://c.example/search?q=x&#38;kind=STORY\">",
        "<div id=\"root\"><h1>x</h1></div>",
        "<script type=\"application/json\" id=\"boot\">[{\"operationName\":\"Search\"",
        "\\u003cb\\u003ejudge",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert_eq!(shell.stylesheets(), ["/assets/index-1.css"]);
}

#[test]
fn an_answer_with_errors_is_told_in_their_words() {
    let mut error = async_graphql::ServerError::new("use fewer words", None);
    error.extensions.get_or_insert_default().set("code", "BAD_USER_INPUT");
    let told = told(async_graphql::Response::from_errors(vec![error])).unwrap_err();
    assert_eq!(told, Trouble { code: "BAD_USER_INPUT".into(), message: "use fewer words".into() });
}
