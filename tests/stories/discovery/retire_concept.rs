//! Retiring a concept: out of use with a reason, kept as history, brought back by a save.

use commons_tests::TestApp;
use serde_json::json;

use super::save_concept::{input_of, save};
use crate::scene::{LUIS, PRIYA, published, titles};

const SELECTION: &str = "... on ConceptRetired { concept { revision retiredAt retiredReason } } ... on ConceptConflict { concept { revision } }";

#[tokio::test]
async fn a_retired_concept_is_searched_no_more_until_a_save_brings_it_back() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Training agenda", "PUBLIC", "What every poll worker must practise.").await;
    let priya = app.person(PRIYA).await;
    assert_eq!(titles(&app.visitor(), "precinct official").await.len(), 1);
    let before = input_of(&priya, "t001").await;
    let below = before["narrower"][0].as_str().expect("a narrower concept").to_owned();
    let order = |revision: i32, reason: &str| json!({ "conceptId": before["conceptId"], "revision": revision, "reason": reason });

    for empty in ["", " . ", "ok"] {
        let refused = priya.tell("retireConcept", order(1, empty), SELECTION).await;
        assert_eq!(refused.errors[0]["extensions"]["field"], "reason", "{empty:?}");
    }
    let early = priya.tell("retireConcept", order(7, "Not used."), SELECTION).await.ok();
    assert_eq!((&early["__typename"], &early["concept"]["revision"]), (&json!("ConceptConflict"), &json!(1)));

    let retired = priya.tell("retireConcept", order(1, "Nobody says it."), SELECTION).await.ok();
    assert_eq!(
        (&retired["concept"]["revision"], &retired["concept"]["retiredReason"]),
        (&json!(2), &json!("Nobody says it."))
    );
    app.settle().await;
    assert!(titles(&app.visitor(), "precinct official").await.is_empty());
    let lists = "{ used: concepts(filter: { query: \"t001\" }) { totalCount } gone: concepts(filter: { query: \"t001\", retired: true }) { edges { node { preferred retiredReason } } } }";
    let seen = app.visitor().ask(lists, json!({})).await.ok();
    assert_eq!(seen["used"]["totalCount"], 0);
    assert_eq!(seen["gone"]["edges"][0]["node"]["retiredReason"], "Nobody says it.");
    let other = input_of(&priya, &below).await;
    assert!(
        !other["broader"].as_array().expect("links").contains(&json!("t001")),
        "nobody is under it any more"
    );
    let told = "SELECT count(*) FROM event WHERE kind = 'concept.retired' AND data->>'reason' = 'Nobody says it.' AND jsonb_array_length(data->'labels') > 10";
    assert_eq!(app.count(told).await, 1);

    // Its links are its history, and come back with it.
    let saved = save(&priya, input_of(&priya, "t001").await).await;
    assert_eq!((&saved["concept"]["revision"], &saved["concept"]["retiredAt"]), (&json!(3), &json!(null)));
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "precinct official").await.len(), 1);
    let other = input_of(&priya, &below).await;
    assert!(other["broader"].as_array().expect("links").contains(&json!("t001")));
    assert_eq!(
        app.count("SELECT count(*) FROM event WHERE kind = 'concept.saved' AND data->'restored' = 'true'")
            .await,
        1
    );
}
