//! What reviewers keep seeing of a resource once they have decided: what was before them, and not what its department
//! then publishes for itself.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{
    LUIS, OMAR, PRIYA, RUTH, decide, department_of, finished, published, save, submit, titles,
};

/// Every field that tells words of a resource.
const TOLD: &str = "id title summary body bodyHtml values standards topics states languages licence sourceUrl \
    currentVersion { id title body attachments { id filename } } \
    versions(first: 5) { totalCount edges { node { id title body bodyHtml changeNote summary attachments { id filename } } } } \
    draft { title body } openReview { id } viewerActions";

/// The word that stands in everything that the department publishes for itself.
const SECRET: &str = "marigold";

/// Saves words for the department's eyes, with a document, and publishes them there; gives the ids of the version and of
/// the document.
async fn publish_secret(app: &TestApp, luis: &Client<'_>, resource: &str) -> [String; 2] {
    let document = luis.upload(&department_of(luis).await, "marigold.txt", b"The marigold key.").await;
    app.settle().await;
    let changes = json!({
        "reach": "DEPARTMENT",
        "title": "The marigold key",
        "summary": "Where the marigold key hangs.",
        "body": "The marigold key hangs left.",
        "changeNote": "Says marigold.",
        "licence": "LicenseRef-marigold",
        "sourceUrl": "https://marigold.example/",
        "topics": ["marigold"],
        "states": ["WI"],
        "language": "es",
        "attachmentIds": [document],
    });
    let revision = save(luis, resource, changes).await;
    let input = json!({ "resourceId": resource, "revision": revision });
    let done = luis.tell("publishVersion", input, "... on VersionPublished { version { id } }").await.ok();
    app.settle().await;
    [done["version"]["id"].as_str().expect("published").to_owned(), document]
}

/// The request's resource as somebody is told it, by the request's own id and through the queue: both say the same.
async fn told(client: &Client<'_>, request: &str, state: &str) -> Value {
    let fields = format!("id version {{ body }} resource {{ {TOLD} }}");
    let query = format!(
        "query Q($id: ID!) {{ node(id: $id) {{ ... on ReviewRequest {{ {fields} }} }} \
         reviewQueue(filter: {{ states: [{state}] }}, first: 5) {{ edges {{ node {{ {fields} }} }} }} }}"
    );
    let seen = client.ask(&query, json!({ "id": request })).await.ok();
    let edges = seen["reviewQueue"]["edges"].as_array().expect("edges");
    assert!(edges.iter().any(|edge| edge["node"] == seen["node"]), "{seen}");
    seen["node"].clone()
}

/// Whether nothing of these ids, or of a search for the secret, comes to somebody.
async fn nothing_at(client: &Client<'_>, ids: &[String]) {
    for id in ids {
        let seen = client.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await.ok();
        assert!(seen["node"].is_null(), "{seen}");
    }
    assert!(titles(client, SECRET).await.is_empty());
}

#[tokio::test]
async fn after_a_review_its_own_version_is_what_reviewers_are_told() {
    for (decision, state) in [("ASK_FOR_CHANGES", "CHANGES_ASKED"), ("DECLINE", "DECLINED")] {
        let app = TestApp::new().await;
        let luis = app.person(LUIS).await;
        let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
        let request = submit(&luis, &resource, revision).await;
        decide(&app.person(PRIYA).await, &request, decision).await;
        let ids = publish_secret(&app, &luis, &resource).await;

        for reviewer in [PRIYA, OMAR] {
            let reviewer = app.person(reviewer).await;
            let seen = told(&reviewer, &request, state).await;
            assert!(!seen.to_string().contains(SECRET), "{seen}");
            assert_eq!(seen["version"]["body"], "Call in this order.");
            let known = &seen["resource"];
            assert_eq!(known["title"], "A call tree");
            assert_eq!(known["body"], "Call in this order.");
            assert_eq!((&known["states"], &known["languages"]), (&json!([]), &json!(["en"])));
            assert!(known["currentVersion"].is_null() && known["draft"].is_null(), "{known}");
            assert_eq!(known["versions"], json!({ "totalCount": 0, "edges": [] }));
            assert_eq!(known["viewerActions"], json!([]));
            nothing_at(&reviewer, &[&ids[..], std::slice::from_ref(&resource)].concat()).await;
        }
        let own = told(&luis, &request, state).await;
        assert_eq!(own["resource"]["title"], "The marigold key", "its department sees what stands there now");
        assert_eq!(own["resource"]["versions"]["totalCount"], 2);
        assert_eq!(titles(&app.person(RUTH).await, SECRET).await, ["The marigold key"]);
    }
}

#[tokio::test]
async fn the_next_review_does_not_open_what_the_department_published_between() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = published(&app, LUIS, "A call tree", "PUBLIC", "Call in this order.").await;
    let ids = publish_secret(&app, &luis, &resource).await;
    let changes = json!({
        "reach": "PUBLIC",
        "title": "A longer call tree",
        "summary": "What it is for.",
        "body": "Call the sheriff first.",
        "changeNote": "The sheriff comes first.",
        "licence": "",
        "sourceUrl": "",
        "topics": [],
        "states": [],
        "attachmentIds": [],
    });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    let priya = app.person(PRIYA).await;
    let seen = told(&priya, &request, "WAITING").await;
    assert!(!seen.to_string().contains(SECRET), "{seen}");
    assert_eq!(seen["resource"]["title"], "A longer call tree");
    assert_eq!(seen["resource"]["body"], "Call the sheriff first.");
    assert!(seen["resource"]["currentVersion"].is_null(), "{seen}");
    let query = format!("query Q($id: ID!) {{ resource(id: $id) {{ {TOLD} }} }}");
    let direct = priya.ask(&query, json!({ "id": resource })).await.ok();
    assert_eq!(direct["resource"], seen["resource"], "the resource itself says the same");
    nothing_at(&priya, &ids).await;
}
