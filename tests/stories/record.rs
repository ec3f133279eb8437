//! The record: what happened is written down, and nobody rewrites it unseen.

use commons_access::Viewer;
use commons_store::feed::{Chain, verify};
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;

use crate::scene::{LUIS, published};

async fn chain(app: &TestApp) -> Chain {
    let tx = app.store.read(&Viewer::system("tests")).await.expect("a transaction");
    verify(&tx, None).await.expect("the record answers")
}

/// What an attacker with the owner's rights on the database could do: the trigger is taken off first.
async fn tamper(app: &TestApp, sql: &str) {
    let pool = &app.owner;
    pool.execute_unprepared("ALTER TABLE event DISABLE TRIGGER ALL").await.expect("the owner may");
    pool.execute_unprepared(sql).await.expect("the statement runs");
    pool.execute_unprepared("ALTER TABLE event ENABLE TRIGGER ALL").await.expect("the owner may");
}

async fn with_events() -> TestApp {
    let app = TestApp::new().await;
    published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    app
}

#[tokio::test]
async fn every_verb_of_a_publication_is_in_the_chain() {
    let app = with_events().await;
    assert!(matches!(chain(&app).await, Chain::Whole { count, .. } if count >= 5));
    for kind in
        ["resource.created", "review.requested", "review.claimed", "review.approved", "version.published"]
    {
        assert_eq!(
            app.count(&format!("SELECT count(*) FROM event WHERE kind = '{kind}'")).await,
            1,
            "{kind}"
        );
    }
}

#[tokio::test]
async fn the_server_cannot_change_an_event() {
    let app = with_events().await;
    for sql in ["UPDATE event SET actor = 'x'", "DELETE FROM event", "TRUNCATE event"] {
        let refused = app.owner.execute_unprepared(sql).await.expect_err(sql).to_string();
        assert!(refused.contains("only added to"), "{refused}");
    }
}

#[tokio::test]
async fn a_changed_event_is_found() {
    let app = with_events().await;
    tamper(&app, "UPDATE event SET data = '{\"title\":\"another\"}' WHERE seq = 2").await;
    assert!(matches!(chain(&app).await, Chain::Broken { seq: 2, .. }));
}

#[tokio::test]
async fn a_removed_event_is_found() {
    let app = with_events().await;
    tamper(&app, "DELETE FROM event WHERE seq = 3").await;
    assert!(matches!(chain(&app).await, Chain::Broken { seq: 3, .. }));
}

#[tokio::test]
async fn two_swapped_events_are_found() {
    let app = with_events().await;
    tamper(&app, "UPDATE event SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)").await;
    tamper(&app, "UPDATE event SET seq = -seq WHERE seq < 0").await;
    assert!(matches!(chain(&app).await, Chain::Broken { seq: 2, .. }));
}
