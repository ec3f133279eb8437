//! The preview: what a change would do to searches, and that nothing is written.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::save_concept::{input_of, label};
use crate::scene::{LUIS, PRIYA, published, titles};

async fn preview(client: &Client<'_>, input: &Value, queries: Value) -> commons_tests::Answer {
    let query = "query Q($input: SaveConceptInput!, $queries: [String!]) { previewConcept(input: $input, queries: $queries, first: 50) { __typename \
                 ... on ConceptPreview { tried changed changes { query before { totalCount alsoSearched top { title elsewhere } } \
                 after { totalCount alsoSearched top { title elsewhere } } } } ... on ConceptRefused { problems { field label } } } }";
    client.ask(query, json!({ "input": input, "queries": queries })).await
}

#[tokio::test]
async fn a_new_label_shows_whose_answers_change() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Training agenda", "PUBLIC", "What every poll worker must practise.").await;
    published(&app, LUIS, "Inner agenda", "DEPARTMENT", "What every poll worker of ours must practise.")
        .await;
    published(&app, LUIS, "Zyxite handbook", "PUBLIC", "About the zyxite steward.").await;
    let priya = app.person(PRIYA).await;
    let mut input = input_of(&priya, "t001").await;
    input["labels"].as_array_mut().expect("labels").push(label("zyxite steward", "VARIANT", json!(null)));
    let before = app.count("SELECT count(*) FROM event").await;

    let shown = preview(&priya, &input, json!(["zyxite steward", "zyxite handbook"])).await.ok();
    let shown = &shown["previewConcept"];
    assert_eq!(shown["__typename"], "ConceptPreview", "{shown}");
    assert!(shown["tried"].as_i64().expect("a number") > 10, "its own labels are tried too: {shown}");
    let changes = shown["changes"].as_array().expect("changes");
    assert_eq!(shown["changed"].as_u64(), Some(changes.len() as u64));
    let of = |query: &str| changes.iter().find(|change| change["query"] == query);
    let own = of("zyxite steward").unwrap_or_else(|| panic!("{shown}"));
    assert_eq!(
        (&own["before"]["totalCount"], &own["after"]["totalCount"]),
        (&json!(1), &json!(2)),
        "as a visitor: {own}"
    );
    assert_eq!(own["after"]["top"][0], json!({ "title": "Zyxite handbook", "elsewhere": 1 }));
    assert_eq!(own["after"]["top"][1], json!({ "title": "Training agenda", "elsewhere": null }));
    assert_eq!(own["before"]["alsoSearched"], json!([]));
    assert!(own["after"]["alsoSearched"].as_array().expect("labels").contains(&json!("poll worker")));
    assert!(of("zyxite handbook").is_none(), "its answer stays as it is: {shown}");

    assert_eq!(app.count("SELECT count(*) FROM event").await, before);
    assert_eq!(app.count("SELECT count(*) FROM concept_label WHERE label = 'zyxite steward'").await, 0);
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "zyxite steward").await, ["Zyxite handbook"], "searches are as before");
}

#[tokio::test]
async fn a_draft_that_may_not_stand_and_too_many_searches_are_refused() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let mut input = input_of(&priya, "t001").await;
    let many: Vec<String> = (0..51).map(|n| format!("search {n}")).collect();
    let refused = preview(&priya, &input, json!(many)).await;
    assert_eq!(
        (refused.code(), refused.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("queries"))
    );
    let refused = preview(&priya, &input, json!(["x".repeat(5_000)])).await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "queries");
    input["labels"] = json!([label("", "VARIANT", json!(null))]);
    let refused = preview(&priya, &input, json!([])).await.ok();
    assert_eq!(refused["previewConcept"]["problems"], json!([{ "field": "labels", "label": 0 }]));
}
