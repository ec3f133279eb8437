//! The page of a collection, read without scripts: what it shows to whom, and what search engines are told.

use commons_tests::TestApp;
use poem::http::StatusCode;
use serde_json::json;

use super::painted_pages::page;
use crate::{
    curation::shelf::{added, decide, made, saved, shown},
    scene::{LUIS, PRIYA, RUTH, published},
};

#[tokio::test]
async fn a_public_collection_is_read_without_scripts() {
    let app = TestApp::new().await;
    let (luis, visitor) = (app.person(LUIS).await, app.visitor());
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let own = published(&app, LUIS, "Our own list", "DEPARTMENT", "Which seal.").await;
    let shelf = made(&luis, "Chain of custody").await;
    let words =
        json!({ "summary": "For seals.", "introduction": "# Before\n\nBegin *here*.", "reach": "PUBLIC" });
    saved(&luis, &shelf, words).await.ok();
    for resource in [&log, &own] {
        added(&luis, &shelf, resource).await;
    }
    let path = format!("/c/{}", shelf["slug"].as_str().expect("a slug"));
    assert_eq!(page(&app, &visitor, &path).await.0, StatusCode::NOT_FOUND, "it is not published");
    assert!(page(&app, &luis, &path).await.1.contains("Not published yet"));
    shown(&app, &luis, &shelf).await;
    let (status, text) = page(&app, &visitor, &path).await;
    assert_eq!(status, StatusCode::OK);
    for there in [
        "<h1>Chain of custody</h1>",
        "<h2>Before</h2>",
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
    decide(&app.person(PRIYA).await, &shelf, true, "").await.ok();
    assert!(page(&app, &visitor, &path).await.1.contains("noindex"), "a demo is nothing to keep");
    assert!(!page(&app, &visitor, "/sitemap/first.xml").await.1.contains(&path));
    // Once the Alliance has taken it down, whoever could read it is told so, and search engines forget it.
    let down = json!({ "collectionId": shelf["id"], "reason": "It names a <voter>." });
    app.person(PRIYA).await.tell("takeDownCollection", down, "").await.ok();
    let (status, text) = page(&app, &visitor, &path).await;
    assert_eq!(status, StatusCode::GONE);
    for there in ["<h1>Chain of custody</h1>", "The Alliance took this down", "It names a &#60;voter&#62;."] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("Seal log"), "{text}");
    let (status, text) = page(&app, &luis, &path).await;
    assert_eq!(status, StatusCode::OK, "its keepers have it still");
    assert!(text.contains("The Alliance took this down") && text.contains("Seal log"), "{text}");
    app.settle().await;
}
