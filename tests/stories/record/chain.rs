//! The chain: whatever is changed, removed, inserted or swapped is found, and said in the words of `commons audit verify`.

use commons_access::Viewer;
use commons_discovery::request_rebuild;
use commons_kernel::Clock;
use commons_store::feed::{Chain, Noted, verify};
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;

use crate::scene::{LUIS, published};

/// What `commons audit verify` prints.
async fn verdict(app: &TestApp, noted: Option<&Noted>) -> String {
    let tx = app.store.read(&Viewer::system("audit")).await.expect("a transaction");
    verify(&tx, noted).await.expect("the record answers").to_string()
}

/// What an attacker with the owner's rights on the database could do: the trigger is taken off first.
async fn tamper(app: &TestApp, statements: &[&str]) {
    app.owner.execute_unprepared("ALTER TABLE event DISABLE TRIGGER USER").await.expect("the owner may");
    for sql in statements {
        app.owner.execute_unprepared(sql).await.expect("the statement runs");
    }
    app.owner.execute_unprepared("ALTER TABLE event ENABLE TRIGGER USER").await.expect("the owner may");
}

async fn with_events() -> TestApp {
    let app = TestApp::new().await;
    published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    app
}

async fn head(app: &TestApp) -> i64 {
    app.count("SELECT max(seq) FROM event").await
}

#[tokio::test]
async fn every_verb_of_a_publication_is_in_the_chain() {
    let app = with_events().await;
    let head = head(&app).await;
    assert!(verdict(&app, None).await.starts_with(&format!("{head} events, head ")));
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
    let system = Viewer::system("tests");
    for sql in [
        "UPDATE event SET actor = 'x'",
        "DELETE FROM event",
        "TRUNCATE event",
        "ALTER TABLE event DISABLE TRIGGER USER",
        "INSERT INTO event SELECT seq + 1000, at, actor, hat, department_id, kind, subject, subject_id, data FROM event",
    ] {
        let tx = app.store.begin(&system).await.expect("a transaction");
        tx.execute_unprepared(sql).await.expect_err(sql);
        drop(tx);
    }
    for sql in ["UPDATE event SET actor = 'x'", "DELETE FROM event"] {
        let tx = app.store.begin(&system).await.expect("a transaction");
        let refused = tx.execute_unprepared(sql).await.expect_err(sql).to_string();
        assert!(refused.contains("permission denied"), "the server's own login: {refused}");
        drop(tx);
        let refused = app.owner.execute_unprepared(sql).await.expect_err(sql).to_string();
        assert!(refused.contains("only added to"), "the owner, by mistake: {refused}");
    }
    assert!(verdict(&app, None).await.contains(" events, head "));
}

#[tokio::test]
async fn a_changed_event_is_found() {
    for change in [
        "data = '{\"title\":\"another\"}'",
        "actor = 'person:00000000-0000-0000-0000-000000000000'",
        "hat = 'staff:administrator'",
        "hat = NULL",
        "at = at - interval '1 second'",
        "kind = 'resource.imported'",
        "department_id = NULL",
        "subject_id = gen_random_uuid()",
    ] {
        let app = with_events().await;
        let seq = app.count("SELECT seq FROM event WHERE kind = 'resource.created'").await;
        tamper(&app, &[&format!("UPDATE event SET {change} WHERE seq = {seq}")]).await;
        let expected = format!("broken at event {seq}: it was changed after it was written");
        assert_eq!(verdict(&app, None).await, expected, "{change}");
    }
}

#[tokio::test]
async fn a_removed_event_is_found() {
    let app = with_events().await;
    tamper(&app, &["DELETE FROM event WHERE seq = 3"]).await;
    assert_eq!(verdict(&app, None).await, "broken at event 3: an event is missing");
    // Those after it are moved up to close the gap.
    tamper(
        &app,
        &["UPDATE event SET seq = -seq WHERE seq > 3", "UPDATE event SET seq = -seq - 1 WHERE seq < 0"],
    )
    .await;
    assert_eq!(verdict(&app, None).await, "broken at event 3: it does not follow the event before it");
    tamper(&app, &["DELETE FROM event WHERE seq = 1"]).await;
    assert_eq!(verdict(&app, None).await, "broken at event 1: an event is missing");
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_found() {
    let app = with_events().await;
    let _luis = app.person(LUIS).await;
    let last = head(&app).await;
    tamper(&app, &[&format!("DELETE FROM event WHERE seq = {last}")]).await;
    let said = verdict(&app, None).await;
    assert!(
        said.starts_with(&format!(
            "broken at event {last}: events at the end are missing: a session is there"
        )),
        "{said}"
    );

    let app = with_events().await;
    request_rebuild(&app.store, app.clock.now()).await.expect("it is asked for");
    app.settle().await;
    let last = head(&app).await;
    tamper(&app, &[&format!("DELETE FROM event WHERE seq = {last}")]).await;
    let said = verdict(&app, None).await;
    let expected = format!(
        "broken at event {last}: events at the end are missing: the reader index.rebuilt had read as far as"
    );
    assert!(said.starts_with(&expected), "{said}");
    tamper(&app, &["DELETE FROM feed_cursor", "DELETE FROM event WHERE kind IN ('version.published', 'review.approved') OR kind LIKE 'document.%'"])
        .await;
    assert!(verdict(&app, None).await.contains("a published version is there"));
}

#[tokio::test]
async fn an_inserted_event_is_found() {
    let app = with_events().await;
    let make_room =
        ["UPDATE event SET seq = -seq WHERE seq >= 3", "UPDATE event SET seq = -seq + 1 WHERE seq < 0"];
    let forged = "INSERT INTO event (seq, at, actor, hat, department_id, kind, subject, subject_id, data, previous_hash, hash) \
                  SELECT 3, at, actor, hat, department_id, kind, subject, subject_id, data, hash, repeat('a', 64) \
                  FROM event WHERE seq = 2";
    tamper(&app, &[make_room[0], make_room[1], forged]).await;
    assert_eq!(verdict(&app, None).await, "broken at event 3: it was changed after it was written");
    let copied = "UPDATE event SET previous_hash = (SELECT previous_hash FROM event WHERE seq = 2), \
                  hash = (SELECT hash FROM event WHERE seq = 2) WHERE seq = 3";
    tamper(&app, &[copied]).await;
    assert_eq!(verdict(&app, None).await, "broken at event 3: it does not follow the event before it");
}

#[tokio::test]
async fn two_swapped_events_are_found() {
    let app = with_events().await;
    let swap = [
        "UPDATE event SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)",
        "UPDATE event SET seq = -seq WHERE seq < 0",
    ];
    tamper(&app, &swap).await;
    assert_eq!(verdict(&app, None).await, "broken at event 2: it does not follow the event before it");
}

#[tokio::test]
async fn what_was_noted_outside_tells_what_the_database_cannot() {
    let app = with_events().await;
    let tx = app.store.read(&Viewer::system("audit")).await.expect("a transaction");
    let Ok(Chain::Whole { count, head }) = verify(&tx, None).await else { panic!("it is whole") };
    drop(tx);
    let noted = Noted { seq: i64::try_from(count).expect("few"), hash: head };
    published(&app, LUIS, "Another log", "PUBLIC", "More numbers.").await;
    assert!(
        verdict(&app, Some(&noted)).await.contains(" events, head "),
        "it has grown, and still holds the noted one"
    );
    let other = Noted { hash: "b".repeat(64), ..noted.clone() };
    let said = verdict(&app, Some(&other)).await;
    assert_eq!(said, format!("broken at event {count}: it is another event than the one that was noted"));
    let later = Noted { seq: noted.seq + 1_000, ..noted };
    assert!(
        verdict(&app, Some(&later)).await.contains("events at the end are missing: a later one was noted")
    );
}
