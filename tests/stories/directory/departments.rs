//! Departments: found by words and by state, by their OCD id, with their resources.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{LUIS, published};

#[tokio::test]
async fn all_of_them_are_there_and_found_by_words_and_state() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let all = visitor.ask("{ departments(first: 1) { totalCount } }", json!({})).await.ok();
    assert_eq!(all["departments"]["totalCount"], 7832);
    let query = "query Q($q: String, $s: State) { departments(query: $q, state: $s, first: 5) { totalCount edges { node { name state stateName ocdId size } } } }";
    let found = visitor.ask(query, json!({ "q": "yuma", "s": "AZ" })).await.ok();
    assert_eq!(found["departments"]["totalCount"], 1, "{found}");
    assert_eq!(found["departments"]["edges"][0]["node"]["stateName"], "Arizona");
    for wild in ["%", "\\", "'"] {
        assert_eq!(
            visitor.ask(query, json!({ "q": wild, "s": "AZ" })).await.ok()["departments"]["totalCount"],
            0,
            "{wild:?} is a letter, not a wild card"
        );
    }
}

#[tokio::test]
async fn a_department_shows_what_the_reader_may_see() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite for all", "PUBLIC", "Zyxite.").await;
    published(&app, LUIS, "Zyxite for us", "DEPARTMENT", "Zyxite.").await;
    let query = "{ department(ocdId: \"ocd-division/country:us/state:az/county:yuma\") { name resources(first: 10) { totalCount } } none: department(ocdId: \"x\") { id } }";
    let seen = app.visitor().ask(query, json!({})).await.ok();
    assert_eq!(seen["department"]["resources"]["totalCount"], 1);
    assert!(seen["none"].is_null());
    assert_eq!(
        app.person(LUIS).await.ask(query, json!({})).await.ok()["department"]["resources"]["totalCount"],
        2
    );
}
