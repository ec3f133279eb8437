//! Limits of a request: depth, complexity, aliases, size; refused before anything runs.

use std::time::Duration;

use commons_tests::TestApp;
use serde_json::{Value, json};

use crate::scene::{LUIS, department_of, finished};

#[tokio::test]
async fn what_is_too_deep_too_dear_or_too_big_is_refused() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let deep = format!(
        "{{ departments(first: 1) {{ {} totalCount {} }} }}",
        "edges { node { resources(first: 1) { edges { node { department { ".repeat(5),
        "} } } } } } ".repeat(5)
    );
    let dear = "{ departments(first: 100) { edges { node { resources(first: 100) { edges { node { versions(first: 100) { totalCount } } } } } } } }";
    let aliases: String = (0..1_000).map(|n| format!("a{n}: viewer {{ allianceRole }} ")).collect();
    let big = format!("{{ viewer {{ allianceRole }} }} # {}", "x".repeat(1024 * 1024));
    for (what, query) in
        [("deep", deep), ("dear", dear.to_owned()), ("aliases", format!("{{ {aliases} }}")), ("big", big)]
    {
        let refused = visitor.ask(&query, json!({})).await;
        assert!(!refused.errors.is_empty(), "{what} was answered");
        assert!(refused.status == 400 || refused.status == 413, "{what}: {}", refused.status);
        assert!(!refused.code().is_empty());
    }
}

#[tokio::test]
async fn hostile_lists_and_texts_are_refused_by_name_and_at_once() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let with = |field: &str, value: Value| {
        let mut input = json!({ "resourceId": resource, "revision": revision });
        input[field] = value;
        input
    };
    let many: Vec<String> = (0..60_000).map(|n| format!("{n:x}")).collect();
    for input in
        [with("topics", json!(many)), with("values", json!(many)), with("body", json!(">".repeat(4_000)))]
    {
        let answer = tokio::time::timeout(Duration::from_secs(2), luis.tell("saveDraft", input, "")).await;
        assert_eq!(answer.expect("it is refused at once").code(), "BAD_USER_INPUT");
    }
    let query = "query Q($f: ResourceFilter) { resources(filter: $f, first: 1) { edges { cursor } } }";
    let answer = app.visitor().ask(query, json!({ "f": { "statuses": vec!["DRAFT"; 70_000] } })).await;
    assert!(matches!(answer.code(), "BAD_USER_INPUT"), "never INTERNAL");
    let input = json!({ "departmentId": department_of(&luis).await, "kind": "TEMPLATE", "title": "Seal log", "externalId": "a\u{0}b" });
    assert_eq!(luis.tell("createResource", input, "").await.code(), "BAD_USER_INPUT");
}
