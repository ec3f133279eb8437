//! Versions: who may read which; a wider one does not open the narrower ones before it.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{LUIS, PRIYA, decide, department_of, finished, save, submit};

const VERSIONS: &str =
    "query Q($id: ID!) { resource(id: $id) { versions(first: 10) { edges { node { id number body } } } } }";

#[tokio::test]
async fn a_wider_version_does_not_open_the_narrower_ones_before_it() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let document = luis.upload(&department, "internal.txt", b"the safe opens with 4711").await;
    app.settle().await;
    let (resource, _) = finished(&luis, "Our key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    let revision = save(&luis, &resource, json!({ "attachmentIds": [document] })).await;
    let input = json!({ "resourceId": resource, "revision": revision });
    let done = luis.tell("publishVersion", input, "... on VersionPublished { version { id } }").await.ok();
    let first = done["version"]["id"].clone();
    let changes = json!({ "reach": "PUBLIC", "body": "Keep keys safe.", "changeNote": "For all.", "attachmentIds": [] });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;

    let visitor = app.visitor();
    let seen = visitor.ask(VERSIONS, json!({ "id": resource })).await.ok();
    assert_eq!(seen["resource"]["versions"]["edges"].as_array().map(Vec::len), Some(1), "{seen}");
    let node = "query Q($id: ID!) { node(id: $id) { id } }";
    assert!(visitor.ask(node, json!({ "id": first })).await.ok()["node"].is_null());
    assert!(visitor.ask(node, json!({ "id": document })).await.ok()["node"].is_null());
    assert_eq!(visitor.download(&format!("/files/{document}")).await.0, 404);
    let own = luis.ask(VERSIONS, json!({ "id": resource })).await.ok();
    assert_eq!(own["resource"]["versions"]["edges"].as_array().map(Vec::len), Some(2));
}
