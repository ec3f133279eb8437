//! Ids and pages that are not ours: a clear error with the field, never a fault.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{JO, create};

#[tokio::test]
async fn malformed_and_foreign_ids_are_told() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for id in ["", "x", "%%%", "bm9uc2Vuc2U", &"a".repeat(10_000), "cmVzb3VyY2U6eA", "🗳️"] {
        let refused = visitor.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{id:.20}");
        assert_eq!(refused.errors[0]["extensions"]["field"], "id");
    }
    let jo = app.person(JO).await;
    let resource = create(&jo, "STORY", "Shorter lines").await;
    let foreign = jo.tell("claimReview", json!({ "reviewRequestId": resource }), "").await;
    assert_eq!(foreign.code(), "BAD_USER_INPUT", "a resource is no review request");
    assert_eq!(foreign.errors[0]["extensions"]["field"], "reviewRequestId");
}

#[tokio::test]
async fn pages_have_limits_and_cursors_a_shape() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for first in [0, -1, 101, i32::MAX] {
        let refused = visitor
            .ask("query Q($n: Int) { resources(first: $n) { totalCount } }", json!({ "n": first }))
            .await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{first}");
        assert!(refused.message().contains("from 1 to 100"));
    }
    for list in ["resources", "departments", "reviewQueue"] {
        let refused = visitor
            .ask(&format!("{{ {list}(first: 1, after: \"nonsense\") {{ totalCount }} }}"), json!({}))
            .await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{list}");
        assert_eq!(refused.errors[0]["extensions"]["field"], "after");
    }
}
