//! Each error that there is, provoked: a code and a sentence, and nothing of our insides.

use std::collections::BTreeSet;

use commons_http::Rates;
use commons_tests::{Answer, Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::token::token;
use crate::scene::{DANA, JO, LUIS, create, department_of, finished};

/// What no answer may hold, in small letters: words of SQL and of our libraries, names of files, names of tables.
const INSIDES: &[&str] = &[
    "select ",
    "insert into",
    "update \"",
    "where ",
    "sqlx",
    "sea_orm",
    "sea-orm",
    "postgres",
    "tantivy",
    "relation \"",
    "column \"",
    "constraint",
    "duplicate key",
    "syntax error at",
    "panicked",
    "stack",
    ".rs:",
    "review_request",
    "api_token",
    "sign_in_attempt",
    "resource_id",
    "person_id",
    "department_id",
    "127.0.0.1",
];

/// Those of them that a page may hold: as words of English, and as its own address.
const PROSE: &[&str] = &["select ", "where ", "stack", "127.0.0.1"];

#[track_caller]
fn outside(text: &str) {
    let small = text.to_lowercase();
    for inside in INSIDES {
        assert!(!small.contains(inside), "an answer tells of our insides ({inside}): {text}");
    }
}

fn told(answer: &Answer, seen: &mut BTreeSet<String>) {
    outside(&Value::from(answer.errors.clone()).to_string());
    assert!(!answer.message().is_empty() && !answer.message().contains('\n'));
    seen.insert(answer.code().to_owned());
}

#[tokio::test]
async fn every_error_has_a_code_and_keeps_our_insides() {
    let app = TestApp::limited(Rates { wrong_secret_minute: 1, ..Rates::generous() }).await;
    let (visitor, luis, dana) = (app.visitor(), app.person(LUIS).await, app.person(DANA).await);
    let department = department_of(&luis).await;
    let mut seen = BTreeSet::new();
    for query in [
        "{",
        "{ nothing }",
        "{ __schema { types { name } } }",
        "{ resources(first: 1000) { totalCount } }",
        "{ resources(first: 1, after: \"' OR 1=1 --\") { totalCount } }",
        "{ node(id: \"'; DROP TABLE person; --\") { id } }",
        "query Q($x: Int!) { resources(first: $x) { totalCount } }",
    ] {
        told(&visitor.ask(query, json!({})).await, &mut seen);
    }
    let new = json!({ "departmentId": department, "kind": "STORY", "title": "Seals", "externalId": "one" });
    told(&visitor.tell("createResource", new.clone(), "").await, &mut seen);
    told(&dana.tell("createResource", new.clone(), "").await, &mut seen);
    luis.tell("createResource", new.clone(), "").await.ok();
    told(&luis.tell("createResource", new, "").await, &mut seen);
    let (hidden, revision) = finished(&luis, "Seal log", "DEPARTMENT", "Write.").await;
    told(
        &dana.tell("submitForReview", json!({ "resourceId": hidden, "revision": revision }), "").await,
        &mut seen,
    );
    let odd = json!({ "departmentId": department, "kind": "STORY", "title": "a\u{0}b" });
    told(&luis.tell("createResource", odd, "").await, &mut seen);
    let program = Client::with_bearer(&app, &token(&app, &["read"], 3).await);
    let change = json!({ "departmentId": department, "kind": "STORY", "title": "Seals" });
    told(&program.tell("createResource", change, "").await, &mut seen);
    let forger = Client::with_bearer(&app, "commons_pat_forged");
    told(&forger.ask("{ __typename }", json!({})).await, &mut seen);
    told(&forger.ask("{ __typename }", json!({})).await, &mut seen);
    for code in [
        "BAD_USER_INPUT",
        "GRAPHQL_PARSE_FAILED",
        "GRAPHQL_VALIDATION_FAILED",
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "NOT_FOUND",
        "CONFLICT",
        "RATE_LIMITED",
    ] {
        assert!(seen.contains(code), "{code} was not provoked: {seen:?}");
    }
}

#[tokio::test]
async fn a_fault_of_ours_is_told_without_its_cause() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let resource = create(&jo, "STORY", "Shorter lines").await;
    let ask =
        async || jo.ask("query Q($id: ID!) { resource(id: $id) { title } }", json!({ "id": resource })).await;
    app.owner
        .execute_unprepared("ALTER TABLE resource RENAME COLUMN title TO gone")
        .await
        .expect("it is renamed");
    let broken = ask().await;
    assert_eq!(broken.code(), "INTERNAL");
    outside(&Value::from(broken.errors.clone()).to_string());
    assert!(
        broken.errors[0]["extensions"]["reference"].is_string(),
        "a name under which the log has the cause"
    );
    let page = app.http.get("/search?q=lines").header("accept", "text/html").send().await.0;
    let page = page.into_body().into_string().await.expect("a page");
    assert!(!page.contains("does not exist") && !page.contains("42703"), "{page}");
    app.owner
        .execute_unprepared("ALTER TABLE resource RENAME COLUMN gone TO title")
        .await
        .expect("it is mended");
    assert!(ask().await.errors.is_empty());

    app.lose_database().await;
    let away = ask().await;
    assert_eq!((away.status, away.code()), (503, "UNAVAILABLE"));
    outside(&Value::from(away.errors.clone()).to_string());
    let page = app.http.get("/search?q=lines").header("accept", "text/html").send().await.0;
    assert!(page.status().is_server_error());
    let page = page.into_body().into_string().await.expect("a page").to_lowercase();
    for inside in INSIDES.iter().filter(|inside| !PROSE.contains(inside)) {
        assert!(!page.contains(inside), "a page tells of our insides ({inside}): {page}");
    }
}
