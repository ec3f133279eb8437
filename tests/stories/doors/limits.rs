//! Limits of a request: depth, complexity, aliases, size; refused before anything runs.

use commons_tests::TestApp;
use serde_json::json;

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
