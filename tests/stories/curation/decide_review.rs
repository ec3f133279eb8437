//! Decide a review: approve, ask for changes, decline; always with a reason, only by the one who holds the claim.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{ANA, DANA, LUIS, PRIYA, decide, finished, published, save, submit, titles};

const RESOURCE: &str = "query Q($id: ID!) { resource(id: $id) { status title body currentVersion { number changeNote } openReview { id } draft { revision } } }";

#[tokio::test]
async fn an_approved_version_is_published_with_the_next_number() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A call tree", "PUBLIC", "Call in this order.").await;
    let seen = app.visitor().ask(RESOURCE, json!({ "id": resource })).await.ok();
    assert_eq!(seen["resource"]["status"], "PUBLISHED");
    assert_eq!(seen["resource"]["currentVersion"]["number"], 1);
    assert!(seen["resource"]["draft"].is_null());

    let luis = app.person(LUIS).await;
    let revision = save(
        &luis,
        &resource,
        json!({ "body": "Call the sheriff first.", "changeNote": "The sheriff comes first." }),
    )
    .await;
    let request = submit(&luis, &resource, revision).await;
    app.settle().await;
    assert_eq!(
        app.visitor().ask(RESOURCE, json!({ "id": resource })).await.ok()["resource"]["body"],
        "Call in this order.",
        "the old one stands until then"
    );
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let seen = app.visitor().ask(RESOURCE, json!({ "id": resource })).await.ok();
    assert_eq!(
        seen["resource"]["currentVersion"],
        json!({ "number": 2, "changeNote": "The sheriff comes first." })
    );
    assert_eq!(titles(&app.person(DANA).await, "sheriff").await, ["A call tree"]);
}

#[tokio::test]
async fn changes_are_asked_for_and_the_draft_is_still_there() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "ASK_FOR_CHANGES").await;
    let seen = luis.ask(RESOURCE, json!({ "id": resource })).await.ok();
    assert_eq!(seen["resource"]["status"], "CHANGES_ASKED");
    assert_eq!(seen["resource"]["draft"]["revision"], revision);
    assert!(seen["resource"]["openReview"].is_null());
    let told = luis
        .ask("{ reviewQueue(filter: { states: [CHANGES_ASKED] }) { edges { node { reason } } } }", json!({}))
        .await
        .ok();
    assert_eq!(told["reviewQueue"]["edges"][0]["node"]["reason"], "Read and checked.");
    submit(&luis, &resource, revision).await;
}

#[tokio::test]
async fn a_reason_is_needed_and_the_claim_too() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    let (priya, ana) = (app.person(PRIYA).await, app.person(ANA).await);
    let input = |reason: &str| json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": reason });
    assert_eq!(
        priya.tell("decideReview", input("Fine."), "").await.ok()["__typename"],
        "ReviewNotYours",
        "claim first"
    );
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    assert_eq!(priya.tell("decideReview", input("  "), "").await.code(), "BAD_USER_INPUT");
    assert_eq!(ana.tell("decideReview", input("Mine now."), "").await.ok()["__typename"], "ReviewNotYours");
    assert_eq!(priya.tell("decideReview", input("Fine."), "").await.ok()["__typename"], "ReviewDecided");
    assert_eq!(
        priya.tell("decideReview", input("Again."), "").await.ok()["__typename"],
        "ReviewNotYours",
        "decided once"
    );
    app.settle().await;
}
