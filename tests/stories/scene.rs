//! Scenes that many stories begin with.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

/// The demo people's addresses.
pub const DANA: &str = "dana@demo.example";
pub const LUIS: &str = "luis@demo.example";
pub const JO: &str = "jo@demo.example";
pub const RUTH: &str = "ruth@demo.example";
pub const MARCUS: &str = "marcus@demo.example";
pub const PRIYA: &str = "priya@demo.example";
pub const OMAR: &str = "omar@demo.example";
pub const ANA: &str = "ana@demo.example";

/// The department that a person sits in, as its global id.
pub async fn department_of(client: &Client<'_>) -> String {
    let viewer = client.ask("{ viewer { seats { department { id } } } }", json!({})).await.ok();
    viewer["viewer"]["seats"][0]["department"]["id"].as_str().expect("a seat").to_owned()
}

/// A resource with an empty draft; gives its id.
pub async fn create(client: &Client<'_>, kind: &str, title: &str) -> String {
    let input = json!({ "departmentId": department_of(client).await, "kind": kind, "title": title });
    let made = client.tell("createResource", input, "resource { id }").await.ok();
    made["resource"]["id"].as_str().expect("an id").to_owned()
}

/// Saves a draft on its newest revision; gives the revision that it has then.
pub async fn save(client: &Client<'_>, resource: &str, changes: Value) -> i64 {
    let seen = client
        .ask("query Q($id: ID!) { resource(id: $id) { draft { revision } } }", json!({ "id": resource }))
        .await
        .ok();
    let revision = seen["resource"]["draft"]["revision"].as_i64().unwrap_or(0);
    let mut input = changes;
    input["resourceId"] = json!(resource);
    input["revision"] = json!(revision);
    let saved = client.tell("saveDraft", input, "... on DraftSaved { draft { revision } }").await.ok();
    assert_eq!(saved["__typename"], "DraftSaved", "{saved}");
    saved["draft"]["revision"].as_i64().expect("a revision")
}

/// A finished draft, and the revision to submit.
pub async fn finished(client: &Client<'_>, title: &str, reach: &str, body: &str) -> (String, i64) {
    let resource = create(client, "TEMPLATE", title).await;
    let changes =
        json!({ "summary": "What it is for.", "body": body, "reach": reach, "changeNote": "First." });
    let revision = save(client, &resource, changes).await;
    (resource, revision)
}

/// Submits a revision; gives the review request's id.
pub async fn submit(client: &Client<'_>, resource: &str, revision: i64) -> String {
    let input = json!({ "resourceId": resource, "revision": revision });
    let asked = client.tell("submitForReview", input, "... on ReviewRequested { reviewRequest { id } } ... on DraftIncomplete { problems { field message } }").await.ok();
    assert_eq!(asked["__typename"], "ReviewRequested", "{asked}");
    asked["reviewRequest"]["id"].as_str().expect("an id").to_owned()
}

/// Claims and decides a request.
pub async fn decide(staff: &Client<'_>, request: &str, decision: &str) {
    let claimed = staff.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    assert_eq!(claimed["__typename"], "ReviewClaimed", "{claimed}");
    let input = json!({ "reviewRequestId": request, "decision": decision, "reason": "Read and checked." });
    let decided = staff.tell("decideReview", input, "").await.ok();
    assert_eq!(decided["__typename"], "ReviewDecided", "{decided}");
}

/// Publishes a template of this reach through review (or within the department), and lets the index follow.
pub async fn published(app: &TestApp, email: &str, title: &str, reach: &str, body: &str) -> String {
    let writer = app.person(email).await;
    let (resource, revision) = finished(&writer, title, reach, body).await;
    if reach == "DEPARTMENT" {
        let input = json!({ "resourceId": resource, "revision": revision });
        let done = writer.tell("publishVersion", input, "").await.ok();
        assert_eq!(done["__typename"], "VersionPublished", "{done}");
    } else {
        let request = submit(&writer, &resource, revision).await;
        decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    }
    app.settle().await;
    resource
}

/// The titles that a search finds for somebody.
pub async fn titles(client: &Client<'_>, query: &str) -> Vec<String> {
    let found = client
        .ask(
            "query Q($q: String!) { search(query: $q, first: 50) { totalCount edges { node { title } } } }",
            json!({ "q": query }),
        )
        .await
        .ok();
    let edges = found["search"]["edges"].as_array().expect("edges").clone();
    assert_eq!(
        found["search"]["totalCount"].as_u64(),
        Some(edges.len() as u64),
        "the count is the count of what is visible"
    );
    edges.iter().map(|edge| edge["node"]["title"].as_str().expect("a title").to_owned()).collect()
}
