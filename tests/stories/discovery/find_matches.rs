//! What is new for a saved search: told to those who may see it, once, and from the day on which it was saved.

use std::{io::Cursor, sync::Arc, time::Instant};

use commons_access::Viewer;
use commons_discovery::{Sieves, match_saved_searches};
use commons_library::{ImportOptions, ImportPublish, import_resources};
use commons_store::feed;
use commons_tests::{Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    save_concept::{label, save as save_concept},
    saved_searches::{news, saved},
};
use crate::{
    directory::people::change,
    scene::{DANA, JO, LUIS, MARCUS, PRIYA, decide, published, save, submit},
};

const MATCHED: &str = "SELECT count(*) FROM event WHERE kind = 'saved_search.matched'";

/// How many resources are new for each of somebody's saved searches, by name.
async fn new_for(client: &Client<'_>) -> Vec<i64> {
    news(client).await.0.into_iter().map(|(_, count)| count).collect()
}

#[tokio::test]
async fn a_publication_is_new_for_those_who_may_see_it() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite of old", "PUBLIC", "Zyxite.").await;
    let (jo, dana, priya) = (app.person(JO).await, app.person(DANA).await, app.person(PRIYA).await);
    for client in [&jo, &dana, &priya] {
        saved(client, "zyxite", json!({})).await;
    }
    app.settle().await;
    assert_eq!(new_for(&jo).await, [0], "what was there when it was saved is not new");
    for (reach, expected) in
        [("DEPARTMENT", [1, 0, 0]), ("STATE", [2, 0, 0]), ("ALLIANCE", [3, 1, 1]), ("PUBLIC", [4, 2, 2])]
    {
        published(&app, LUIS, &format!("Zyxite for {reach}"), reach, "A word of our own: zyxite.").await;
        let seen = [new_for(&jo).await[0], new_for(&dana).await[0], new_for(&priya).await[0]];
        assert_eq!(seen, expected, "{reach}");
    }
    published(&app, LUIS, "Another matter", "PUBLIC", "Nothing of the kind.").await;
    assert_eq!(news(&jo).await, (vec![("zyxite".into(), 4)], 4));
    assert_eq!(app.count(MATCHED).await, 4, "one event for each publication, whoever it is new for");
}

#[tokio::test]
async fn doing_it_twice_changes_nothing() {
    let app = TestApp::new().await;
    let (dana, marcus) = (app.person(DANA).await, app.person(MARCUS).await);
    saved(&dana, "zyxite", json!({})).await;
    let silent = json!({ "name": "silent", "query": "zyxite", "notify": false });
    marcus.tell("saveSearch", silent, "").await.ok();
    let resource = published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    let told = "SELECT count(*) FROM event WHERE kind = 'saved_search.matched' AND jsonb_array_length(data->'saved_searches') = 1";
    assert_eq!((app.count(MATCHED).await, app.count(told).await), (1, 1), "Marcus did not want to be told");
    assert_eq!(new_for(&marcus).await, [1], "but he sees the count");

    app.owner.execute_unprepared("UPDATE feed_cursor SET seq = 0").await.expect("the owner may");
    app.settle().await;
    assert_eq!((app.count(MATCHED).await, new_for(&dana).await), (1, vec![1]));

    // The next version is the same resource.
    let luis = app.person(LUIS).await;
    let changes = json!({ "title": "Zyxite log", "summary": "What for.", "body": "Zyxite, again.", "reach": "PUBLIC", "changeNote": "More." });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    assert_eq!((app.count(MATCHED).await, new_for(&dana).await), (1, vec![1]));
    let rows = "SELECT count(*) FROM saved_search_match";
    assert_eq!(app.count(rows).await, 2);
}

#[tokio::test]
async fn a_later_version_that_fits_or_reaches_further_is_new() {
    let app = TestApp::new().await;
    let (luis, dana) = (app.person(LUIS).await, app.person(DANA).await);
    let resource = published(&app, LUIS, "Seal log", "DEPARTMENT", "Zyxite.").await;
    saved(&dana, "zyxite", json!({})).await;
    saved(&dana, "quoxel", json!({})).await;
    let changes = json!({ "title": "Seal log", "summary": "What for.", "body": "Zyxite and quoxel.", "reach": "PUBLIC", "changeNote": "Wider." });
    let revision = save(&luis, &resource, changes).await;
    app.settle().await;
    assert_eq!(new_for(&dana).await, [0, 0], "a draft is nobody's news");
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    assert_eq!(
        news(&dana).await,
        (vec![("quoxel".into(), 1), ("zyxite".into(), 1)], 1),
        "one resource in all"
    );
}

#[tokio::test]
async fn it_has_to_fit_in_all_words_by_other_terms_and_within_the_filter() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    saved(&marcus, "election judge", json!({})).await;
    saved(&marcus, "poll worker zyxite", json!({})).await;
    saved(&marcus, "poll workers", json!({ "states": ["WI"] })).await;
    saved(&marcus, "poll workers", json!({ "states": ["AZ"], "kinds": ["TEMPLATE"] })).await;
    saved(&marcus, "", json!({ "states": ["AZ"] })).await;
    let body = "What every poll worker must practise before the doors open.";
    published(&app, LUIS, "Training day agenda", "PUBLIC", body).await;
    assert_eq!(new_for(&marcus).await, [1, 1, 0, 0, 1], "newest first");
}

#[tokio::test]
async fn whoever_has_looked_is_told_of_what_comes_next() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    let id = saved(&dana, "zyxite", json!({})).await;
    published(&app, LUIS, "Zyxite one", "PUBLIC", "Zyxite.").await;
    assert_eq!(news(&dana).await.1, 1);
    let seen = "savedSearch { newCount } viewer { newInSavedSearches }";
    let seen = dana.tell("markSavedSearchSeen", json!({ "savedSearchId": id }), seen).await.ok();
    assert_eq!(
        (&seen["savedSearch"]["newCount"], &seen["viewer"]["newInSavedSearches"]),
        (&json!(0), &json!(0))
    );
    published(&app, LUIS, "Zyxite two", "PUBLIC", "Zyxite.").await;
    assert_eq!(news(&dana).await, (vec![("zyxite".into(), 1)], 1));
    // What is withdrawn from her sight is not counted.
    change(&app, "UPDATE resource SET reach = 'department' WHERE title = $1", ["Zyxite two".into()]).await;
    assert_eq!(news(&dana).await, (vec![("zyxite".into(), 0)], 0));
}

#[tokio::test]
async fn who_loses_the_seat_sees_nothing_new_of_that_office() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    saved(&jo, "zyxite", json!({})).await;
    published(&app, LUIS, "Zyxite one", "DEPARTMENT", "Zyxite.").await;
    assert_eq!(new_for(&jo).await, [1]);
    let sql = "UPDATE seat SET person_id = NULL FROM person WHERE person.id = person_id AND email = $1";
    change(&app, sql, [JO.into()]).await;
    published(&app, LUIS, "Zyxite two", "DEPARTMENT", "Zyxite.").await;
    published(&app, LUIS, "Zyxite three", "ALLIANCE", "Zyxite.").await;
    assert_eq!(app.count("SELECT count(*) FROM saved_search_match").await, 1, "nothing was found any more");
    assert_eq!(news(&app.person(JO).await).await, (vec![("zyxite".into(), 0)], 0), "and the old is hidden");
    published(&app, LUIS, "Zyxite for all", "PUBLIC", "Zyxite.").await;
    assert_eq!(new_for(&app.person(JO).await).await, [1], "what everybody may see, she may see");
}

#[tokio::test]
async fn an_import_is_new_though_it_says_that_it_is_old() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    saved(&dana, "zyxite", json!({})).await;
    let row = json!({ "external_id": "a", "department": "ocd-division/country:us/state:az/county:yuma", "kind": "story",
                      "title": "Zyxite of 2020", "body": "Words.", "reach": "public", "published_at": "2020-01-01T00:00:00Z" });
    let options = ImportOptions {
        attachments: None,
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    };
    for _twice in 0..2 {
        let lines = Cursor::new(format!("{row}\n"));
        import_resources(&app.store, &app.bucket, &*app.clock, lines, &options, |_| {})
            .await
            .expect("it runs");
        app.settle().await;
        assert_eq!(new_for(&dana).await, [1]);
    }
}

#[tokio::test]
async fn fields_alone_are_a_search_too() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    saved(&dana, "state:AZ", json!({})).await;
    saved(&dana, "state:WI", json!({})).await;
    published(&app, LUIS, "Seal log", "PUBLIC", "Write the numbers down.").await;
    app.settle().await;
    assert_eq!(new_for(&dana).await, [0, 1], "what Arizona published is new for the first alone");
}

#[tokio::test]
async fn a_term_that_staff_add_counts_from_the_next_publication_on() {
    let app = TestApp::new().await;
    let (dana, priya) = (app.person(DANA).await, app.person(PRIYA).await);
    saved(&dana, "zyxite", json!({})).await;
    published(&app, LUIS, "The ballot sherpa at work", "PUBLIC", "What a sherpa carries.").await;
    app.settle().await;
    assert_eq!(new_for(&dana).await, [0], "nobody has said yet that it means the same");
    let labels = json!([label("ballot sherpa", "VARIANT", json!(null))]);
    save_concept(&priya, json!({ "preferred": "Zyxite", "category": "people", "labels": labels })).await;
    published(&app, LUIS, "A day with the ballot sherpa", "PUBLIC", "What a sherpa carries.").await;
    app.settle().await;
    assert_eq!(new_for(&dana).await, [1]);
}

#[tokio::test]
async fn one_reader_reads_at_a_time() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    app.settle().await;
    let system = Viewer::system("tests");
    let tx = app.store.begin(&system).await.expect("a transaction");
    assert!(feed::hold_cursor(&tx, "saved_searches").await.expect("it is held").is_some());
    saved(&dana, "zyxite", json!({})).await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    assert_eq!(new_for(&dana).await, [0], "the other one has not come to it");
    tx.rollback().await.expect("it is given back");
    app.settle().await;
    assert_eq!(new_for(&dana).await, [1]);
}

/// Run by hand: `cargo test -p commons-tests --test stories -- --ignored --nocapture a_thousand_saved_searches`.
#[tokio::test]
#[ignore = "it measures"]
async fn a_thousand_saved_searches_and_one_publication() {
    let app = TestApp::new().await;
    let sql = "WITH people AS (INSERT INTO person (id, email, name, demo, created_at) \
                   SELECT gen_random_uuid(), 'p' || n || '@example.gov', 'P', false, '2026-11-01' FROM generate_series(1, $1) AS n RETURNING id, email), \
               seats AS (INSERT INTO seat (id, department_id, person_id, post, role, created_at) \
                   SELECT gen_random_uuid(), (SELECT id FROM department ORDER BY id LIMIT 1 OFFSET 1), id, 'staff', 'reader', '2026-11-01' FROM people) \
               INSERT INTO saved_search (id, person_id, name, query, filter, notify, created_at) \
                   SELECT gen_random_uuid(), id, 's', CASE WHEN right(email, 13) = $2 THEN 'zyxite log' ELSE \
                   'poll worker training ' || email END, '{}', true, '2026-11-01' FROM people";
    change(&app, sql, [1_000.into(), "0@example.gov".into()]).await;
    app.settle().await;
    let sieves = Arc::<Sieves>::default();
    let first = ("The first, when no query is known", "Nothing of the kind.");
    for (title, body) in [first, ("Zyxite log", "Zyxite."), ("Another matter", "Nothing of the kind.")] {
        let before = app.count("SELECT count(*) FROM saved_search_match").await;
        // The publication, without the reader.
        let system = Viewer::system("tests");
        let tx = app.store.begin(&system).await.expect("a transaction");
        feed::hold_cursor(&tx, "saved_searches").await.expect("it is held");
        published(&app, LUIS, title, "PUBLIC", body).await;
        tx.rollback().await.expect("it is given back");
        let (start, statements) = (Instant::now(), app.statements());
        match_saved_searches(&app.store, &sieves, &*app.clock).await.expect("it reads");
        let found = app.count("SELECT count(*) FROM saved_search_match").await - before;
        println!(
            "{title}: 1,000 saved searches, one publication: {:.0} ms, {} statements, {found} matches",
            start.elapsed().as_secs_f64() * 1e3,
            app.statements() - statements
        );
    }
    assert_eq!(app.count("SELECT count(*) FROM saved_search_match").await, 100);
}
