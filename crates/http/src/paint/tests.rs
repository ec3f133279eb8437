//! The pages, painted from canned answers.

use serde_json::json;

use super::*;
use crate::Assets;

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
    Site::new(None, here)
}

fn painted(address: &str, found: &Value) -> String {
    let answer: SearchAnswer = typed(found).unwrap();
    search_page::paint(&visitor("/search?q=a b"), &Address::read(address), Ok(&answer.search)).unwrap()
}

fn decisions() -> Value {
    json!([
        { "at": "2026-10-07T00:00:00Z", "kind": "APPEAL", "decision": "UPHELD", "versionNumber": 2, "reason": "The law <b> is older" },
        { "at": "2026-10-06T00:00:00Z", "kind": "FLAG", "decision": "UPHELD", "versionNumber": null, "reason": "Mend page two" }
    ])
}

fn details() -> Value {
    json!({
        "verdicts": [
            { "state": "IL", "usability": "USABLE_WITH_CHANGES", "reason": "Another <b> deadline", "citation": "10 ILCS 5", "checkedOn": "2026-03-01" },
            { "state": "AZ", "usability": "NOT_CHECKED", "reason": "", "citation": "", "checkedOn": null }
        ],
        "sizes": ["SMALL"], "equipment": ["e-pollbooks"], "electionKinds": ["GENERAL"], "effort": "Two days", "cost": "", "reviewBy": "2027-01-31",
        "pictures": [{ "attachmentId": "a", "alternativeText": "Four \"tables\"" }], "fillIns": [{ "name": "County", "hint": "Yours", "example": "" }],
        "audience": "", "minutes": 90, "objectives": [],
        "challengeHtml": "<p>Lines</p>", "approachHtml": "", "outcomeHtml": "",
        "figures": [{ "label": "Wait <i>", "before": "1250", "after": "12.5", "unit": "minutes" }], "contact": "The deputy"
    })
}

fn current() -> Value {
    json!({ "id": "v", "number": 2, "publishedAt": "2026-10-03T00:00:00Z", "changeNote": "New numbers", "corrects": false, "archivePath": "/files/all/dmVy", "details": details(), "attachments": [{
        "id": "a", "filename": "call \"tree\".pdf", "mediaType": "application/pdf", "byteSize": 184300,
        "sha256": "ab", "state": "READY", "refusal": null, "downloadPath": "/files/YXR0",
        "previews": [{ "number": 1, "width": 850, "height": 1100, "path": "/files/YXR0/pages/1" }]
    }]})
}

fn resource() -> Value {
    json!({
        "resource": {
            "id": "x", "slug": "call-tree", "kind": "TEMPLATE", "title": "Call tree </script>", "summary": "Who \"calls\" whom",
            "bodyHtml": "<p>Use <em>it</em></p>", "status": "PUBLISHED", "reach": "PUBLIC", "values": ["high-integrity"],
            "standards": [], "topics": ["phones"], "states": ["AZ", "IL"], "languages": ["en"], "licence": null,
            "sourceUrl": "javascript:alert(1)", "viewerActions": [],
            "department": { "id": "d", "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" },
            "currentVersion": current(),
            "versions": { "totalCount": 3, "edges": [
                { "node": { "id": "v", "number": 2, "publishedAt": "2026-10-03T00:00:00Z", "changeNote": "New numbers", "corrects": false } },
                { "node": { "id": "u", "number": 1, "publishedAt": "2026-09-01T00:00:00Z", "changeNote": "First", "corrects": false } }
            ]},
            "adoptedBy": 1205, "adoptions": { "edges": [
                { "node": { "id": "u1", "status": "PLANNED", "department": { "id": "e", "ocdId": "ocd-division/country:us/state:wi/place:plymouth",
                    "name": "Plymouth <b>", "state": "WI", "stateName": "Wisconsin", "size": "SMALL" } } },
                { "node": { "id": "u2", "status": "IN_USE", "department": { "id": "f", "ocdId": "ocd-division/country:us/state:il",
                    "name": "Whiteside County", "state": "IL", "stateName": "Illinois", "size": null } } }
            ]},
            "decisions": decisions()
        },
        "values": [{ "slug": "high-integrity", "name": "High integrity" }],
        "standards": []
    })
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
fn a_resource_reads_without_scripts() {
    let data = resource();
    let answer: ResourceAnswer = typed(&data).unwrap();
    let shown = answer.resource.as_ref().unwrap();
    let page = resource_page::paint(&visitor("/r/call-tree"), shown, &answer, "https://c.example").unwrap();
    for part in [
        "<h1>Call tree &#60;/script&#62;</h1>",
        "Version 2, published <time",
        "<a href=\"/files/YXR0?version=2\" class=\"usa-link\" download=\"call &#34;tree&#34;.pdf\">Download call &#34;tree&#34;.pdf</a>",
        "PDF, 184 kB",
        "<img class=\"thumbnail\" src=\"/files/YXR0/pages/1\" width=\"850\" height=\"1100\" alt=\"\" loading=\"lazy\">",
        "<a href=\"/documents/a?from=call-tree\" class=\"usa-link\">Pages and words<",
        "<a href=\"/files/all/dmVy\" class=\"usa-link\" download>Download all (ZIP)</a>",
        "<div class=\"prose\"><p>Use <em>it</em></p></div>",
        "Arizona, Illinois",
        "<a href=\"/search?value=high-integrity\" class=\"usa-link\">High integrity</a>",
        "And 1 older.",
        "<p>Used by 1,205 offices.</p>",
        "<a href=\"/d/ocd-division/country:us/state:wi/place:plymouth\" class=\"usa-link\">Plymouth &#60;b&#62;, Wisconsin</a></span>\
         <span>Small (5,000 to 25,000)</span><span>Plans to use it</span></div>",
        "Whiteside County, Illinois</a></span></div>",
        "And 1203 more.",
        "Version 2, 2026-10-03. Alliance Commons. https://c.example/r/call-tree/v/2<",
        "<strong><a href=\"/r/call-tree/v/2\" class=\"usa-link\">Version 2</a></strong>",
        "<a href=\"/r/call-tree/compare?from=1&#38;to=2\" class=\"usa-link\">Compare with version 1</a>",
        "href=\"/d/ocd-division/country:us/state:az\"",
        "Not stated: ask the department",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("javascript:"), "an address that is none of the web never becomes a link");
    assert!(!page.contains("Not published yet") && !page.contains("Write a new version"));
    assert!(!page.contains("status--"), "readers need no badge for what is simply published");
}

#[test]
fn what_stands_beside_the_words_reads_without_scripts_too() {
    let answer: ResourceAnswer = typed(&resource()).unwrap();
    let page = resource_page::paint(
        &visitor("/r/call-tree"),
        answer.resource.as_ref().unwrap(),
        &answer,
        "https://x.example",
    )
    .unwrap();
    for part in [
        "<h2 id=\"challenge-heading\">Challenge</h2>\n<div class=\"prose\"><p>Lines</p></div>",
        "<th scope=\"row\">Wait &#60;i&#62;<span class=\"quiet\"> (minutes)</span></th><td data-label=\"Before\">1,250</td>",
        "alt=\"Four &#34;tables&#34;\"",
        "<summary>1 place</summary>",
        "<dt>How long</dt><dd class=\"lines\">90 minutes</dd>",
        "<dt>Elections</dt><dd class=\"lines\"><ul><li>General election</li></ul></dd>",
        "<time datetime=\"2027-01-31\">Jan 31, 2027</time>",
        "<th scope=\"row\">Illinois</th><td data-label=\"Usable?\">Usable with changes</td><td data-label=\"Why\" class=\"lines\">Another &#60;b&#62; deadline</td>",
        "<p>The deputy</p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("approach-heading"), "what is not written has no heading");
    assert!(
        page.find("<th scope=\"row\">Arizona") < page.find("<th scope=\"row\">Illinois"),
        "states by name"
    );
}

#[test]
fn what_was_decided_and_where_to_say_that_something_is_wrong_stand_on_the_page() {
    let mut data = resource();
    let paint = |data: &Value| {
        let answer: ResourceAnswer = typed(data).unwrap();
        resource_page::paint(&visitor("/r/call-tree"), answer.resource.as_ref().unwrap(), &answer, "")
            .unwrap()
    };
    let page = paint(&data);
    for part in [
        "<p><span class=\"usa-tag usa-tag--quiet\">Appeal</span> <strong>Published again</strong>, \
         <time datetime=\"2026-10-07T00:00:00Z\">Oct 7, 2026</time> · Version 2</p>\n<p class=\"lines\">The law &#60;b&#62; is older</p>",
        "<strong>Something was wrong</strong>, <time datetime=\"2026-10-06T00:00:00Z\">Oct 6, 2026</time></p>\n<p class=\"lines\">Mend page two</p>",
        "<a href=\"/d/ocd-division/country:us/state:az\" class=\"usa-link\">How to reach Pima County, Arizona</a>",
        "<a href=\"/transparency\">What the Alliance decides</a>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    data["resource"]["viewerActions"] = json!(["ADOPT", "FLAG"]);
    assert!(paint(&data).contains("wrong-heading"));
    data["resource"]["viewerActions"] = json!(["EDIT"]);
    data["resource"]["decisions"] = json!([]);
    let page = paint(&data);
    assert!(!page.contains("wrong-heading") && !page.contains("decisions-heading"), "{page}");
}

fn notice(status: &str) -> Value {
    json!({
        "title": "Call tree", "status": status, "byAlliance": false, "reason": "The deadline <b> was wrong", "madeAt": "2026-10-05T00:00:00Z",
        "department": { "id": "d", "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" },
        "successor": { "id": "y", "slug": "phone-list", "title": "Phone list" }
    })
}

#[test]
fn a_resource_that_is_gone_says_who_took_it_away_when_and_why() {
    let mut data = resource();
    data["resource"] = Value::Null;
    data["notice"] = notice("WITHDRAWN");
    let answer: ResourceAnswer = typed(&data).unwrap();
    let page = life::paint_gone(&visitor("/r/call-tree"), answer.notice.as_ref().unwrap()).unwrap();
    for part in [
        "<span class=\"usa-tag usa-tag--quiet status status--withdrawn\">Withdrawn</span>",
        "<h1>Call tree</h1>",
        "Pima County, Arizona withdrew this</h2>",
        "<p class=\"lines\">The deadline &#60;b&#62; was wrong</p>",
        "Use this instead: <a href=\"/r/phone-list\" class=\"usa-link\">Phone list</a>",
        "<p>Pima County, Arizona, <time datetime=\"2026-10-05T00:00:00Z\">Oct 5, 2026</time></p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let mut down = notice("TAKEN_DOWN");
    down["byAlliance"] = json!(true);
    let page = life::paint_gone(&visitor("/r/call-tree"), &typed(&down).unwrap()).unwrap();
    assert!(
        page.contains("The Alliance took this down</h2>") && page.contains("<p>The Alliance, <time"),
        "{page}"
    );
}

#[test]
fn what_is_not_what_it_was_says_so_above() {
    let mut data = resource();
    data["notice"] = notice("ARCHIVED");
    data["resource"]["status"] = json!("ARCHIVED");
    data["resource"]["nextStatus"] = json!("IN_REVIEW");
    data["resource"]["currentVersion"]["corrects"] = json!(true);
    data["resource"]["versions"]["edges"][0]["node"]["corrects"] = json!(true);
    let answer: ResourceAnswer = typed(&data).unwrap();
    let shown = answer.resource.as_ref().unwrap();
    let page = resource_page::paint(&visitor("/r/call-tree"), shown, &answer, "").unwrap();
    for part in [
        "status--archived\">Archived · next version: in review</span>",
        "Kept for the record, not kept up any more</h2>",
        "This version mends a mistake in the one before</h2>\n<div class=\"usa-alert__text\"><p class=\"lines\">New numbers</p>",
        "<p>This version mends a mistake in the one before.</p>\n<p>New numbers</p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(life::told(&typed(&notice("CORRECTED")).unwrap()).is_none(), "its version tells that");
}

fn version(number: i32) -> Value {
    let mut version = current();
    let own = json!({
        "changeNote": "Other <numbers>", "title": "Call tree of old", "summary": "Whom to call", "bodyHtml": "<p>Call.</p>",
        "reach": "STATE", "values": ["high-integrity"], "standards": [], "topics": ["demo", "phones"], "states": ["AZ"],
        "language": "es", "licence": "CC0-1.0", "sourceUrl": "javascript:alert(1)"
    });
    let fields = version.as_object_mut().unwrap();
    fields.extend(own.as_object().unwrap().clone());
    fields.insert("number".into(), json!(number));
    let mut of = resource()["resource"].clone();
    of["currentVersion"] = json!({ "id": "v", "number": 5, "publishedAt": "2026-11-03T00:00:00Z" });
    of["version"] = version;
    json!({ "resource": of, "values": resource()["values"], "standards": [] })
}

fn painted_version(number: i32) -> String {
    let data = version(number);
    let answer: VersionAnswer = typed(&data).unwrap();
    let of = answer.resource.as_ref().unwrap();
    let shown = of.version.as_ref().unwrap();
    version_page::paint(&visitor("/r/call-tree/v/2"), (of, shown), &answer, "https://c.example").unwrap()
}

#[test]
fn a_version_says_that_it_is_an_older_one_and_keeps_its_own_words() {
    let page = painted_version(2);
    for part in [
        "usa-alert--warning",
        "This is version 2 of 5, from <time datetime=\"2026-10-03T00:00:00Z\">Oct 3, 2026</time></h2>",
        "The newest is <a href=\"/r/call-tree\" class=\"usa-link\">version 5</a>.",
        "<a href=\"/r/call-tree/compare?from=2&#38;to=5\" class=\"usa-link\">Compare with the newest</a>",
        "<h1>Call tree of old</h1>",
        "<p class=\"lead\">Whom to call</p>",
        "<div class=\"prose\"><p>Call.</p></div>",
        "<a href=\"/files/YXR0?version=2\" class=\"usa-link\"",
        "<a href=\"/files/all/dmVy\" class=\"usa-link\" download>Download all (ZIP)</a>",
        "<p>Other &#60;numbers&#62;</p>",
        "“Call tree of old.” Version 2, 2026-10-03. Alliance Commons. https://c.example/r/call-tree/v/2<",
        "<dd>Arizona</dd>",
        "<dd>Spanish</dd>",
        "<dd>Departments in my state</dd>",
        "<dd>phones</dd>",
        "Free for any use (CC0-1.0)",
        "usa-tag--demo",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("javascript:") && !page.contains("<script"), "{page}");
    assert!(!page.contains("Who uses this"), "who uses it is told of the resource");
}

#[test]
fn the_newest_version_says_so() {
    let page = painted_version(5);
    assert!(
        page.contains("This is the newest version") && !page.contains("Compare with the newest"),
        "{page}"
    );
    assert!(
        page.contains(
            "<a href=\"/r/call-tree\" class=\"usa-link\">The page that always shows the newest</a>"
        )
    );
}

#[test]
fn a_signed_in_person_sees_their_name_and_an_absent_page_its_way_on() {
    let viewer = json!({ "viewer": {
        "person": { "id": "p", "name": "Dana <Clerk>", "demo": true },
        "seats": [{ "id": "s", "post": "CHIEF", "role": "STEWARD", "department": {
            "id": "d", "ocdId": "ocd-division/country:us", "name": "Pima County", "state": "AZ", "stateName": "Arizona" } }],
        "allianceRole": "CURATOR"
    }});
    let answer: ViewerAnswer = typed(&viewer).unwrap();
    let page = resource_page::paint_absent(&Site::new(Some(&answer.viewer), "/r/x")).unwrap();
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
    let page = resource_page::paint_absent(&visitor("/r/x")).unwrap();
    assert!(page.contains("href=\"/auth/login?return_to=%2Fr%2Fx\""), "{page}");
}

#[test]
fn public_resources_alone_are_described_to_machines() {
    let data = resource();
    let answer: ResourceAnswer = typed(&data).unwrap();
    let mut shown = answer.resource.unwrap();
    let element = linked_data::element(&shown, "https://c.example/r/call-tree", "https://c.example").unwrap();
    let inside = element.strip_prefix("<script type=\"application/ld+json\">").unwrap();
    let inside = inside.strip_suffix("</script>").unwrap();
    assert!(!inside.contains('<'), "{inside}");
    let told: Value = serde_json::from_str(inside).unwrap();
    assert_eq!(told["name"], "Call tree </script>");
    assert_eq!(told["encoding"][0]["contentUrl"], "https://c.example/files/YXR0");
    shown.topics.push("demo".into());
    let element = linked_data::element(&shown, "", "").unwrap();
    assert_eq!(
        element, "<meta name=\"robots\" content=\"noindex\">",
        "no office is named as the author of a demo"
    );
    shown.topics.clear();
    shown.reach = "ALLIANCE".into();
    assert!(linked_data::element(&shown, "", "").is_none());
}

#[tokio::test]
async fn a_page_is_painted_into_the_shell_with_its_answers() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dist");
    let shell = shell::read(&Assets::Folder(folder)).await.unwrap();
    let (variables, data) = (Address::read("q=x").variables(), found());
    let entries = entries(&[(&SEARCH, &variables, Some(&data)), (&VIEWER, &json!({}), None)]);
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
    assert_eq!(page.matches("operationName").count(), 1, "a query that failed is asked again by the app");
    assert_eq!(shell.stylesheets(), ["/assets/index-1.css"]);
}

#[test]
fn an_answer_with_errors_is_told_in_their_words() {
    let mut error = async_graphql::ServerError::new("use fewer words", None);
    error.extensions.get_or_insert_default().set("code", "BAD_USER_INPUT");
    let told = told(async_graphql::Response::from_errors(vec![error])).unwrap_err();
    assert_eq!(told, Trouble { code: "BAD_USER_INPUT".into(), message: "use fewer words".into() });
}
