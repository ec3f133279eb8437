//! API tokens: a person's rights in a program's hands, within the token's scopes and until it ends.

use commons_access::Viewer;
use commons_directory::{NewApiToken, TokenCreation, create_api_token};
use commons_identity::{TokenKind, new_token};
use commons_kernel::Clock;
use commons_tests::{Client, TestApp};
use rand::{SeedableRng, rngs::StdRng};
use secrecy::ExposeSecret;
use serde_json::json;
use time::Duration;

use crate::scene::{LUIS, department_of};

pub(super) async fn token(app: &TestApp, scopes: &[&str], seed: u64) -> String {
    let made = new_token(TokenKind::Api, &mut StdRng::seed_from_u64(seed));
    let system = Viewer::system("tests");
    let tx = app.store.begin(&system).await.expect("a transaction");
    let now = app.clock.now();
    let new = NewApiToken {
        email: LUIS.into(),
        scopes: scopes.iter().map(ToString::to_string).collect(),
        expires_at: now + Duration::days(90),
        token_hash: made.hash,
        ending: "tests".into(),
    };
    let created = create_api_token(&tx, &system, new, now).await.expect("it is made");
    assert!(matches!(created, TokenCreation::Created(_)));
    tx.commit().await.expect("it commits");
    made.plain.expose_secret().to_owned()
}

#[tokio::test]
async fn a_token_is_its_person_until_it_ends() {
    let app = TestApp::new().await;
    let plain = token(&app, &["read", "write"], 1).await;
    assert!(plain.starts_with("commons_pat_"), "scanners for secrets find it");
    assert_eq!(
        app.count("SELECT count(*) FROM api_token WHERE token_hash LIKE 'commons%'").await,
        0,
        "stored hashed"
    );
    let program = Client::with_bearer(&app, &plain);
    let department = department_of(&program).await;
    let input = json!({ "departmentId": department, "kind": "STORY", "title": "Made by a program" });
    program.tell("createResource", input.clone(), "resource { id }").await.ok();
    app.clock.pass(Duration::days(91));
    let ended = program.tell("createResource", input, "resource { id }").await;
    assert_eq!((ended.status, ended.code()), (401, "UNAUTHENTICATED"));
}

#[tokio::test]
async fn a_token_that_may_only_read_changes_nothing() {
    let app = TestApp::new().await;
    let program = Client::with_bearer(&app, &token(&app, &["read"], 2).await);
    let input = json!({ "departmentId": department_of(&program).await, "kind": "STORY", "title": "Made by a program" });
    let refused = program.tell("createResource", input, "resource { id }").await;
    assert!(!refused.errors.is_empty());
    assert_eq!(app.count("SELECT count(*) FROM resource").await, 0);
}
