//! More than the server can do: what it takes on it finishes, the rest is told at once to come back.

use std::time::Duration;

use commons_http::Rates;
use commons_tests::TestApp;
use futures_util::future::join_all;
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_too_much_is_told_to_come_back() {
    let rates = Rates { at_once: 1, patience: Duration::from_millis(1), ..Rates::generous() };
    let app = TestApp::limited(rates).await;
    let ask = async || {
        let body = json!({ "query": "{ departments(first: 20) { totalCount edges { node { name } } } }" });
        let response = app.http.post("/graphql").body_json(&body).send().await.0;
        let told = (response.status().as_u16(), response.header("retry-after").map(str::to_owned));
        let text = response.into_body().into_string().await.expect("a text");
        let body: Value = serde_json::from_str(&text).expect("JSON");
        if told.0 == 503 {
            assert_eq!(body["errors"][0]["extensions"]["code"], "UNAVAILABLE");
            let after: u64 = told.1.expect("Retry-After").parse().expect("seconds");
            assert!((1..=10).contains(&after));
        } else {
            assert_eq!(told.0, 200, "{body}");
            assert!(body["data"]["departments"]["totalCount"].as_i64().expect("a count") > 7_000);
        }
        told.0
    };
    let (told, alive) = tokio::join!(join_all((0..20).map(|_| ask())), app.http.get("/healthz").send());
    let (served, refused) = (
        told.iter().filter(|status| **status == 200).count(),
        told.iter().filter(|status| **status == 503).count(),
    );
    assert!(served >= 1 && refused >= 1 && served + refused == 20, "{told:?}");
    assert_eq!(alive.0.status().as_u16(), 200, "whoever watches it sees that it lives");
    let page = async |path: String| app.http.get(path).header("accept", "text/html").send().await.0;
    // One may find the one before it gone just as its patience ends, but not all of many.
    let pages = join_all((0..20).map(|n| page(format!("/search?q=seal+{n}")))).await;
    let busy = pages.into_iter().find(|page| page.status().as_u16() == 503).expect("one of them has to wait");
    assert!(busy.header("retry-after").is_some());
    assert_eq!(ask().await, 200, "afterwards all is as before");
}
