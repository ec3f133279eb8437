//! Whoever is signed in may ask the schema about itself; a visitor is told to sign in.

use commons_tests::{Client, TestApp};
use serde_json::json;

use super::token::token;
use crate::scene::DANA;

#[tokio::test]
async fn members_see_the_schema_and_visitors_are_told_to_sign_in() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for question in [
        "{ __schema { types { name } } }",
        "{ viewer { allianceRole } t: __type(name: \"Resource\") { name } }",
        "{ ...F } fragment F on Query { ... on Query { __schema { queryType { name } } } }",
    ] {
        let refused = visitor.ask(question, json!({})).await;
        assert_eq!((refused.status, refused.code()), (400, "UNAUTHENTICATED"), "{question}");
        assert!(refused.message().contains("sign in"), "{}", refused.message());
        assert!(refused.data.is_null());
    }
    let named = visitor.ask("{ __typename viewer { __typename } }", json!({})).await.ok();
    assert_eq!(named["viewer"]["__typename"], "Viewer", "names of types are no secret");

    let dana = app.person(DANA).await;
    let program = Client::with_bearer(&app, &token(&app, &["read"], 9).await);
    for member in [&dana, &program] {
        let schema = member.ask("{ __schema { queryType { name } } }", json!({})).await.ok();
        assert_eq!(schema["__schema"]["queryType"]["name"], "Query");
    }
}
