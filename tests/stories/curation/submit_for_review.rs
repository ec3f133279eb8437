//! Submit for review: asked, unfinished, outdated, already open, strangers.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{DANA, JO, LUIS, PRIYA, RUTH, create, finished, save, submit};

const SELECTION: &str = "... on ReviewRequested { reviewRequest { state resource { title } } } ... on DraftIncomplete { problems { field message } } \
                         ... on DraftConflict { draft { revision } message } ... on ReviewAlreadyOpen { reviewRequest { id } }";

#[tokio::test]
async fn a_publisher_submits_and_the_queue_shows_it_to_staff_and_to_its_department() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let asked = luis
        .tell("submitForReview", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    assert_eq!(asked["reviewRequest"]["state"], "WAITING");
    let queue =
        "{ reviewQueue(first: 10) { totalCount edges { node { resource { title } version { body } } } } }";
    for (who, sees) in [(PRIYA, 1), (LUIS, 1), (JO, 1), (DANA, 0), (RUTH, 0)] {
        let seen = app.person(who).await.ask(queue, json!({})).await.ok();
        assert_eq!(seen["reviewQueue"]["totalCount"], sees, "{who}");
    }
    assert_eq!(app.visitor().ask(queue, json!({})).await.ok()["reviewQueue"]["totalCount"], 0);
    app.settle().await;
}

#[tokio::test]
async fn an_unfinished_draft_is_sent_back_with_every_problem_at_once() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let resource = create(&jo, "TEMPLATE", "Log").await;
    let asked =
        jo.tell("submitForReview", json!({ "resourceId": resource, "revision": 1 }), SELECTION).await.ok();
    let fields: Vec<&str> = asked["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| problem["field"].as_str().expect("a field"))
        .collect();
    assert_eq!(fields, ["title", "summary", "body"]);
}

#[tokio::test]
async fn what_is_submitted_is_what_the_submitter_saw() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let (resource, revision) = finished(&jo, "A call tree", "PUBLIC", "Call in this order.").await;
    save(&app.person(LUIS).await, &resource, json!({ "body": "Changed by Luis." })).await;
    let asked = jo
        .tell("submitForReview", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    assert_eq!(asked["__typename"], "DraftConflict");
    assert_eq!(asked["draft"]["revision"], revision + 1);
}

#[tokio::test]
async fn one_request_is_open_at_a_time() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let (resource, revision) = finished(&jo, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&jo, &resource, revision).await;
    let again = jo
        .tell("submitForReview", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    assert_eq!(again["__typename"], "ReviewAlreadyOpen");
    assert_eq!(again["reviewRequest"]["id"], json!(request));
}

#[tokio::test]
async fn strangers_do_not_learn_that_there_is_a_draft() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let (resource, revision) = finished(&jo, "A call tree", "PUBLIC", "Call in this order.").await;
    let input = json!({ "resourceId": resource, "revision": revision });
    let to_visitor = app.visitor().tell("submitForReview", input.clone(), SELECTION).await;
    assert_eq!(to_visitor.code(), "UNAUTHENTICATED", "which is said of every id, there or not");
    for stranger in [app.person(DANA).await, app.person(RUTH).await, app.person(PRIYA).await] {
        assert_eq!(stranger.tell("submitForReview", input.clone(), SELECTION).await.code(), "NOT_FOUND");
    }
}
