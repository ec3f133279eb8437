//! What programs without an account are told of the public part: feeds of searches, the sitemap, and what is no page.

use commons_tests::TestApp;
use poem::{Response, http::StatusCode};
use serde_json::json;

use crate::scene::{LUIS, MARCUS, PRIYA, decide, finished, published, save, submit};

async fn get(app: &TestApp, path: &str, cookie: Option<&str>) -> Response {
    let mut request = app.http.get(path).header("accept", "*/*");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    request.send().await.0
}

async fn text(app: &TestApp, path: &str, cookie: Option<&str>) -> String {
    let answer = get(app, path, cookie).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.into_body().into_string().await.expect("a text")
}

/// Resources of every reach, whose titles have letters that XML reads as its own.
async fn shelves(app: &TestApp) {
    for (email, state) in [(LUIS, "Arizona"), (MARCUS, "Illinois")] {
        for reach in ["DEPARTMENT", "STATE", "ALLIANCE", "PUBLIC"] {
            published(app, email, &format!("Zyxite <{reach}> & \"more\" in {state}"), reach, "Zyxite.").await;
        }
    }
}

#[tokio::test]
async fn a_search_is_a_feed_of_what_everybody_may_read_whoever_asks() {
    let app = TestApp::new().await;
    shelves(&app).await;
    let luis = app.person(LUIS).await;
    let feed = text(&app, "/search.atom?q=zyxite", None).await;
    assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
    assert!(
        feed.find("Illinois").expect("one") < feed.find("Arizona").expect("other"),
        "newest first: {feed}"
    );
    assert!(!feed.contains("DEPARTMENT") && !feed.contains("STATE") && !feed.contains("ALLIANCE"), "{feed}");
    assert!(!feed.contains("<PUBLIC>") && !feed.contains("& "), "what XML reads as its own is written out");
    assert!(feed.contains("Yuma County") && feed.contains("/search.atom?q=zyxite\""), "{feed}");
    // Somebody who is signed in reads no more in it: a feed is kept by others on its way.
    assert_eq!(text(&app, "/search.atom?q=zyxite", luis.cookie()).await, feed);
    let narrowed = text(&app, "/search.atom?q=zyxite&state=AZ&sort=adopted&after=x", None).await;
    assert_eq!(narrowed.matches("<entry>").count(), 1, "{narrowed}");
    let none = text(&app, "/search.atom?q=nothingofthekind", None).await;
    assert!(none.contains("<updated>") && !none.contains("<entry>"), "{none}");

    let answer = get(&app, "/search.atom?q=zyxite", None).await;
    assert_eq!(answer.content_type(), Some("application/atom+xml"));
    let mark = answer.header("etag").expect("a mark").to_owned();
    let again = app.http.get("/search.atom?q=zyxite").header("if-none-match", mark).send().await.0;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let page = app.http.get("/search?q=zyxite").header("accept", "text/html").send().await.0;
    let page = page.into_body().into_string().await.expect("a page");
    assert!(
        page.contains("application/atom+xml") && page.matches("/search.atom?q=zyxite").count() == 2,
        "{page}"
    );
}

#[tokio::test]
async fn a_demo_is_marked_in_a_feed_and_is_not_in_the_sitemap() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    let luis = app.person(LUIS).await;
    let (resource, _) = finished(&luis, "Zyxite kit", "PUBLIC", "Zyxite.").await;
    let revision = save(&luis, &resource, json!({ "topics": ["seals", "demo"] })).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let feed = text(&app, "/search.atom?q=zyxite", None).await;
    assert!(feed.contains("<title>Demo: Zyxite kit<") && feed.contains("<title>Zyxite log<"), "{feed}");
    let pages = text(&app, "/sitemap/first.xml", None).await;
    assert!(pages.contains("/r/zyxite-log") && !pages.contains("/r/zyxite-kit"), "{pages}");
}

#[tokio::test]
async fn a_feed_that_comes_again_and_again_is_nobody_who_looks_for_something() {
    let app = TestApp::new().await;
    for _ in 0..3 {
        text(&app, "/search.atom?q=provisional+ballot", None).await;
    }
    app.settle().await;
    let noted = "SELECT count(*) FROM search_log";
    assert_eq!(app.count(noted).await, 0, "only people search");
    app.visitor().ask("{ search(query: \"provisional ballot\") { totalCount } }", json!({})).await.ok();
    app.settle().await;
    assert_eq!(app.count(noted).await, 1);
}

#[tokio::test]
async fn the_sitemap_leads_to_what_everybody_may_read_and_to_nothing_else() {
    let app = TestApp::new().await;
    shelves(&app).await;
    let robots = text(&app, "/robots.txt", None).await;
    assert!(robots.contains("Disallow: /graphql") && robots.contains("/sitemap.xml"), "{robots}");
    let index = text(&app, "/sitemap.xml", None).await;
    let part = index.split("<loc>").nth(1).and_then(|rest| rest.split("</loc>").next()).expect("a part");
    let path = part.find("/sitemap/").map(|at| part[at..].to_owned()).expect("a path");
    let luis = app.person(LUIS).await;
    for cookie in [None, luis.cookie()] {
        let pages = text(&app, &path, cookie).await;
        let aligned = "SELECT (SELECT count(*) FROM alliance_value) + (SELECT count(*) FROM standard)";
        let landings = usize::try_from(app.count(aligned).await).expect("a few");
        assert!(landings > 0 && pages.contains("/values/high-integrity<"), "{pages}");
        assert_eq!(pages.matches("<url>").count(), 9 + landings + 2, "places and two resources: {pages}");
        assert_eq!(pages.matches("<lastmod>").count(), 2);
        for address in pages.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()) {
            let path = &address[address.find("://").expect("whole") + 3..];
            let path = path.find('/').map_or("/", |at| &path[at..]);
            let answer = app.http.get(path).header("accept", "text/html").send().await.0;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
        }
    }
    for none in ["/sitemap/x.xml", "/sitemap/00000000-0000-0000-0000-000000000000", "/sitemap/..%2f"] {
        assert_eq!(get(&app, none, None).await.status(), StatusCode::NOT_FOUND, "{none}");
    }
}
