//! How much a caller may ask for in a while: by address for visitors, by points for people and tokens.

use commons_http::Rates;
use commons_tests::{Client, TestApp};
use poem::{Response, http::StatusCode};
use serde_json::{Value, json};
use time::Duration;

use super::token::token;
use crate::scene::{DANA, LUIS, create};

const VIEWER: &str = "{ viewer { person { name } } }";

/// Asks from an address that the proxy names, with a cookie or a token, or without.
async fn ask(app: &TestApp, from: &str, secret: (&str, &str), query: &str) -> (Response, Value) {
    let mut request = app
        .http
        .post("/graphql")
        .header("accept", "application/graphql-response+json")
        .header("x-forwarded-for", from);
    if !secret.0.is_empty() {
        request = request.header(secret.0, secret.1).header("x-commons-csrf", "1");
    }
    let mut response = request.body_json(&json!({ "query": query })).send().await.0;
    let text = response.take_body().into_string().await.expect("a text");
    (response, serde_json::from_str(&text).expect("JSON"))
}

async fn visit(app: &TestApp, from: &str, path: &str) -> Response {
    app.http.get(path).header("x-forwarded-for", from).header("accept", "text/html").send().await.0
}

fn number(response: &Response, name: &str) -> u64 {
    let value = response.header(name).unwrap_or_else(|| panic!("no header {name}"));
    value.parse().unwrap_or_else(|_| panic!("{name}: {value}"))
}

const NOBODY: (&str, &str) = ("", "");

#[tokio::test]
async fn a_visitor_has_a_burst_then_waits_as_long_as_told() {
    let app = TestApp::limited(Rates { visitor_burst: 3, visitor_minute: 63, ..Rates::generous() }).await;
    let here = "198.51.100.1";
    for left in [2, 1, 0] {
        let (response, _) = ask(&app, here, NOBODY, VIEWER).await;
        assert_eq!(response.status(), StatusCode::OK);
        let told = (number(&response, "ratelimit-limit"), number(&response, "ratelimit-remaining"));
        assert_eq!(told, (3, left));
        assert!(number(&response, "ratelimit-reset") >= 1);
    }
    let (refused, body) = ask(&app, here, NOBODY, VIEWER).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(body["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    assert!(body.get("data").is_none(), "{body}");
    let wait = number(&refused, "retry-after");
    assert_eq!((number(&refused, "ratelimit-remaining"), wait), (0, 1));

    let page = visit(&app, here, "/search?q=seal").await;
    assert_eq!(page.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(number(&page, "retry-after"), 1);
    let text = page.into_body().into_string().await.expect("a text");
    assert!(text.contains("<h1>Too many requests</h1>") && text.contains("wait"), "{text}");
    for (path, status) in
        [("/", 429), ("/files/x", 429), ("/r/some-page", 429), ("/healthz", 200), ("/metrics", 200)]
    {
        assert_eq!(visit(&app, here, path).await.status().as_u16(), status, "{path}");
    }
    let bare = visit(&app, here, "/publish").await;
    assert_ne!(bare.status(), StatusCode::TOO_MANY_REQUESTS, "what does not cost work is not counted");
    assert!(bare.header("ratelimit-limit").is_none());

    let (neighbour, _) = ask(&app, "198.51.100.2", NOBODY, VIEWER).await;
    assert_eq!(neighbour.status(), StatusCode::OK, "another address is another matter");
    app.clock.pass(Duration::seconds(1));
    assert_eq!(ask(&app, here, NOBODY, VIEWER).await.0.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_header_or_a_neighbouring_address_gains_nothing() {
    let app = TestApp::limited(Rates { visitor_burst: 2, visitor_minute: 3, ..Rates::generous() }).await;
    let mut through = 0;
    for n in 0..10 {
        let claimed = format!("203.0.113.{n}, 198.51.100.1");
        through += u32::from(ask(&app, &claimed, NOBODY, VIEWER).await.0.status() == StatusCode::OK);
    }
    assert_eq!(through, 2, "only what the nearest proxy wrote counts");
    through = 0;
    for n in 0..10 {
        let address = format!("2001:db8::{n:x}");
        through += u32::from(ask(&app, &address, NOBODY, VIEWER).await.0.status() == StatusCode::OK);
    }
    assert_eq!(through, 2, "one IPv6 network of a customer is one caller");
    let refused = ask(&app, "198.51.100.1", NOBODY, "{ nonsense").await.0;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "what cannot be read is counted too");
}

#[tokio::test]
async fn a_person_and_a_token_have_points_of_their_own() {
    let app = TestApp::limited(Rates { caller_hour: 12, visitor_burst: 1, ..Rates::generous() }).await;
    let luis = app.person(LUIS).await;
    let cookie = ("cookie", luis.cookie().expect("he is signed in"));
    let (response, _) = ask(&app, "198.51.100.1", cookie, VIEWER).await;
    assert_eq!(
        (number(&response, "ratelimit-limit"), number(&response, "ratelimit-remaining")),
        (12, 11),
        "a query costs one"
    );
    let again = app.person(LUIS).await;
    let other = ("cookie", again.cookie().expect("he is signed in twice"));
    let mutation = "mutation { completeUpload(input: { attachmentId: \"x\" }) { __typename } }";
    let (response, _) = ask(&app, "198.51.100.2", other, mutation).await;
    assert_eq!(number(&response, "ratelimit-remaining"), 6, "a mutation costs five, in whatever browser");
    let (response, _) = ask(&app, "198.51.100.2", other, mutation).await;
    assert_eq!(number(&response, "ratelimit-remaining"), 1);
    let (refused, body) = ask(&app, "198.51.100.2", cookie, mutation).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "{body}");
    assert_eq!(body["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    assert_eq!(number(&refused, "retry-after"), 1200, "four points come back in twenty minutes");
    assert!(body["errors"][0]["message"].as_str().expect("words").contains("20 minutes"), "{body}");

    let plain = token(&app, &["read", "write"], 5).await;
    let bearer = format!("Bearer {plain}");
    let (response, body) = ask(&app, "198.51.100.1", ("authorization", &bearer), VIEWER).await;
    assert_eq!(number(&response, "ratelimit-remaining"), 11, "his token has its own: {body}");
    let dana = app.person(DANA).await;
    let (response, _) = ask(&app, "198.51.100.1", ("cookie", dana.cookie().expect("a cookie")), VIEWER).await;
    assert_eq!(response.status(), StatusCode::OK, "one office, one address, two people");

    app.clock.pass(Duration::minutes(20));
    assert_eq!(ask(&app, "198.51.100.1", cookie, mutation).await.0.status(), StatusCode::OK);
}

#[tokio::test]
async fn who_guesses_is_refused_and_a_right_secret_from_there_is_not() {
    let app = TestApp::limited(Rates { wrong_secret_minute: 3, ..Rates::generous() }).await;
    let right = format!("Bearer {}", token(&app, &["read"], 6).await);
    let here = "198.51.100.1";
    for n in 0..3 {
        let wrong = ("authorization", format!("Bearer commons_pat_{n}"));
        let (response, body) = ask(&app, here, (wrong.0, &wrong.1), VIEWER).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{body}");
    }
    let (refused, body) = ask(&app, here, ("authorization", "Bearer commons_pat_x"), VIEWER).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "{body}");
    assert!(number(&refused, "retry-after") >= 1);
    let (response, _) = ask(&app, here, ("authorization", &right), VIEWER).await;
    assert_eq!(response.status(), StatusCode::OK, "somebody else's guesses do not lock it out");
    let (refused, _) = ask(&app, here, ("cookie", "commons_session=ses_guessed"), VIEWER).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let taken = refused.header("set-cookie").expect("the cookie is taken away");
    assert!(taken.starts_with("commons_session=;") && taken.contains("Max-Age=0"), "{taken}");
    assert_eq!(
        ask(&app, here, NOBODY, VIEWER).await.0.status(),
        StatusCode::OK,
        "a visitor from there reads on"
    );
    let (elsewhere, _) = ask(&app, "198.51.100.2", ("authorization", "Bearer commons_pat_x"), VIEWER).await;
    assert_eq!(elsewhere.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_address_signs_in_so_often_in_a_minute() {
    let app = TestApp::limited(Rates { sign_in_minute: 2, ..Rates::generous() }).await;
    let here = "198.51.100.1";
    for path in ["/auth/login", "/auth/callback?code=a&state=b"] {
        let answer = visit(&app, here, path).await;
        assert_ne!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    for path in ["/auth/login", "/auth/callback?code=a&state=b"] {
        let refused = visit(&app, here, path).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert_eq!(number(&refused, "retry-after"), 30);
        let text = refused.into_body().into_string().await.expect("a text");
        assert!(text.contains("wait 30 seconds"), "{text}");
    }
    assert_ne!(visit(&app, "198.51.100.2", "/auth/login").await.status(), StatusCode::TOO_MANY_REQUESTS);
    app.clock.pass(Duration::seconds(30));
    assert_ne!(visit(&app, here, "/auth/login").await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_first_look_is_never_slowed() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "STORY", "Shorter lines").await;
    let both: [&Client<'_>; 2] = [&luis, &app.visitor()];
    for n in 0..60 {
        let asked =
            both[n % 2].ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": resource })).await;
        assert_eq!(asked.status, 200);
    }
}
