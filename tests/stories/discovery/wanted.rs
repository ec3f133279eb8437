//! The wanted list: five departments in a week and no fewer, until there is enough; and what staff decide about it.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::search_log::{offices, search};
use crate::{
    directory::people::told,
    scene::{ANA, DANA, JO, LUIS, PRIYA, published},
};

const QUERY: &str = "quoxel form";

/// The list as somebody sees it: words, departments, public resources.
async fn wanted(client: &Client<'_>) -> Vec<(String, i64, i64)> {
    let query = "{ wanted(first: 50) { totalCount edges { node { query departments resources } } } }";
    let seen = client.ask(query, json!({})).await.ok()["wanted"].clone();
    let edges = seen["edges"].as_array().expect("edges");
    assert_eq!(seen["totalCount"].as_u64(), Some(edges.len() as u64));
    let number = |edge: &Value, field: &str| edge["node"][field].as_i64().expect("a number");
    edges
        .iter()
        .map(|edge| {
            let query = edge["node"]["query"].as_str().expect("words").to_owned();
            (query, number(edge, "departments"), number(edge, "resources"))
        })
        .collect()
}

async fn decide(client: &Client<'_>, verdict: &str) -> commons_tests::Answer {
    let input = json!({ "query": QUERY, "verdict": verdict, "reason": "We know of a good one elsewhere." });
    let selection =
        "... on WantedDecided { decision { query verdict reason } } ... on TooFewDepartments { message }";
    client.tell("decideWanted", input, selection).await
}

#[tokio::test]
async fn four_departments_are_too_few_and_five_are_enough() {
    let app = TestApp::new().await;
    let people = offices(&app, 5).await;
    for client in &people[..4] {
        search(client, QUERY).await;
    }
    // The same department a hundred times is one, and visitors are none.
    for _again in 0..100 {
        search(&people[0], QUERY).await;
    }
    for _again in 0..10 {
        search(&app.visitor(), QUERY).await;
    }
    app.settle().await;
    assert_eq!(wanted(&app.visitor()).await, []);
    assert_eq!(app.count("SELECT departments::bigint FROM search_week").await, 4);
    search(&people[4], QUERY).await;
    app.settle().await;
    assert_eq!(wanted(&app.visitor()).await, [(QUERY.to_owned(), 5, 0)]);
    assert_eq!(wanted(&app.person(DANA).await).await.len(), 1, "members see the same");
}

#[tokio::test]
async fn two_people_of_one_department_are_one_department() {
    let app = TestApp::new().await;
    let people = offices(&app, 3).await;
    for client in people.iter().chain([&app.person(LUIS).await, &app.person(JO).await]) {
        search(client, QUERY).await;
    }
    app.settle().await;
    assert_eq!(wanted(&app.visitor()).await, []);
    search(&app.person(DANA).await, QUERY).await;
    app.settle().await;
    assert_eq!(wanted(&app.visitor()).await, [(QUERY.to_owned(), 5, 0)]);
}

#[tokio::test]
async fn weeks_are_not_added_up_and_old_ones_do_not_count() {
    let app = TestApp::new().await;
    let people = offices(&app, 8).await;
    for client in &people[..4] {
        search(client, QUERY).await;
    }
    app.settle().await;
    app.clock.pass(Duration::days(7));
    for person in 4..8 {
        let client = app.person(&format!("office{person}@example.gov")).await;
        search(&client, QUERY).await;
    }
    app.settle().await;
    assert_eq!(app.count("SELECT count(*) FROM search_week WHERE departments = 4").await, 2);
    assert_eq!(wanted(&app.visitor()).await, [], "they may be the same four");
    search(&app.person("office0@example.gov").await, QUERY).await;
    app.settle().await;
    assert_eq!(wanted(&app.visitor()).await, [(QUERY.to_owned(), 5, 0)]);
    app.clock.pass(Duration::days(89));
    assert_eq!(wanted(&app.visitor()).await.len(), 1);
    app.clock.pass(Duration::days(2));
    assert_eq!(wanted(&app.visitor()).await, []);
}

#[tokio::test]
async fn what_is_there_for_everybody_is_wanted_no_more() {
    let app = TestApp::new().await;
    for client in &offices(&app, 5).await {
        search(client, QUERY).await;
    }
    published(&app, LUIS, "Our own quoxel form", "DEPARTMENT", "Words.").await;
    published(&app, LUIS, "A form for something else", "PUBLIC", "Words.").await;
    assert_eq!(
        wanted(&app.person(LUIS).await).await,
        [(QUERY.to_owned(), 5, 0)],
        "only what is public counts"
    );
    for (n, left) in [(1, 1), (2, 1), (3, 0)] {
        published(&app, LUIS, &format!("Quoxel form {n}"), "PUBLIC", "Words.").await;
        app.clock.pass(Duration::minutes(2));
        assert_eq!(wanted(&app.visitor()).await.len(), left, "with {n}");
    }
    // Staff may list it all the same.
    let listed = decide(&app.person(PRIYA).await, "LIST").await.ok();
    assert_eq!(listed["decision"]["verdict"], "LIST", "{listed}");
    assert_eq!(wanted(&app.visitor()).await, [(QUERY.to_owned(), 5, 3)]);
}

#[tokio::test]
async fn staff_hide_with_a_reason_and_list_what_enough_departments_asked() {
    let app = TestApp::new().await;
    let people = offices(&app, 5).await;
    for client in &people[..4] {
        search(client, QUERY).await;
    }
    app.settle().await;
    let priya = app.person(PRIYA).await;
    let few = decide(&priya, "LIST").await.ok();
    assert_eq!(few["__typename"], "TooFewDepartments");
    assert!(few["message"].as_str().expect("words").contains("once 5 did"), "{few}");
    assert_eq!(wanted(&app.visitor()).await, []);
    search(&people[4], QUERY).await;
    app.settle().await;

    let hidden = decide(&priya, "HIDE").await.ok();
    assert_eq!(
        hidden["decision"],
        json!({ "query": QUERY, "verdict": "HIDE", "reason": "We know of a good one elsewhere." })
    );
    assert_eq!(wanted(&app.visitor()).await, []);
    let event = told(&app, "wanted.decided").await;
    assert_eq!(
        (&event["query"], &event["from"], &event["to"]),
        (&json!(QUERY), &Value::Null, &json!("hide"))
    );
    let report = "{ searchReport { top { query verdict } decisions { query verdict reason } } }";
    let seen = priya.ask(report, json!({})).await.ok()["searchReport"].clone();
    assert_eq!(seen["top"], json!([{ "query": QUERY, "verdict": "HIDE" }]));
    assert_eq!(seen["decisions"][0]["reason"], "We know of a good one elsewhere.");

    decide(&app.person(ANA).await, "LIST").await.ok();
    assert_eq!(told(&app, "wanted.decided").await["from"], "hide");
    assert_eq!(wanted(&app.visitor()).await, [(QUERY.to_owned(), 5, 0)]);
}

#[tokio::test]
async fn only_curators_decide_and_they_say_why() {
    let app = TestApp::new().await;
    for client in &offices(&app, 5).await {
        search(client, QUERY).await;
    }
    app.settle().await;
    for (email, code) in [(DANA, "NOT_FOUND"), ("omar@demo.example", "NOT_FOUND")] {
        assert_eq!(decide(&app.person(email).await, "HIDE").await.code(), code, "{email}");
    }
    assert_eq!(decide(&app.visitor(), "HIDE").await.code(), "UNAUTHENTICATED");
    let priya = app.person(PRIYA).await;
    for reason in ["", " .. ", &"x".repeat(2_001)] {
        let input = json!({ "query": QUERY, "verdict": "HIDE", "reason": reason });
        let refused = priya.tell("decideWanted", input, "").await;
        assert_eq!(refused.errors[0]["extensions"]["field"], "reason", "{reason:?}");
    }
    let unasked = json!({ "query": "nobody asked this", "verdict": "HIDE", "reason": "It is a test." });
    assert_eq!(priya.tell("decideWanted", unasked, "").await.code(), "NOT_FOUND");
    assert_eq!(wanted(&app.visitor()).await.len(), 1);
    let refused = app.visitor().ask("{ wanted(first: 5, after: \"x\") { totalCount } }", json!({})).await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "after");
}
