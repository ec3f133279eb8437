//! Mutations by cookie: without the header that a foreign page cannot send, nothing happens.

use commons_tests::TestApp;
use serde_json::{Value, json};

use crate::scene::{JO, department_of};

async fn create(
    app: &TestApp,
    headers: &[(&str, &str)],
    content_type: &str,
    query: &str,
    department: &str,
) -> (u16, Value) {
    let variables = json!({ "input": { "departmentId": department, "kind": "STORY", "title": "Forged" } });
    let body = json!({ "query": query, "variables": variables }).to_string();
    let mut request = app
        .http
        .post("/graphql")
        .header("accept", "application/graphql-response+json")
        .content_type(content_type)
        .body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.0;
    let status = response.status().as_u16();
    let text = response.into_body().into_string().await.expect("a text");
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}

const MUTATION: &str =
    "mutation M($input: CreateResourceInput!) { createResource(input: $input) { resource { id } } }";

#[tokio::test]
async fn a_forged_request_changes_nothing() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let cookie = jo.cookie().expect("she is signed in");
    let json_type = "application/json";
    let (status, answer) = create(&app, &[("cookie", cookie)], json_type, MUTATION, &department).await;
    assert_eq!((status, answer["errors"][0]["extensions"]["code"].as_str()), (403, Some("CSRF")), "{answer}");
    let foreign = [("cookie", cookie), ("x-commons-csrf", "1"), ("origin", "https://evil.example")];
    let (status, answer) = create(&app, &foreign, json_type, MUTATION, &department).await;
    assert_eq!((status, answer["errors"][0]["extensions"]["code"].as_str()), (403, Some("CSRF")), "{answer}");
    for form in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"] {
        let (status, _) =
            create(&app, &[("cookie", cookie), ("x-commons-csrf", "1")], form, MUTATION, &department).await;
        assert_eq!(status, 415, "{form}");
    }
    assert_eq!(app.count("SELECT count(*) FROM resource").await, 0);
    let ours = [("cookie", cookie), ("x-commons-csrf", "1"), ("origin", "http://127.0.0.1:8080")];
    let (status, answer) = create(&app, &ours, json_type, MUTATION, &department).await;
    assert_eq!((status, answer["errors"].is_null()), (200, true), "{answer}");
}

#[tokio::test]
async fn without_a_session_a_mutation_says_so() {
    let app = TestApp::new().await;
    let department = department_of(&app.person(JO).await).await;
    let (_, answer) = create(&app, &[], "application/json", MUTATION, &department).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let (_, answer) =
        create(&app, &[("cookie", "commons_session=ses_forged")], "application/json", MUTATION, &department)
            .await;
    assert!(
        answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
            || answer["errors"][0]["extensions"]["code"] == "CSRF",
        "{answer}"
    );
    let (status, _) = create(
        &app,
        &[("authorization", "Bearer commons_pat_forged")],
        "application/json",
        MUTATION,
        &department,
    )
    .await;
    assert_eq!(status, 401, "a bad token is told, never taken for a visitor");
    assert_eq!(app.count("SELECT count(*) FROM resource").await, 0);
}
