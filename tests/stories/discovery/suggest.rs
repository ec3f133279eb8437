//! Suggest: titles that the reader may see, and terms of the thesaurus.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{JO, LUIS, published};

const QUERY: &str = "query Q($p: String!, $first: Int) { suggest(prefix: $p, first: $first) { text kind resource { title } } }";

#[tokio::test]
async fn titles_are_suggested_to_those_who_may_see_them() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite opening log", "DEPARTMENT", "Zyxite.").await;
    let seen = app.person(JO).await.ask(QUERY, json!({ "p": "zyx" })).await.ok();
    assert_eq!(seen["suggest"][0]["text"], "Zyxite opening log");
    assert_eq!(app.visitor().ask(QUERY, json!({ "p": "zyx" })).await.ok()["suggest"], json!([]));
}

#[tokio::test]
async fn terms_are_suggested_to_everybody() {
    let app = TestApp::new().await;
    let seen = app.visitor().ask(QUERY, json!({ "p": "poll wor", "first": 3 })).await.ok();
    assert!(
        seen["suggest"]
            .as_array()
            .expect("suggestions")
            .iter()
            .any(|found| found["text"] == "poll worker" && found["kind"] == "CONCEPT"),
        "{seen}"
    );
}
