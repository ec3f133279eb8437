//! Saving a concept: made, changed, refused, two at once, and who may not.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{DANA, LUIS, OMAR, PRIYA, published, titles};

pub(super) const SELECTION: &str = "... on ConceptSaved { concept { id key preferred category revision origin retiredAt \
    labels { text kind state checked source } broader { key } narrower { key } related { key } } \
    warnings { label state message concept { key } } } \
    ... on ConceptConflict { concept { revision preferred } } \
    ... on ConceptRefused { problems { field label message } }";

pub(super) fn label(text: &str, kind: &str, state: Value) -> Value {
    json!({ "text": text, "kind": kind, "state": state, "checked": true })
}

pub(super) async fn save(client: &Client<'_>, input: Value) -> Value {
    let saved = client.tell("saveConcept", input, SELECTION).await.ok();
    assert_eq!(saved["__typename"], "ConceptSaved", "{saved}");
    saved
}

/// A concept as it is, as the input that saves it again.
pub(super) async fn input_of(client: &Client<'_>, key: &str) -> Value {
    let query = "query Q($key: String!) { concept(key: $key) { id preferred category revision \
                 labels { text kind state checked source } broader { key } narrower { key } related { key } } }";
    let mut concept = client.ask(query, json!({ "key": key })).await.ok()["concept"].take();
    for links in ["broader", "narrower", "related"] {
        let keys: Vec<Value> =
            concept[links].as_array().expect("links").iter().map(|link| link["key"].clone()).collect();
        concept[links] = json!(keys);
    }
    concept["conceptId"] = concept["id"].take();
    concept.as_object_mut().expect("an object").remove("id");
    concept
}

fn fresh(preferred: &str) -> Value {
    json!({ "preferred": preferred, "category": "people", "labels": [] })
}

#[tokio::test]
async fn a_new_concept_gets_a_key_and_is_searched_at_once() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Guide for the zyxite carrier", "PUBLIC", "Carry the zyxite.").await;
    let priya = app.person(PRIYA).await;
    assert!(titles(&app.visitor(), "ballot sherpa").await.is_empty());

    let mut input = fresh("  Zyxite   carrier ");
    input["labels"] =
        json!([label("ballot sherpa", "VARIANT", json!(null)), label("ZC", "ACRONYM", json!(null))]);
    input["broader"] = json!(["t001"]);
    let saved = save(&priya, input).await;
    let concept = &saved["concept"];
    assert_eq!(
        (&concept["key"], &concept["preferred"], &concept["revision"], &concept["origin"]),
        (&json!("zyxite-carrier"), &json!("Zyxite carrier"), &json!(1), &json!("EDITED"))
    );
    assert_eq!(concept["labels"][0]["kind"], "PREFERRED");
    assert_eq!((&concept["broader"], &saved["warnings"]), (&json!([{ "key": "t001" }]), &json!([])));
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "ballot sherpa").await, ["Guide for the zyxite carrier"]);

    // The other side of the link, and the record.
    let worker = input_of(&priya, "t001").await;
    assert!(worker["narrower"].as_array().expect("links").contains(&json!("zyxite-carrier")), "{worker}");
    let told = "SELECT count(*) FROM event WHERE kind = 'concept.saved' AND subject = 'concept' AND hat = 'staff:curator' \
                AND data->>'concept' = 'Zyxite carrier' AND data->'labels_added' @> '[\"ballot sherpa (variant, checked)\"]' \
                AND data->'links_changed_in' = '[\"t001\"]'";
    assert_eq!(app.count(told).await, 1);

    // The name is taken now; a key never is.
    let again = priya.tell("saveConcept", fresh("zyxite CARRIER"), SELECTION).await.ok();
    assert_eq!(again["problems"][0]["field"], "preferred", "{again}");
}

#[tokio::test]
async fn a_change_is_on_top_of_what_was_seen_and_stands_in_the_record() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let seen = input_of(&priya, "t001").await;
    let mut change = seen.clone();
    change["preferred"] = json!("election worker");
    change["labels"]
        .as_array_mut()
        .expect("labels")
        .retain(|label| label["text"] != "election worker" && label["kind"] != "PREFERRED");
    change["labels"].as_array_mut().expect("labels").push(label("poll worker", "VARIANT", json!(null)));
    let saved = save(&priya, change.clone()).await;
    assert_eq!(
        (&saved["concept"]["key"], &saved["concept"]["revision"]),
        (&json!("t001"), &json!(2)),
        "the key stays"
    );

    let late = priya.tell("saveConcept", change, SELECTION).await.ok();
    assert_eq!(late["__typename"], "ConceptConflict");
    assert_eq!(
        (&late["concept"]["revision"], &late["concept"]["preferred"]),
        (&json!(2), &json!("election worker"))
    );
    let events = "SELECT count(*) FROM event WHERE kind = 'concept.saved'";
    assert_eq!(app.count(events).await, 1, "a conflict writes nothing");
    let from_to = "SELECT count(*) FROM event WHERE kind = 'concept.saved' AND data->'from'->>'preferred' = 'poll worker' \
                   AND data->'to'->>'preferred' = 'election worker' AND NOT data->'to' ? 'category'";
    assert_eq!(app.count(from_to).await, 1);

    // Several at once: one of them is first.
    let next = input_of(&priya, "t001").await;
    let at_once =
        futures_util::future::join_all((0..5).map(|_| priya.tell("saveConcept", next.clone(), SELECTION)))
            .await;
    let kinds: Vec<Value> = at_once.into_iter().map(|answer| answer.ok()["__typename"].clone()).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "ConceptSaved").count(), 1, "{kinds:?}");
    assert_eq!(kinds.iter().filter(|kind| *kind == "ConceptConflict").count(), 4, "{kinds:?}");
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let input = json!({
        "preferred": " ",
        "category": "",
        "labels": [
            label("runner", "VARIANT", json!(null)),
            label("", "VARIANT", json!(null)),
            label("Runner", "SPANISH", json!(null)),
            label("runner", "ACRONYM", json!("IL")),
            label("of nowhere", "STATE", json!(null)),
            label(&"x".repeat(81), "VARIANT", json!(null)),
            label("one two three four five six seven eight", "VARIANT", json!(null)),
        ],
        "broader": ["nowhere"],
    });
    let refused = priya.tell("saveConcept", input, SELECTION).await.ok();
    assert_eq!(refused["__typename"], "ConceptRefused", "{refused}");
    let found: Vec<(String, Value)> = refused["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| (problem["field"].as_str().expect("a field").to_owned(), problem["label"].clone()))
        .collect();
    let at = |field: &str, label: Value| (field.to_owned(), label);
    assert_eq!(
        found,
        [
            at("preferred", json!(null)),
            at("category", json!(null)),
            at("broader", json!(null)),
            at("labels", json!(1)),
            at("labels", json!(2)),
            at("labels", json!(3)),
            at("labels", json!(4)),
            at("labels", json!(5)),
            at("labels", json!(6)),
        ]
    );
    // A circle over two concepts that stand.
    let mut worker = input_of(&priya, "t001").await;
    let below = worker["narrower"][0].clone();
    worker["broader"] = json!([below]);
    let circle = priya.tell("saveConcept", worker, SELECTION).await.ok();
    assert_eq!(circle["problems"][0]["field"], "broader", "{circle}");
    assert!(
        circle["problems"][0]["message"].as_str().expect("a message").contains("also narrower"),
        "{circle}"
    );

    let mut unknown = fresh("runner");
    unknown["labels"] = json!([label("dasher", "STATE", json!("ZZ"))]);
    let unknown = priya.tell("saveConcept", unknown, SELECTION).await;
    assert_eq!(unknown.code(), "GRAPHQL_VALIDATION_FAILED");
    assert!(unknown.message().contains("ZZ"), "{}", unknown.message());
    let mut many = fresh("runner");
    many["labels"] =
        json!((0..501).map(|n| label(&n.to_string(), "VARIANT", json!(null))).collect::<Vec<_>>());
    let many = priya.tell("saveConcept", many, SELECTION).await;
    assert_eq!(
        (many.code(), many.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("labels"))
    );
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind LIKE 'concept.%'").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM concept WHERE origin = 'edited'").await, 0);
}

#[tokio::test]
async fn a_word_that_another_concept_has_in_the_same_state_is_saved_with_a_warning() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let mut input = fresh("ballot runner");
    input["labels"] =
        json!([label("election judge", "STATE", json!("IL")), label("election judge", "STATE", json!("AK"))]);
    let saved = save(&priya, input).await;
    let warnings = saved["warnings"].as_array().expect("warnings");
    assert!(warnings.iter().all(|warning| warning["state"] == "IL"), "{saved}");
    let worker =
        warnings.iter().find(|warning| warning["concept"]["key"] == "t001").expect("the poll worker");
    assert_eq!(worker["message"], "“election judge” is also a label of “poll worker” in Illinois");
}

#[tokio::test]
async fn who_may_not_keep_the_thesaurus() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let known = input_of(&priya, "t001").await;
    let ids = json!({ "conceptId": known["conceptId"], "revision": 1, "reason": "Not ours." });
    let tried = async |client: &Client<'_>| -> Vec<String> {
        let code = |answer: Answer| answer.code().to_owned();
        let preview = "query Q($input: SaveConceptInput!) { previewConcept(input: $input) { __typename } }";
        vec![
            code(client.tell("saveConcept", fresh("ours"), "").await),
            code(client.tell("saveConcept", known.clone(), "").await),
            code(client.tell("retireConcept", ids.clone(), "").await),
            code(client.ask(preview, json!({ "input": fresh("ours") })).await),
        ]
    };
    assert_eq!(tried(&app.visitor()).await, ["UNAUTHENTICATED"; 4]);
    // A department's steward, and a moderator of the Alliance.
    assert_eq!(tried(&app.person(DANA).await).await, ["FORBIDDEN"; 4]);
    let omar = app.person(OMAR).await;
    let role = omar.ask("{ viewer { allianceRole } }", json!({})).await.ok();
    assert_eq!(role["viewer"]["allianceRole"], "MODERATOR", "the story needs a moderator");
    assert_eq!(tried(&omar).await, ["FORBIDDEN"; 4]);
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind LIKE 'concept.%'").await, 0);

    // Everybody reads.
    let read = "{ concepts(filter: { query: \"JUDGE\" }, first: 50) { totalCount edges { node { key canManage } } } conceptCategories }";
    let seen = app.visitor().ask(read, json!({})).await.ok();
    let found = seen["concepts"]["edges"].as_array().expect("edges");
    assert!(found.iter().any(|edge| edge["node"]["key"] == "t001"), "{seen}");
    assert!(found.iter().all(|edge| edge["node"]["canManage"] == false));
    assert!(seen["conceptCategories"].as_array().expect("categories").contains(&json!("people")));
    let node = "query Q($id: ID!) { node(id: $id) { __typename ... on Concept { preferred } } }";
    let node = app.visitor().ask(node, json!({ "id": known["conceptId"] })).await.ok();
    assert_eq!(node["node"]["preferred"], "poll worker");
}
