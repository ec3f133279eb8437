//! Measurements at the door, run by hand: `cargo test -p commons-tests --test stories -- --ignored doors::measure --nocapture`.

use std::time::{Duration, Instant};

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{DANA, LUIS, finished};

async fn posted(app: &TestApp, body: &str) -> (u16, Duration) {
    let began = Instant::now();
    let request = app.http.post("/graphql").content_type("application/json");
    let answer =
        request.header("accept", "application/graphql-response+json").body(body.to_owned()).send().await.0;
    (answer.status().as_u16(), began.elapsed())
}

#[tokio::test]
#[ignore = "it measures and asserts little"]
async fn what_a_refusal_costs() {
    let app = TestApp::new().await;
    let query = |text: String| json!({ "query": text }).to_string();
    let deep = format!(
        "{}{}",
        "{ department { resources(first: 1) { edges { node ".repeat(13),
        "} } } }".repeat(13)
    );
    let doubling: String =
        (0..25).map(|n| format!("fragment F{n} on Query {{ ...F{m} ...F{m} }} ", m = n + 1)).collect();
    let bodies = [
        ("depth 50", query(format!("{{ node(id: \"x\") {deep} }}"))),
        (
            "1,000 aliases",
            query(format!("{{ {} }}", (0..1_000).map(|n| format!("a{n}:__typename ")).collect::<String>())),
        ),
        ("10,000 directives", query(format!("{{ __typename {} }}", "@a ".repeat(10_000)))),
        ("4,900 directives in 15 KB", query(format!("{{ __typename {} }}", "@a ".repeat(4_900)))),
        ("document of 1 MB", query(format!("{{ __typename }} #{}", "x".repeat(1_000_000)))),
        ("body of 8 MB", query(format!("{{ __typename }} #{}", "x".repeat(8_000_000)))),
        (
            "circular fragments",
            query("{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }".into()),
        ),
        (
            "doubling fragments",
            query(format!("{{ ...F0 }} {doubling} fragment F25 on Query {{ __typename }}")),
        ),
        ("batch of 100", Value::from(vec![json!({ "query": "{ __typename }" }); 100]).to_string()),
        ("lists 100,000 deep", "[".repeat(100_000)),
        ("7,400 fields", query(format!("{{ {} }}", "a ".repeat(7_400)))),
    ];
    for (what, body) in bodies {
        let mut slowest = Duration::ZERO;
        for _ in 0..20 {
            let (status, took) = posted(&app, &body).await;
            assert!(status == 400 || status == 413, "{what}: {status}");
            slowest = slowest.max(took);
        }
        println!("{what}: at most {:.1} ms", slowest.as_secs_f64() * 1e3);
    }
}

/// The time of one answer, and the answer.
async fn timed(client: &Client<'_>, id: &str) -> (Duration, Value) {
    let began = Instant::now();
    let data = client.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await.ok();
    (began.elapsed(), data)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[tokio::test]
#[ignore = "it measures and asserts little"]
async fn what_is_hidden_takes_as_long_as_what_is_not_there() {
    let app = TestApp::new().await;
    let (luis, dana) = (app.person(LUIS).await, app.person(DANA).await);
    let (hidden, _) = finished(&luis, "Seal log", "DEPARTMENT", "Write.").await;
    let (gone, _) = finished(&luis, "Call tree", "DEPARTMENT", "Call.").await;
    app.count(
        "WITH gone AS (DELETE FROM draft WHERE title = 'Call tree' RETURNING resource_id) \
                        SELECT count(*) FROM gone",
    )
    .await;
    app.count("WITH gone AS (DELETE FROM resource WHERE title = 'Call tree' RETURNING id) SELECT count(*) FROM gone").await;
    // By turns, so that whatever else the machine does falls on both alike.
    let (mut hidden_times, mut gone_times) = (Vec::new(), Vec::new());
    for _ in 0..500 {
        let (hidden_time, hidden_data) = timed(&dana, &hidden).await;
        let (gone_time, gone_data) = timed(&dana, &gone).await;
        assert_eq!(hidden_data, gone_data);
        hidden_times.push(hidden_time);
        gone_times.push(gone_time);
    }
    println!("hidden {:?}, not there {:?}", median(hidden_times), median(gone_times));
}
