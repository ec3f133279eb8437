//! The page of a collection, read without scripts: what it shows to whom, and what search engines are told.

use commons_tests::{Client, TestApp};
use poem::http::StatusCode;
use serde_json::json;

use crate::{
    curation::shelf::{added, made, publish, saved},
    scene::{LUIS, RUTH, published},
};

async fn page(app: &TestApp, client: &Client<'_>, path: &str) -> (StatusCode, String) {
    let mut request = app.http.get(path).header("accept", "text/html");
    if let Some(cookie) = client.cookie() {
        request = request.header("cookie", cookie);
    }
    let answer = request.send().await.0;
    (answer.status(), answer.into_body().into_string().await.expect("a text"))
}

#[tokio::test]
async fn a_public_collection_is_read_without_scripts() {
    let app = TestApp::new().await;
    let (luis, visitor) = (app.person(LUIS).await, app.visitor());
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let own = published(&app, LUIS, "Our own list", "DEPARTMENT", "Which seal.").await;
    let shelf = made(&luis, "Chain of custody").await;
    let words = json!({ "summary": "For seals.", "introduction": "Begin *here*.", "reach": "PUBLIC" });
    saved(&luis, &shelf, words).await.ok();
    for resource in [&log, &own] {
        added(&luis, &shelf, resource).await;
    }
    let path = format!("/c/{}", shelf["slug"].as_str().expect("a slug"));
    assert_eq!(page(&app, &visitor, &path).await.0, StatusCode::NOT_FOUND, "it is not published");
    assert!(page(&app, &luis, &path).await.1.contains("Not published yet"));
    publish(&luis, &shelf).await.ok();
    let (status, text) = page(&app, &visitor, &path).await;
    assert_eq!(status, StatusCode::OK);
    for there in [
        "<h1>Chain of custody</h1>",
        "Begin <em>here</em>.",
        "Seal log</a>",
        "Why it is <strong>here</strong>.",
        "<meta name=\"description\" content=\"For seals.\">",
        "CollectionPage",
        &format!("<link rel=\"canonical\" href=\"http://127.0.0.1:8080{path}\">"),
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("Our own list") && !text.contains("1 more"), "no hole tells of what is hidden");
    assert!(page(&app, &app.person(RUTH).await, &path).await.1.contains("Our own list"));
    let sitemap = page(&app, &visitor, "/sitemap/first.xml").await.1;
    assert!(sitemap.contains(&path), "{sitemap}");
    saved(&luis, &shelf, json!({ "topics": ["demo"] })).await.ok();
    assert!(page(&app, &visitor, &path).await.1.contains("noindex"), "a demo is nothing to keep");
    assert!(!page(&app, &visitor, "/sitemap/first.xml").await.1.contains(&path));
    app.settle().await;
}
