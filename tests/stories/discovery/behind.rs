//! An index that is behind: what was narrowed or withdrawn is gone from hits, facets and counts at once, whether or not anybody
//! keeps the index fresh; too far behind, search refuses to answer.

use commons_access::Viewer;
use commons_discovery::catch_up;
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::shelf::{happened, put};

const ASK: &str = "{ search(query: \"shelved\") { totalCount edges { node { title } } facets { field values { value count } } } }";

async fn seen(app: &TestApp) -> (u64, usize, u64) {
    let seen = app.visitor().ask(ASK, json!({})).await.ok();
    let hits = seen["search"]["edges"].as_array().expect("edges").len();
    let facets = seen["search"]["facets"].as_array().expect("facets");
    let counted = |facet: &Value| {
        let values = facet["values"].as_array().expect("values");
        values.iter().filter_map(|value| value["count"].as_u64()).sum::<u64>()
    };
    let kinds = facets.iter().find(|facet| facet["field"] == "kind").map_or(0, counted);
    (seen["search"]["totalCount"].as_u64().expect("a count"), hits, kinds)
}

#[tokio::test]
async fn what_was_withdrawn_counts_nowhere_while_nobody_follows() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..3, 1).await;
    app.settle().await;
    assert_eq!(seen(&app).await, (3, 3, 3));
    // From here on nobody keeps the index fresh.
    for (number, change) in [(0, "reach = 'department'"), (1, "published = false, status = 'withdrawn'")] {
        let sql = format!("UPDATE resource SET {change} WHERE slug = 'shelf-{number}'");
        app.owner.execute_unprepared(&sql).await.expect("the owner may");
        happened(&app, "resource.changed", number).await;
        let left = 2 - number as u64;
        assert_eq!(seen(&app).await, (left, left as usize, left), "after {change}");
    }
    // What happens to other things hides nothing, however often it is asked.
    happened(&app, "resource.changed", 77).await;
    assert_eq!((seen(&app).await, seen(&app).await), ((1, 1, 1), (1, 1, 1)));
    catch_up(&app.store, app.finder.index()).await.expect("the index follows");
    assert_eq!(seen(&app).await, (1, 1, 1));
    // What came back is hidden until it is read, and shows then.
    app.owner.execute_unprepared("UPDATE resource SET reach = 'public'").await.expect("the owner may");
    happened(&app, "resource.changed", 0).await;
    assert_eq!(seen(&app).await, (1, 1, 1));
    app.settle().await;
    assert_eq!(seen(&app).await, (2, 2, 2));
}

#[tokio::test]
async fn an_index_that_is_far_behind_refuses_to_answer() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..3, 1).await;
    app.settle().await;
    let many = "INSERT INTO event (seq, at, actor, kind, subject, subject_id, data, previous_hash, hash)
        SELECT head.seq + n, now(), 'tests', 'session.ended', 'session', gen_random_uuid(), '{}', 'before', 'x' || n
        FROM (SELECT max(seq) AS seq FROM event) AS head, generate_series(1, 20001) AS n";
    app.owner.execute_unprepared(many).await.expect("the owner may");
    let refused = app.visitor().ask(ASK, json!({})).await;
    assert_eq!(refused.code(), "UNAVAILABLE");
    app.settle().await;
    assert_eq!(seen(&app).await, (3, 3, 3));
}

/// What is unread is looked up through a connection of its own: a search waits for it while it holds one of the pool, and so do
/// all the others.
#[tokio::test]
async fn searches_that_hold_the_whole_pool_do_not_wait_for_each_other() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..3, 1).await;
    app.settle().await;
    app.owner
        .execute_unprepared("UPDATE resource SET reach = 'department' WHERE slug = 'shelf-0'")
        .await
        .expect("the owner may");
    happened(&app, "resource.changed", 0).await;
    let mut held = Vec::new();
    while app.store.pool().get_postgres_connection_pool().num_idle() > 0 || held.len() < 5 {
        held.push(app.store.read(&Viewer::visitor()).await.expect("a connection"));
    }
    assert_eq!(held.len(), 5, "one connection is left");
    assert_eq!(seen(&app).await, (2, 2, 2));
    drop(held);
    app.settle().await;
}
