//! Publish within a department: a publisher may, a contributor may not, and beyond it a review is needed.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{DANA, JO, LUIS, PRIYA, RUTH, decide, finished, save, submit, titles};

const SELECTION: &str = "... on VersionPublished { version { number } resource { status } } ... on NeedsReview { message } \
                         ... on DraftIncomplete { problems { field message } } ... on DraftConflict { draft { revision } }";

#[tokio::test]
async fn a_publisher_publishes_for_her_own_department_only() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let (resource, revision) =
        finished(&jo, "Our key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    let input = json!({ "resourceId": resource, "revision": revision });
    assert_eq!(jo.tell("publishVersion", input.clone(), SELECTION).await.code(), "FORBIDDEN");
    let done = luis.tell("publishVersion", input.clone(), SELECTION).await.ok();
    assert_eq!(done["version"]["number"], 1);
    assert_eq!(done["resource"]["status"], "PUBLISHED");
    app.settle().await;
    assert_eq!(
        titles(&app.person(RUTH).await, "key cabinet").await,
        ["Our key cabinet"],
        "a reader of the department finds it"
    );
    assert!(titles(&app.person(DANA).await, "key cabinet").await.is_empty());
    assert!(titles(&app.visitor(), "key cabinet").await.is_empty());
    let again = luis.tell("publishVersion", input, SELECTION).await.ok();
    assert_eq!(again["__typename"], "DraftIncomplete", "nothing has changed since");
}

#[tokio::test]
async fn beyond_the_department_it_needs_a_review() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) =
        finished(&luis, "Our key cabinet", "PUBLIC", "The spare key hangs left.").await;
    let answer = luis
        .tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    assert_eq!(answer["__typename"], "NeedsReview");
    let revision = save(&luis, &resource, json!({ "reach": "DEPARTMENT" })).await;
    let stale = luis
        .tell("publishVersion", json!({ "resourceId": resource, "revision": revision - 1 }), SELECTION)
        .await
        .ok();
    assert_eq!(stale["__typename"], "DraftConflict");
    app.settle().await;
}

#[tokio::test]
async fn a_second_version_says_what_changed() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) =
        finished(&luis, "Our key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    luis.tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    let revision = save(&luis, &resource, json!({ "body": "The spare key hangs right." })).await;
    let asked = luis
        .tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    assert_eq!(asked["problems"][0]["field"], "changeNote");
    let revision = save(&luis, &resource, json!({ "changeNote": "The key was moved." })).await;
    luis.tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), SELECTION)
        .await
        .ok();
    let query = "query Q($id: ID!) { resource(id: $id) { body versions(first: 10) { totalCount edges { node { number body changeNote } } } } }";
    let seen = app.person(RUTH).await.ask(query, json!({ "id": resource })).await.ok();
    assert_eq!(seen["resource"]["versions"]["totalCount"], 2);
    assert_eq!(seen["resource"]["versions"]["edges"][0]["node"]["number"], 2);
    assert_eq!(
        seen["resource"]["versions"]["edges"][1]["node"]["body"], "The spare key hangs left.",
        "the first one is as it was"
    );
    app.settle().await;
}

#[tokio::test]
async fn nothing_is_published_past_an_open_review() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    let revision = save(&luis, &resource, json!({ "reach": "DEPARTMENT", "body": "Newer words." })).await;
    let input = json!({ "resourceId": resource, "revision": revision });
    let answer = luis.tell("publishVersion", input, "").await.ok();
    assert_eq!(answer["__typename"], "NeedsReview");
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let seen = luis
        .ask("query Q($id: ID!) { resource(id: $id) { draft { body } } }", json!({ "id": resource }))
        .await;
    assert_eq!(
        seen.ok()["resource"]["draft"]["body"],
        "Newer words.",
        "the draft that went on is the next one"
    );
}
