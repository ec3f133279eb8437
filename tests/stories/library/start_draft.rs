//! Beginning a draft from a document or from another resource, what its words seem to serve, and how others would meet it.

use commons_tests::{TestApp, docx};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, create, department_of, published, save};

const PROPOSE: &str =
    "query Q($id: ID!) { proposeFromDocument(attachmentId: $id) { title summary body language } }";

#[tokio::test]
async fn a_document_proposes_its_words_to_who_may_have_it() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let words = [
        "Chain of custody for ballot boxes",
        "Use this form for every ballot box. Two people sign it. Keep it.",
    ];
    let document = luis.upload(&department_of(&luis).await, "coc.docx", &docx(&words)).await;
    app.settle().await;
    let proposed = luis.ask(PROPOSE, json!({ "id": document })).await.ok()["proposeFromDocument"].clone();
    assert_eq!(proposed["title"], words[0]);
    assert_eq!(proposed["summary"], "Use this form for every ballot box. Two people sign it.");
    assert_eq!(proposed["body"], words[1]);
    assert_eq!(proposed["language"], "en");
    for stranger in [app.person(JO).await, app.person(DANA).await, app.visitor()] {
        assert_eq!(
            stranger.ask(PROPOSE, json!({ "id": document })).await.ok()["proposeFromDocument"],
            Value::Null
        );
    }
}

#[tokio::test]
async fn a_new_resource_begins_with_the_words_of_an_older_one() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let from = create(&luis, "TEMPLATE", "A seal log").await;
    save(
        &luis,
        &from,
        json!({ "body": "Write the numbers down.", "topics": ["seals"], "details": { "cost": "Paper" } }),
    )
    .await;
    let selection =
        "resource { id title status draft { body topics changeNote details { cost } attachments { id } } }";
    let input = json!({ "departmentId": department_of(&luis).await, "kind": "TEMPLATE", "title": "A seal log for early voting", "fromResourceId": from });
    let made = luis.tell("createResource", input.clone(), selection).await.ok()["resource"].clone();
    assert_eq!(made["title"], "A seal log for early voting");
    assert_eq!(
        made["draft"],
        json!({ "body": "Write the numbers down.", "topics": ["seals"], "changeNote": "", "details": { "cost": "Paper" }, "attachments": [] })
    );
    assert_ne!(made["id"], json!(from));

    let elsewhere = published(&app, LUIS, "A public seal log", "PUBLIC", "Numbers.").await;
    let dana = app.person(DANA).await;
    let theirs = async |from: &str| json!({ "departmentId": department_of(&dana).await, "kind": "TEMPLATE", "title": "Copied log", "fromResourceId": from });
    let readable = dana.tell("createResource", theirs(&elsewhere).await, selection).await;
    assert_eq!(readable.code(), "FORBIDDEN", "she reads it, and adopts it");
    assert_eq!(dana.tell("createResource", theirs(&from).await, selection).await.code(), "NOT_FOUND");
}

#[tokio::test]
async fn the_words_of_a_draft_speak_for_what_they_serve() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "TRAINING", "Training poll workers at the polls").await;
    let body =
        "A training for poll workers: opening the polls, provisional ballots, and provisional ballots again.";
    save(&luis, &resource, json!({ "body": body })).await;
    let query = "query Q($id: ID!) { suggestAlignment(resourceId: $id) { values { value } standards { value name because } topics { value because } } }";
    let suggested = luis.ask(query, json!({ "id": resource })).await.ok()["suggestAlignment"].clone();
    assert_eq!(suggested["standards"][0]["value"], "poll-worker-training", "{suggested}");
    assert!(
        suggested["standards"][0]["because"].as_array().expect("words").contains(&json!("training")),
        "{suggested}"
    );
    let topics: Vec<&str> = suggested["topics"]
        .as_array()
        .expect("topics")
        .iter()
        .filter_map(|topic| topic["value"].as_str())
        .collect();
    assert!(topics.contains(&"provisional ballot"), "{topics:?}");
    for stranger in [app.person(DANA).await, app.visitor()] {
        assert_eq!(
            stranger.ask(query, json!({ "id": resource })).await.ok()["suggestAlignment"],
            Value::Null
        );
    }
}

#[tokio::test]
async fn a_writer_sees_a_draft_with_the_eyes_of_another_department() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "TEMPLATE", "A seal log").await;
    let office = async |email: &str| {
        let person = app.person(email).await;
        let seen = person.ask("{ viewer { seats { department { ocdId state } } } }", json!({})).await.ok();
        let department = seen["viewer"]["seats"][0]["department"].clone();
        let text = |name: &str| department[name].as_str().expect("a text").to_owned();
        (text("ocdId"), text("state"))
    };
    let (own, home) = office(LUIS).await;
    let (other, state) = office(DANA).await;
    assert_ne!(home, state, "they are in two states");
    let verdict =
        json!({ "state": state, "usability": "USABLE_WITH_CHANGES", "reason": "Another deadline." });
    let details = json!({ "verdicts": [verdict], "sizes": ["VERY_LARGE"] });
    save(&luis, &resource, json!({ "reach": "STATE", "states": [home], "details": details })).await;
    let query = "query Q($id: ID!, $office: String!) { previewDraft(resourceId: $id, ocdId: $office) {
        department { ocdId } reads because applies fitsSize verdict { usability reason } } }";
    let preview = |office: String| json!({ "id": resource, "office": office });
    let theirs = luis.ask(query, preview(other.clone())).await.ok()["previewDraft"].clone();
    assert_eq!(theirs["reads"], false);
    assert!(theirs["because"].as_str().expect("a sentence").ends_with("alone."), "{theirs}");
    assert_eq!((&theirs["applies"], &theirs["fitsSize"]), (&json!(false), &json!(false)));
    assert_eq!(
        theirs["verdict"],
        json!({ "usability": "USABLE_WITH_CHANGES", "reason": "Another deadline." })
    );
    let ours = luis.ask(query, preview(own.clone())).await.ok()["previewDraft"].clone();
    assert_eq!(ours["reads"], true);
    assert_eq!(ours["because"], "It is their own department's.");
    save(&luis, &resource, json!({ "reach": "ALLIANCE", "states": [], "details": { "sizes": [] } })).await;
    let opened = luis.ask(query, preview(other.clone())).await.ok()["previewDraft"].clone();
    assert_eq!(
        (&opened["reads"], &opened["applies"], &opened["fitsSize"]),
        (&json!(true), &json!(true), &json!(true))
    );
    assert_eq!(luis.ask(query, preview("nowhere".into())).await.ok()["previewDraft"], Value::Null);
    for stranger in [app.person(DANA).await, app.visitor()] {
        assert_eq!(stranger.ask(query, preview(own.clone())).await.ok()["previewDraft"], Value::Null);
    }
}
