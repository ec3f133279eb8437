//! Save a draft: saved, two people at once, limits, slugs, strangers.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{DANA, JO, LUIS, create, published, save};

const SELECTION: &str = "... on DraftSaved { draft { revision title body values } } ... on DraftConflict { message draft { revision title body } }";

#[tokio::test]
async fn the_second_of_two_is_told_and_neither_loses_a_word() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let resource = create(&jo, "TEMPLATE", "A seal log").await;
    let input = |body: &str| json!({ "resourceId": resource, "revision": 1, "body": body });
    let saved = jo.tell("saveDraft", input("Jo wrote this."), SELECTION).await.ok();
    assert_eq!(saved["draft"]["revision"], 2);
    let conflict = luis.tell("saveDraft", input("Luis wrote that."), SELECTION).await.ok();
    assert_eq!(conflict["__typename"], "DraftConflict");
    assert_eq!(conflict["draft"]["body"], "Jo wrote this.", "he sees what stands there");
    let merged = json!({ "resourceId": resource, "revision": 2, "body": "Jo wrote this. Luis wrote that." });
    assert_eq!(luis.tell("saveDraft", merged, SELECTION).await.ok()["draft"]["revision"], 3);
}

#[tokio::test]
async fn sixteen_at_once_lose_no_update() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let resource = create(&jo, "TEMPLATE", "A seal log").await;
    let input = |n: i32| json!({ "resourceId": resource, "revision": 1, "body": format!("Writer {n}.") });
    let mut saves: Vec<_> = Vec::new();
    for n in 0..16 {
        saves.push(jo.tell("saveDraft", input(n), SELECTION));
    }
    let outcomes = futures_util::future::join_all(saves).await;
    let saved = outcomes
        .into_iter()
        .map(commons_tests::Answer::ok)
        .filter(|payload| payload["__typename"] == "DraftSaved")
        .count();
    assert_eq!(saved, 1, "exactly one writer wins revision 1");
}

#[tokio::test]
async fn limits_and_unknown_slugs_are_named() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let resource = create(&jo, "TEMPLATE", "A seal log").await;
    let cases = [
        (json!({ "title": "x".repeat(10_000) }), "title"),
        (json!({ "summary": "x".repeat(1_001) }), "summary"),
        (json!({ "language": "english" }), "language"),
        (json!({ "sourceUrl": "javascript:alert(1)" }), "sourceUrl"),
        (json!({ "values": ["speed"] }), "values"),
        (json!({ "standards": ["no-such"] }), "standards"),
        (json!({ "topics": (0..30).map(|n| n.to_string()).collect::<Vec<_>>() }), "topics"),
        (json!({ "attachmentIds": ["bm9uc2Vuc2U"] }), "attachmentIds"),
    ];
    for (mut input, field) in cases {
        input["resourceId"] = json!(resource);
        input["revision"] = json!(1);
        let refused = jo.tell("saveDraft", input, SELECTION).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{field}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field);
    }
    let good = json!({ "resourceId": resource, "revision": 1, "values": ["high-integrity"] });
    assert_eq!(
        jo.tell("saveDraft", good, SELECTION).await.ok()["draft"]["values"],
        json!(["high-integrity"]),
        "nothing was lost meanwhile"
    );
}

#[tokio::test]
async fn a_published_resource_gets_its_next_draft_from_its_current_version() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let jo = app.person(JO).await;
    save(&jo, &resource, json!({ "title": "A better seal log" })).await;
    let seen = jo
        .ask(
            "query Q($id: ID!) { resource(id: $id) { title draft { title body } } }",
            json!({ "id": resource }),
        )
        .await
        .ok();
    assert_eq!(seen["resource"]["title"], "A seal log", "the published title stands");
    assert_eq!(
        seen["resource"]["draft"],
        json!({ "title": "A better seal log", "body": "Write the numbers down." })
    );
    app.settle().await;
}

#[tokio::test]
async fn strangers_save_nothing() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let input = json!({ "resourceId": resource, "revision": 0, "body": "Mine." });
    assert_eq!(
        app.person(DANA).await.tell("saveDraft", input.clone(), SELECTION).await.code(),
        "FORBIDDEN",
        "she reads it, so she may know"
    );
    assert_eq!(app.visitor().tell("saveDraft", input, SELECTION).await.code(), "UNAUTHENTICATED");
}
