//! Create a resource: made, bad titles, strangers.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{DANA, JO, RUTH, department_of};

#[tokio::test]
async fn a_contributor_creates_and_only_her_department_sees_it() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let input =
        json!({ "departmentId": department_of(&jo).await, "kind": "STORY", "title": " Shorter  lines " });
    let made = jo
        .tell("createResource", input, "resource { id slug title status draft { revision } viewerActions }")
        .await
        .ok();
    let resource = &made["resource"];
    assert_eq!(resource["title"], "Shorter lines");
    assert_eq!(resource["status"], "DRAFT");
    assert_eq!(resource["draft"]["revision"], 1);
    assert_eq!(resource["viewerActions"], json!(["EDIT", "SUBMIT"]));
    let query = "query Q($id: ID!, $slug: String!) { resource(id: $id) { id } bySlug: resource(slug: $slug) { id } node(id: $id) { id } }";
    let variables = json!({ "id": resource["id"], "slug": resource["slug"] });
    assert_eq!(jo.ask(query, variables.clone()).await.ok()["node"]["id"], resource["id"]);
    for stranger in [app.visitor(), app.person(DANA).await, app.person(RUTH).await] {
        assert_eq!(
            stranger.ask(query, variables.clone()).await.ok(),
            json!({ "resource": null, "bySlug": null, "node": null })
        );
    }
    app.settle().await;
}

#[tokio::test]
async fn bad_titles_are_refused_by_name() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    for (title, says) in [(String::new(), "give it a title"), ("x".repeat(10_000), "at most 200")] {
        let input = json!({ "departmentId": department, "kind": "STORY", "title": title });
        let refused = jo.tell("createResource", input, "resource { id }").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT");
        assert_eq!(refused.errors[0]["extensions"]["field"], "title");
        assert!(refused.message().contains(says), "{}", refused.message());
    }
}

#[tokio::test]
async fn nobody_creates_in_a_department_that_is_not_hers() {
    let app = TestApp::new().await;
    let input = json!({ "departmentId": department_of(&app.person(JO).await).await, "kind": "STORY", "title": "Shorter lines" });
    assert_eq!(
        app.person(DANA).await.tell("createResource", input.clone(), "resource { id }").await.code(),
        "FORBIDDEN"
    );
    assert_eq!(
        app.person(RUTH).await.tell("createResource", input.clone(), "resource { id }").await.code(),
        "FORBIDDEN"
    );
    assert_eq!(
        app.visitor().tell("createResource", input, "resource { id }").await.code(),
        "UNAUTHENTICATED"
    );
}
