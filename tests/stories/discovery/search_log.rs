//! The log of searches: what is counted, and what is not kept of anybody.

use commons_access::Viewer;
use commons_discovery::{SearchLog, SearchRequest, TidySearchLog, Wanted, frequent_queries, keep_log};
use commons_jobs::enqueue;
use commons_kernel::{Clock, PageRequest};
use commons_search::{Filters, Order};
use commons_tests::{Client, TestApp};
use serde_json::json;
use time::Duration;

use crate::{
    directory::people::{change, newcomer},
    scene::{ANA, DANA, JO, LUIS, MARCUS, PRIYA, published},
};

/// Searches as somebody, the first page.
pub async fn search(client: &Client<'_>, query: &str) {
    client.ask("query Q($q: String!) { search(query: $q) { totalCount } }", json!({ "q": query })).await.ok();
}

/// People of so many departments that have nobody yet, one of each.
pub async fn offices(app: &TestApp, many: usize) -> Vec<Client<'_>> {
    let mut people = Vec::with_capacity(many);
    for n in 0..many {
        let email = format!("office{n}@example.gov");
        let client = newcomer(app, &email).await;
        let sql = "INSERT INTO seat (id, department_id, person_id, post, role, created_at) \
                   SELECT gen_random_uuid(), (SELECT id FROM department WHERE state = 'OR' ORDER BY ocd_id LIMIT 1 OFFSET $2), \
                          id, 'staff', 'reader', now() FROM person WHERE email = $1";
        change(app, sql, [email.as_str().into(), i64::try_from(n).expect("few").into()]).await;
        people.push(client);
    }
    people
}

/// How often something stands in the log.
async fn logged(app: &TestApp, which: &str) -> i64 {
    app.count(&format!("SELECT coalesce(sum(searches), 0)::bigint FROM search_log WHERE {which}")).await
}

#[tokio::test]
async fn searches_are_counted_by_day_state_size_and_outcome() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Poll worker agenda", "PUBLIC", "Words.").await;
    let (dana, jo) = (app.person(DANA).await, app.person(JO).await);
    for client in [&dana, &dana, &jo, &app.visitor()] {
        search(client, "  Poll   WORKERS ").await;
    }
    search(&dana, "provisional ballot").await;
    app.settle().await;
    let workers = "query = 'poll workers' AND day = '2026-11-23'";
    assert_eq!(logged(&app, workers).await, 4);
    assert_eq!(logged(&app, &format!("{workers} AND state = 'WI' AND results = 'few' AND helped")).await, 2);
    assert_eq!(logged(&app, &format!("{workers} AND state = 'AZ' AND size <> ''")).await, 1);
    assert_eq!(logged(&app, &format!("{workers} AND state = '' AND size = ''")).await, 1, "the visitor");
    assert_eq!(logged(&app, "query = 'provisional ballot' AND results = 'none'").await, 1);
    let week = "SELECT departments::bigint FROM search_week WHERE query = 'poll workers' AND week = '2026-11-23' AND searches = 4";
    assert_eq!(app.count(week).await, 2, "two offices, however often they ask; a visitor is none");
    // What the log could tell of somebody: nothing.
    let columns = "SELECT count(*) FROM information_schema.columns WHERE table_name LIKE 'search\\_%' AND \
                   (udt_name IN ('uuid', 'timestamptz') OR column_name ~ 'person|department_id|session|address')";
    assert_eq!(app.count(columns).await, 0);
}

#[tokio::test]
async fn what_was_searched_just_before_the_server_ends_is_counted() {
    let app = TestApp::new().await;
    let (log, notes) = SearchLog::open();
    let asked = SearchRequest {
        query: "provisional ballot".into(),
        filters: Filters::default(),
        order: Order::default(),
        page: PageRequest::new(None, None).expect("the first page"),
        wanted: Wanted { facets: false, passages: false },
    };
    let (visitor, now) = (Viewer::visitor(), app.clock.now());
    let tx = app.store.read(&visitor).await.expect("a transaction");
    let answer =
        commons_discovery::search(&tx, &app.finder, (&visitor, now), &asked).await.expect("an answer");
    drop(tx);
    log.note(&visitor, &asked, &answer);
    keep_log(app.store.clone(), app.finder.clone(), app.clock.clone(), notes, std::future::ready(())).await;
    assert_eq!(logged(&app, "query = 'provisional ballot'").await, 1);
}

#[tokio::test]
async fn what_is_no_question_of_an_office_is_not_counted() {
    let app = TestApp::new().await;
    let (dana, priya) = (app.person(DANA).await, app.person(PRIYA).await);
    for n in 0..3 {
        published(&app, LUIS, &format!("Ballot {n}"), "PUBLIC", "Words.").await;
    }
    let paged =
        "query Q($a: String) { search(query: \"ballot\", first: 1, after: $a) { pageInfo { endCursor } } }";
    let page = dana.ask(paged, json!({})).await.ok();
    let after = page["search"]["pageInfo"]["endCursor"].clone();
    dana.ask(paged, json!({ "a": after })).await.ok();
    let narrowed = "{ search(query: \"ballot\", filter: { states: [AZ] }) { totalCount } }";
    dana.ask(narrowed, json!({})).await.ok();
    dana.ask("{ suggest(prefix: \"ballot\") { text } search(query: \"\") { totalCount } }", json!({}))
        .await
        .ok();
    search(&priya, "ballot").await;
    search(&newcomer(&app, "nobody@example.gov").await, "ballot").await;
    app.settle().await;
    assert_eq!(logged(&app, "true").await, 1, "the first page of Dana's, and no more");
}

#[tokio::test]
async fn words_that_may_be_a_name_are_kept_once_three_offices_share_them() {
    let app = TestApp::new().await;
    let (luis, jo) = (app.person(LUIS).await, app.person(JO).await);
    let (dana, marcus) = (app.person(DANA).await, app.person(MARCUS).await);
    // Two offices, and the third asker is a colleague; a visitor who asks the same changes nothing.
    for client in [&luis, &jo, &dana, &app.visitor()] {
        search(client, "recall of zacharias quoxel").await;
    }
    app.settle().await;
    let anywhere = "SELECT (SELECT count(*) FROM search_log WHERE query LIKE '%quoxel%') + \
                    (SELECT count(*) FROM search_week WHERE query LIKE '%quoxel%') + \
                    (SELECT count(*) FROM search_asker WHERE concat(query_hash, asker_hash) LIKE '%quoxel%')";
    assert_eq!(app.count(anywhere).await, 0);
    assert_eq!(app.count("SELECT count(*) FROM search_asker").await, 2, "fingerprints of two offices");
    search(&marcus, "recall of zacharias quoxel").await;
    app.settle().await;
    let week = "SELECT departments::bigint FROM search_week WHERE query = 'recall of zacharias quoxel'";
    assert_eq!(app.count(week).await, 3);
    assert_eq!(logged(&app, "query LIKE '%quoxel%'").await, 1, "from now on");
}

#[tokio::test]
async fn numbers_and_addresses_are_kept_of_nobody() {
    let app = TestApp::new().await;
    for email in [LUIS, DANA, MARCUS, "renee@demo.example"] {
        let client = app.person(email).await;
        for personal in
            ["ballot 4719283", "ballot jane@county.example", "call 928-555-0100", &"ballot ".repeat(20)]
        {
            search(&client, personal).await;
        }
    }
    app.settle().await;
    assert_eq!(logged(&app, "true").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM search_asker").await, 0, "not even a fingerprint");
}

#[tokio::test]
async fn a_week_leaves_numbers_and_ninety_days_leave_the_sums_of_weeks() {
    let app = TestApp::new().await;
    let (luis, dana) = (app.person(LUIS).await, app.person(DANA).await);
    for query in ["poll workers", "provisional ballot"] {
        search(&luis, query).await;
        search(&dana, query).await;
    }
    app.settle().await;
    let prints = "SELECT count(DISTINCT asker_hash) FROM search_asker";
    assert_eq!(app.count(prints).await, 4, "two questions of one office are not seen to be of the same");
    let left = "SELECT (SELECT count(*) FROM search_asker) + (SELECT count(*) FROM search_key)";
    tidy(&app).await;
    assert_eq!(app.count(left).await, 5, "the week lasts");

    app.clock.pass(Duration::days(7));
    search(&app.person(LUIS).await, "poll workers").await;
    app.settle().await;
    let other = "SELECT count(*) FROM search_asker AS one JOIN search_asker AS two USING (asker_hash) WHERE one.week < two.week";
    assert_eq!(app.count(other).await, 0, "another week has another key");
    tidy(&app).await;
    assert_eq!(app.count(left).await, 2, "a fingerprint of this week, and its key");
    assert_eq!(logged(&app, "true").await, 5);

    app.clock.pass(Duration::days(90));
    tidy(&app).await;
    assert_eq!(
        (logged(&app, "true").await, app.count(left).await),
        (1, 0),
        "the second week's day is 90 days old"
    );
    app.clock.pass(Duration::days(1));
    tidy(&app).await;
    assert_eq!(logged(&app, "true").await, 0);
    assert_eq!(app.count("SELECT sum(searches) FROM search_week").await, 5);
}

async fn tidy(app: &TestApp) {
    let now = app.clock.now();
    let tx = app.store.begin(&commons_access::Viewer::system("tests")).await.expect("a transaction");
    enqueue(&tx, &TidySearchLog {}, now, now).await.expect("it is queued");
    tx.commit().await.expect("it is kept");
    app.settle().await;
}

#[tokio::test]
async fn curators_read_what_is_looked_for_and_nobody_else_does() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Poll worker agenda", "PUBLIC", "Words.").await;
    let offices = offices(&app, 3).await;
    for client in &offices {
        search(client, "provisional ballot").await;
    }
    let marcus = app.person(MARCUS).await;
    for _often in 0..4 {
        search(&marcus, "poll workers").await;
    }
    search(&app.visitor(), "poll workers").await;
    app.settle().await;
    let report = "query Q($state: State, $size: DepartmentSize) { searchReport(state: $state, size: $size) { days searches \
                  searchesByVisitors top { query searches searchesWithoutResults departments verdict } \
                  withoutResults { query } decisions { query } } }";
    let priya = app.person(PRIYA).await;
    let seen = priya.ask(report, json!({})).await.ok()["searchReport"].clone();
    let row = |query: &str, searches: i64, empty: i64, departments: i64| json!({ "query": query, "searches": searches, "searchesWithoutResults": empty, "departments": departments, "verdict": null });
    assert_eq!(seen["top"], json!([row("poll workers", 4, 0, 1), row("provisional ballot", 3, 3, 3)]));
    assert_eq!(seen["withoutResults"], json!([{ "query": "provisional ballot" }]));
    assert_eq!(
        (&seen["days"], &seen["searches"], &seen["searchesByVisitors"]),
        (&json!(30), &json!(7), &json!(1))
    );
    app.person(ANA).await.ask(report, json!({})).await.ok();

    // By state, one office alone is not seen through its questions.
    let illinois = priya.ask(report, json!({ "state": "IL" })).await.ok();
    assert_eq!(illinois["searchReport"]["top"], json!([]));
    let oregon = priya.ask(report, json!({ "state": "OR" })).await.ok();
    assert_eq!(oregon["searchReport"]["top"], json!([row("provisional ballot", 3, 3, 3)]));
    let nobody = priya.ask(report, json!({ "state": "OR", "size": "VERY_LARGE" })).await.ok();
    assert_eq!(nobody["searchReport"]["top"].as_array().map(Vec::len), Some(0));

    for (client, code) in [
        (&app.visitor(), "UNAUTHENTICATED"),
        (&marcus, "FORBIDDEN"),
        (&app.person("omar@demo.example").await, "FORBIDDEN"),
    ] {
        assert_eq!(client.ask(report, json!({})).await.code(), code);
    }
    app.clock.pass(Duration::days(31));
    let later = app.person(PRIYA).await.ask(report, json!({})).await.ok();
    assert_eq!(later["searchReport"]["top"], json!([]), "it looks back 30 days");
}

#[tokio::test]
async fn the_thesaurus_editor_asks_for_what_is_searched_most() {
    let app = TestApp::new().await;
    let (dana, priya) = (app.person(DANA).await, app.person(PRIYA).await);
    let tried = async || {
        let draft = json!({ "preferred": "Zyxite", "category": "people", "labels": [] });
        let query = "query Q($input: SaveConceptInput!) { previewConcept(input: $input) { ... on ConceptPreview { tried } } }";
        priya.ask(query, json!({ "input": draft })).await.ok()["previewConcept"]["tried"].clone()
    };
    assert_eq!(tried().await, 1, "its own label");
    for query in ["poll workers", "poll workers", "provisional ballot", "drop box"] {
        search(&dana, query).await;
    }
    app.settle().await;
    assert_eq!(tried().await, 4, "and the three that are searched most");
    let system = commons_access::Viewer::system("tests");
    let tx = app.store.read(&system).await.expect("a transaction");
    assert_eq!(frequent_queries(&tx, 2).await.expect("it answers"), ["poll workers", "drop box"]);
    let tx = app.store.read(&commons_access::Viewer::visitor()).await.expect("a transaction");
    assert_eq!(frequent_queries(&tx, 2).await.expect("it answers"), [""; 0], "the database gives none out");
}
