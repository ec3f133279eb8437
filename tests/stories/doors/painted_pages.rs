//! The public pages, read without scripts: what they show to whom, what is not found, and that what is painted is well built.

use commons_tests::{Client, TestApp};
use poem::http::{StatusCode, header};
use serde_json::json;
use time::Duration;

use crate::{
    curation::shelf::{added, endorsement_input, made, publish, saved, shown, version_of},
    scene::{DANA, LUIS, PRIYA, RUTH, decide, department_of, finished, published, save, submit},
};

/// A page as a browser asks for it.
pub(super) async fn page(app: &TestApp, client: &Client<'_>, path: &str) -> (StatusCode, String) {
    let mut request = app.http.get(path).header("accept", "text/html");
    if let Some(cookie) = client.cookie() {
        request = request.header("cookie", cookie);
    }
    let answer = request.send().await.0;
    (answer.status(), answer.into_body().into_string().await.expect("a page"))
}

/// What is painted, without the answers that go along; it must be well built.
async fn painted(app: &TestApp, client: &Client<'_>, path: &str) -> String {
    let (status, text) = page(app, client, path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    let painted = text.split("<script type=\"application/json\"").next().expect("a page").to_owned();
    well_built(path, &painted);
    painted
}

/// One heading of the first level and no level left out, landmarks, cells with heads, no script and no style inside.
fn well_built(path: &str, page: &str) {
    for once in ["<h1", "<main", "<header class", "<footer", "<title>", "<nav class=\"site-nav\""] {
        assert_eq!(page.matches(once).count(), 1, "{path}: {once}");
    }
    let levels: Vec<u32> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page[at + 2..].chars().next().and_then(|level| level.to_digit(10)))
        .collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    let head = "<th scope=\"";
    for table in page.split("<table").skip(1).filter_map(|rest| rest.split("</table>").next()) {
        assert!(table.contains(&format!("{head}col\"")), "{path}: {table}");
        assert_eq!(
            table.matches("<tr>").count() - 1,
            table.matches(&format!("{head}row\"")).count(),
            "{path}"
        );
    }
    assert!(
        !page.contains("style=\"") && !page.contains(" onclick") && !page.contains("href=\"\""),
        "{path}"
    );
    assert!(page.contains("<noscript><p class=\"noscript\">"), "{path} says what needs scripts");
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "{path}: #{id}");
    }
}

/// Resources for everybody, for the state and for the office alone, aligned with a value and about a topic; and a collection.
async fn shelves(app: &TestApp) -> [String; 2] {
    let luis = app.person(LUIS).await;
    let (log, _) = finished(&luis, "Zyxite log", "PUBLIC", "Zyxite.").await;
    let aligned =
        json!({ "values": ["high-integrity"], "standards": ["plain-language"], "topics": ["drop boxes"] });
    let revision = save(&luis, &log, aligned.clone()).await;
    let request = submit(&luis, &log, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    let (own, _) = finished(&luis, "Hidden list", "DEPARTMENT", "Zyxite.").await;
    let revision = save(&luis, &own, aligned).await;
    luis.tell("publishVersion", json!({ "resourceId": own, "revision": revision }), "").await.ok();
    let shelf = made(&luis, "Chain of custody").await;
    let words = json!({ "reach": "PUBLIC", "values": ["high-integrity"], "topics": ["drop boxes"] });
    saved(&luis, &shelf, words).await.ok();
    added(&luis, &shelf, &log).await;
    shown(app, &luis, &shelf).await;
    app.settle().await;
    [log, own]
}

#[tokio::test]
async fn the_front_page_leads_everywhere_without_scripts() {
    let app = TestApp::new().await;
    let [log, _] = shelves(&app).await;
    let priya = app.person(PRIYA).await;
    let featured = json!({ "resourceId": log, "note": "Worth <a> look.", "until": "2026-12-24" });
    priya.tell("feature", featured, "").await.ok();
    let text = painted(&app, &app.visitor(), "/").await;
    for there in [
        "<title>Alliance Commons</title>",
        "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/\">",
        "<form role=\"search\" class=\"search-box\" action=\"/search\">",
        "<a href=\"/search?kind=TEMPLATE\" class=\"tile\">",
        "<a href=\"/values/high-integrity\" class=\"tile\">",
        "<a href=\"/topics\" class=\"usa-link\">",
        "Featured by the Alliance</h2>",
        "<p>Worth &#60;a&#62; look.</p>",
        "Newest</h2>",
        "Zyxite log</a></h3>",
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("Hidden list"), "{text}");
    let own = page(&app, &app.person(RUTH).await, "/").await.1;
    assert!(own.contains("Hidden list") && own.contains("<summary>Ruth"), "{own}");
    let (_, whole) = page(&app, &app.visitor(), "/").await;
    for asked in ["Viewer", "Home", "Featured"] {
        assert!(whole.contains(&format!("\"operationName\":\"{asked}\"")), "the app asks for nothing twice");
    }
}

#[tokio::test]
async fn values_standards_and_topics_lead_to_what_serves_them() {
    let app = TestApp::new().await;
    shelves(&app).await;
    let visitor = app.visitor();
    for (path, link) in [
        ("/values", "<h2 class=\"file__name\"><a href=\"/values/high-integrity\" class=\"usa-link\">"),
        ("/standards", "<h3 class=\"file__name\"><a href=\"/standards/plain-language\" class=\"usa-link\">"),
        (
            "/topics",
            "<a href=\"/topics/drop%20boxes\" class=\"usa-link\">drop boxes</a></h2>\n<p>1 resource</p>",
        ),
        ("/collections", "class=\"usa-link\">Chain of custody</a></h3>"),
        (
            "/departments?q=yuma",
            "<a href=\"/d/ocd-division/country:us/state:az/county:yuma\" class=\"usa-link\">Yuma County, Arizona</a>",
        ),
    ] {
        let text = painted(&app, &visitor, path).await;
        assert!(text.contains(link), "{link} is not in {text}");
    }
    for (path, search) in [
        ("/values/high-integrity", "/search?value=high-integrity"),
        ("/standards/plain-language", "/search?standard=plain-language"),
        ("/topics/drop%20boxes", "/search?topic=drop+boxes"),
    ] {
        let text = painted(&app, &visitor, path).await;
        for there in [
            format!("<a href=\"{search}\" class=\"usa-link\">See 1 resource in the search</a>"),
            "Newest templates and training</h2>".to_owned(),
            "Zyxite log</a></h3>".to_owned(),
            format!("<link rel=\"canonical\" href=\"http://127.0.0.1:8080{path}\">"),
            search.replace("/search", "/search.atom"),
        ] {
            assert!(text.contains(&there), "{there} is not in {text}");
        }
        assert!(!text.contains("Hidden list"), "{text}");
        assert_eq!(text.contains("Chain of custody"), !path.starts_with("/standards"), "{path}");
        let own = page(&app, &app.person(RUTH).await, path).await.1;
        assert!(own.contains("See all 2 resources") && own.contains("Hidden list"), "{own}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_found_and_says_so() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for path in [
        "/values/nonsense",
        "/standards/nonsense",
        "/values/high-integrity/more",
        "/documents/nonsense",
        "/documents",
        "/collections/more",
        "/nowhere",
        "/nowhere/at/all",
    ] {
        let (status, text) = page(&app, &visitor, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        well_built(path, &text);
        assert!(
            text.contains("<h1>We cannot find that page</h1>") && text.contains("noindex"),
            "{path}: {text}"
        );
    }
    // Writers make topics: one of which there is nothing may be one that only members read about.
    let (status, text) = page(&app, &visitor, "/topics/nonsense").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(text.contains("<h1>Topic: nonsense</h1>") && text.contains("Nothing here yet"), "{text}");
    for (path, there) in [("/values/", "/values"), ("/topics/a%20b/?after=x", "/topics/a%20b?after=x")] {
        let answer = app.http.get(path).header("accept", "text/html").send().await.0;
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.header(header::LOCATION), Some(there));
    }
    for path in ["//evil.example/", "/%5Cevil.example/", "/nowhere/"] {
        assert_eq!(page(&app, &visitor, path).await.0, StatusCode::NOT_FOUND, "{path} leads nowhere else");
    }
}

#[tokio::test]
async fn lists_are_turned_by_plain_links() {
    let app = TestApp::new().await;
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let luis = app.person(LUIS).await;
    for number in 0..21 {
        let shelf = made(&luis, &format!("Shelf {number}")).await;
        saved(&luis, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
        added(&luis, &shelf, &log).await;
        shown(&app, &luis, &shelf).await;
    }
    let visitor = app.visitor();
    let first = painted(&app, &visitor, "/collections").await;
    let next = first.split("href=\"/collections?after=").nth(1).and_then(|rest| rest.split('"').next());
    let second =
        painted(&app, &visitor, &format!("/collections?after={}", next.expect("a second page"))).await;
    let listed = |page: &str| page.matches("<h3>").count();
    assert_eq!((listed(&first), listed(&second)), (20, 1));
    assert!(second.contains("<a href=\"/collections\" class=\"usa-link\" rel=\"first\">"), "{second}");
    let departments = painted(&app, &visitor, "/departments?state=AZ&q=county").await;
    assert!(departments.contains("<option value=\"AZ\" selected>Arizona</option>"), "{departments}");
    assert!(!departments.contains(", Illinois</a>"), "{departments}");
    let (status, text) = page(&app, &visitor, "/wanted?after=nonsense").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(text.contains("There is a problem"), "{text}");
    assert!(painted(&app, &visitor, "/wanted").await.contains("Nothing is on the list now."));
}

#[tokio::test]
async fn what_the_alliance_decides_is_a_table_and_a_file() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let text = painted(&app, &app.visitor(), "/transparency").await;
    for there in [
        "<h2 id=\"month-2026-11\">November 2026</h2>",
        "<th scope=\"row\">Publication</th><td data-label=\"What was decided\">Approved and published</td><td data-label=\"How many\">1</td>",
        "<a href=\"/transparency.csv\"",
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    let answer = app.http.get("/transparency.csv").send().await.0;
    assert_eq!(answer.content_type(), Some("text/csv; charset=utf-8"));
    let name = answer.header(header::CONTENT_DISPOSITION).expect("a name").to_owned();
    assert_eq!(name, "attachment; filename=\"alliance-commons-decisions.csv\"");
    let table = answer.into_body().into_string().await.expect("a table");
    let mut lines = table.split("\r\n");
    assert_eq!(lines.next(), Some("month,asked,flag,decided,count,open_at_end,median_hours,about"));
    assert!(
        lines.next().is_some_and(|line| line.starts_with("2026-11,PUBLICATION,,APPROVED,1,0,")),
        "{table}"
    );
}

#[tokio::test]
async fn a_resource_tells_what_the_alliance_says_where_it_stands_and_whether_it_holds_here() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let (log, _) = finished(&luis, "Seal log", "PUBLIC", "Which seal.").await;
    let verdicts = json!([{ "state": "AZ", "usability": "NOT_USABLE", "reason": "Another form.", "citation": "A.R.S. 16-1", "checkedOn": "2026-01-15" }]);
    let details = json!({ "verdicts": verdicts, "reviewBy": "2026-12-01" });
    let revision = save(&luis, &log, json!({ "details": details })).await;
    let request = submit(&luis, &log, revision).await;
    decide(&priya, &request, "APPROVE").await;
    priya.tell("endorseResource", endorsement_input(&log, &version_of(&priya, &log).await), "").await.ok();
    let [open, own] = [("For all", "PUBLIC"), ("For us", "DEPARTMENT")];
    for (title, reach) in [open, own] {
        let shelf = made(&luis, title).await;
        saved(&luis, &shelf, json!({ "reach": reach })).await.ok();
        added(&luis, &shelf, &log).await;
        if reach == "PUBLIC" {
            shown(&app, &luis, &shelf).await;
        } else {
            publish(&luis, &shelf).await.ok();
        }
    }
    app.settle().await;
    let query = "query Q($id: ID!) { resource(id: $id) { slug } }";
    let told = luis.ask(query, json!({ "id": log })).await.ok();
    let path = format!("/r/{}", told["resource"]["slug"].as_str().expect("a slug"));
    let text = painted(&app, &app.visitor(), &path).await;
    for there in [
        "What the Alliance says</h2>",
        "The Alliance endorsed version 1 until <time datetime=\"2027-11-30\">Nov 30, 2027</time>.",
        "<strong>Meets it</strong>: <span class=\"lines\">Read from end to end.</span>",
        "class=\"usa-link\">For all</a></li>",
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("For us"), "a collection of the office's own is not told");
    assert!(!text.contains("In Arizona: Not usable") && !text.contains("Past its review date"), "{text}");
    assert!(painted(&app, &luis, &path).await.contains("For us"));
    for (email, theirs) in [(LUIS, true), (DANA, false)] {
        let text = painted(&app, &app.person(email).await, &path).await;
        assert_eq!(text.contains("In Arizona: Not usable"), theirs, "{email}");
    }
    app.clock.pass(Duration::days(10));
    assert!(painted(&app, &app.visitor(), &path).await.contains("Past its review date"));
    let version = painted(&app, &app.visitor(), &format!("{path}/v/1")).await;
    assert!(version.contains("Past its review date"), "{version}");
}

#[tokio::test]
async fn a_document_is_read_without_scripts_by_those_who_may() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (log, _) = finished(&luis, "Seal log", "PUBLIC", "Which seal.").await;
    let bytes = "Bag,Seal <no>\n1,22\n";
    let document = luis.upload(&department_of(&luis).await, "seals.csv", bytes.as_bytes()).await;
    app.settle().await;
    let path = format!("/documents/{document}?from=seal-log");
    let (visitor, dana) = (app.visitor(), app.person(DANA).await);
    for client in [&visitor, &dana] {
        let (status, text) = page(&app, client, &path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "it is in nobody's version yet");
        assert!(!text.contains("seals.csv"), "{text}");
    }
    let own = painted(&app, &luis, &path).await;
    assert!(own.contains("What we found</h2>"), "{own}");
    let revision = save(&luis, &log, json!({ "attachmentIds": [document] })).await;
    let request = submit(&luis, &log, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let text = painted(&app, &visitor, &path).await;
    let words = format!("href=\"/documents/{document}?from=seal-log&#38;words=1#words-heading\"");
    let download = format!(
        "<a href=\"/files/{document}\" class=\"usa-button\" download=\"seals.csv\">Download seals.csv</a>"
    );
    for there in [
        "<title>seals.csv – Alliance Commons</title>",
        "<h1 class=\"filename\">seals.csv</h1>",
        "<a href=\"/r/seal-log\" class=\"usa-link\">Back to the resource</a>",
        "<span>CSV table</span>",
        &download,
        &words,
        "Fingerprint (SHA-256)</h2>",
        "noindex",
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("What we found") && !text.contains("Seal &#60;no&#62;"), "{text}");
    let told = painted(&app, &visitor, &format!("{path}&words=1")).await;
    assert!(told.contains("<div class=\"words\">") && told.contains("Seal &#60;no&#62;"), "{told}");
}

#[tokio::test]
async fn pages_that_need_scripts_say_so_to_those_who_have_none() {
    let app = TestApp::new().await;
    for (path, name) in [
        ("/publish", "Write and publish"),
        ("/publish/some-draft", "Write and publish"),
        ("/reviews", "Reviews"),
        ("/r/seal-log/compare", "Compare versions"),
        ("/c/some-shelf/edit", "Edit a collection"),
    ] {
        let (status, text) = page(&app, &app.visitor(), path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(text.contains(&format!("<title>{name} – Alliance Commons</title>")), "{path}: {text}");
        let inside = text.split("<div id=\"root\"><noscript>").nth(1).expect("what is there without scripts");
        let inside = inside.split("</noscript>").next().expect("its end");
        for there in ["<main", "This page needs JavaScript", "href=\"/search\"", "href=\"/auth/login\""] {
            assert!(inside.contains(there), "{path}: {inside}");
        }
        assert_eq!(inside.matches("<h1").count(), 1);
    }
}

#[tokio::test]
async fn what_is_painted_is_no_search_of_anybodys() {
    let app = TestApp::new().await;
    for path in ["/", "/topics", "/topics/drop%20boxes", "/values/high-integrity"] {
        page(&app, &app.visitor(), path).await;
    }
    app.settle().await;
    assert_eq!(app.count("SELECT count(*) FROM search_log").await, 0, "nobody looked for anything");
}
