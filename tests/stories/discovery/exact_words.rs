//! Only the typed words: no other terms, no other spellings; the words' own forms still count.

use commons_tests::TestApp;
use serde_json::{Value, json};

use crate::scene::{LUIS, published};

async fn ask(app: &TestApp, query: &str, exact: Value) -> Value {
    let text = "query Q($q: String!, $filter: SearchFilter) { search(query: $q, filter: $filter) { totalCount didYouMean alsoSearched } }";
    let variables = json!({ "q": query, "filter": { "exactWords": exact } });
    app.visitor().ask(text, variables).await.ok()["search"].clone()
}

#[tokio::test]
async fn other_words_and_other_spellings_stay_out() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Training agenda", "PUBLIC", "What every poll worker must practise.").await;
    let wide = ask(&app, "precinct official", json!(null)).await;
    assert_eq!(wide["totalCount"], 1, "{wide}");
    assert!(wide["alsoSearched"].as_array().expect("labels").contains(&json!("poll worker")));
    let own = ask(&app, "precinct official", json!(true)).await;
    assert_eq!((&own["totalCount"], &own["alsoSearched"]), (&json!(0), &json!([])));

    assert_eq!(ask(&app, "poll workers", json!(true)).await["totalCount"], 1, "another form of the word");
    assert_eq!(ask(&app, "practize", json!(false)).await["totalCount"], 1, "a near spelling");
    let own = ask(&app, "practize", json!(true)).await;
    assert_eq!(own["totalCount"], 0);
}
