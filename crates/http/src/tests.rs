//! The whole server with everything behind it away: no database, no bucket, no provider. What still must hold, holds.

use std::{path::Path, sync::Arc, time::Duration};

use commons_blobs::Bucket;
use commons_kernel::Clock;
use commons_store::Store;
use poem::{
    Endpoint, Request, Response, Result,
    http::{Method, StatusCode},
    test::{TestClient, TestResponse},
};
use rand::{SeedableRng, rngs::StdRng};
use time::OffsetDateTime;

use super::*;

struct Still;

impl Clock for Still {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH
    }
}

fn state(patience: Duration) -> Arc<State> {
    let store = Store::over(sea_orm::DatabaseConnection::default());
    let clock: Arc<dyn Clock> = Arc::new(Still);
    let bucket = Bucket::new(&commons_blobs::Settings {
        endpoint: "http://127.0.0.1:9".parse().ok(),
        public_endpoint: None,
        bucket: "commons".into(),
        region: "us-east-1".into(),
        access_key: "key".into(),
        secret_key: "secret".into(),
        path_style: true,
        ca_file: None,
        patience: commons_blobs::Settings::PATIENCE,
    })
    .unwrap();
    let index = Arc::new(commons_search::Index::in_memory().unwrap());
    let finder = commons_discovery::Finder::new(index, commons_discovery::Thesaurus::new(Vec::new()));
    let shared = commons_graphql::Shared {
        store: store.clone(),
        clock: clock.clone(),
        bucket: bucket.clone(),
        finder,
        search_log: commons_discovery::SearchLog::open().0,
        limits: commons_library::Limits::default(),
        own_reach: commons_library::OwnReach::default(),
        outside_links: commons_library::OutsideLinks::default(),
        secrets: commons_graphql::Secrets::new(StdRng::seed_from_u64(2)),
        public_url: "https://commons.example.org/".into(),
        sign_in_providers: Vec::new(),
    };
    Arc::new(State {
        door: store.clone(),
        store,
        clock,
        schema: commons_graphql::schema(commons_graphql::Limits::default()),
        shared: Arc::new(shared),
        bucket,
        providers: commons_identity::Providers::none(),
        development: None,
        assets: Assets::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dist")),
        settings: Settings {
            public_url: "https://commons.example.org".parse().unwrap(),
            secure_cookies: true,
            bucket_origin: None,
            limits: Limits { patience, ..Limits::default() },
            rates: Rates::default(),
            trusted_proxies: Vec::new(),
            introspection: Introspection::default(),
        },
        random: Random::new(StdRng::seed_from_u64(1)),
        job_kinds: vec!["read_document"],
        index: Box::new(IndexReport::default),
    })
}

async fn asked(method: Method, uri: &str, headers: &[(&str, &str)]) -> TestResponse {
    let client = TestClient::new(app(state(Duration::from_secs(10))));
    let mut request = client.request(method, uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await
}

async fn text(answer: TestResponse) -> String {
    answer.0.into_body().into_string().await.unwrap()
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    for (method, uri, status) in [
        (Method::GET, "/healthz", 200),
        (Method::GET, "/", 500),
        (Method::GET, "/values/high-integrity", 500),
        (Method::GET, "/values/", 308),
        (Method::GET, "/publish", 200),
        (Method::GET, "/people/ocd-division/country:us/place:st._paul", 200),
        (Method::GET, "/no-such-page", 404),
        (Method::GET, "/no-such.file", 404),
        (Method::GET, "/index.html", 404),
        (Method::GET, "/.vite/manifest.json", 404),
        (Method::GET, "/assets/index-1.js", 200),
        (Method::GET, "/assets/absent.js", 404),
        (Method::DELETE, "/search", 405),
        (Method::GET, "/auth/logout", 405),
        (Method::POST, "/auth/logout", 403),
        (Method::GET, "/auth/login", 503),
        (Method::GET, "/auth/callback?state=a&state=b", 400),
        (Method::GET, "/files/not-an-id", 404),
        (Method::GET, "/readyz", 503),
        (Method::GET, "/development-provider/jwks", 404),
    ] {
        let answer = asked(method.clone(), uri, &[("accept", "text/html")]).await;
        assert_eq!(answer.0.status().as_u16(), status, "{method} {uri}");
        let policy = answer.0.header("content-security-policy").unwrap_or_default().to_owned();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
            "{uri}: {policy}"
        );
        for name in ["x-content-type-options", "referrer-policy", "strict-transport-security", "x-request-id"]
        {
            assert!(answer.0.header(name).is_some(), "{uri}: {name}");
        }
        assert!(!text(answer).await.contains("style="), "{uri}");
    }
}

#[tokio::test]
async fn hashed_files_stay_and_pages_do_not() {
    let file = asked(Method::GET, "/assets/index-1.js", &[]).await;
    file.assert_header("cache-control", "public, max-age=31536000, immutable");
    file.assert_header("etag", "\"index-1.js\"");
    let again = asked(Method::GET, "/assets/index-1.js", &[("if-none-match", "\"index-1.js\"")]).await;
    assert_eq!(again.0.status(), StatusCode::NOT_MODIFIED);
    let page = asked(Method::GET, "/r/a-log/compare", &[]).await;
    page.assert_header("cache-control", "no-cache");
    let page = text(page).await;
    assert!(page.contains("<div id=\"root\"><noscript>") && !page.contains("<!--app"), "{page}");
    let moved = asked(Method::GET, "/topics/drop%20boxes/?after=c", &[]).await;
    moved.assert_header("location", "/topics/drop%20boxes?after=c");
}

#[tokio::test]
async fn a_program_is_answered_in_json_and_a_person_by_a_page() {
    let program = text(asked(Method::GET, "/files/not-an-id", &[]).await).await;
    let told: serde_json::Value = serde_json::from_str(&program).unwrap();
    assert_eq!(told["error"]["code"], "NOT_FOUND");
    let person = text(asked(Method::GET, "/files/not-an-id", &[("accept", "text/html")]).await).await;
    assert!(person.contains("not found, or not shared with you"), "{person}");
    assert!(person.contains("href=\"/auth/login?return_to=%2Ffiles%2Fnot-an-id\""), "{person}");
    assert!(person.contains("<link rel=\"stylesheet\" href=\"/assets/index-1.css\">"), "{person}");
}

#[tokio::test]
async fn a_bad_token_is_never_a_visitor() {
    for authorization in ["Bearer x", "Bearer ", "Basic eDp5", "commons_pat_x"] {
        for uri in ["/graphql?query=%7B__typename%7D", "/files/x", "/search", "/r/x"] {
            let answer = asked(Method::GET, uri, &[("authorization", authorization)]).await;
            assert_eq!(answer.0.status(), StatusCode::UNAUTHORIZED, "{uri} {authorization}");
        }
    }
}

#[tokio::test]
async fn a_cookie_that_opens_nothing_is_taken_away() {
    let answer =
        asked(Method::GET, "/graphql?query=%7B__typename%7D", &[("cookie", "__Host-commons=nonsense")]).await;
    answer.assert_status_is_ok();
    answer.assert_header("set-cookie", "__Host-commons=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
}

#[tokio::test]
async fn a_database_that_is_away_is_told_without_its_words() {
    for uri in ["/search?q=kept+words", "/r/some-page", "/", "/topics", "/transparency"] {
        let answer = asked(Method::GET, uri, &[("accept", "text/html")]).await;
        assert!(answer.0.status().is_server_error(), "{uri}");
        let page = text(answer).await;
        assert!(
            page.contains("There is a problem") && !page.to_lowercase().contains("disconnected"),
            "{page}"
        );
        if uri.contains("kept") {
            assert!(page.contains("value=\"kept words\""), "{page}");
        }
    }
}

#[tokio::test]
async fn requests_are_measured_by_route_and_never_by_address() {
    let client = TestClient::new(app(state(Duration::from_secs(10))));
    client.get("/files/secret-id?token=secret").send().await;
    let page = text(client.get("/metrics").send().await).await;
    assert!(
        page.contains("commons_http_requests_total{method=\"GET\",route=\"/files/:id\",status=\"404\"} 1"),
        "{page}"
    );
    assert!(!page.contains("secret"), "{page}");
    assert!(page.contains("process_resident_memory_bytes "), "{page}");
}

/// Does not do what it should.
struct Faulty;

impl Endpoint for Faulty {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        match request.uri().path() {
            "/panic" => panic!("a secret of ours"),
            _ => Ok(futures_util::future::pending().await),
        }
    }
}

#[tokio::test]
async fn a_panic_and_a_long_wait_end_in_an_answer() {
    let state = state(Duration::from_millis(20));
    let gate = Arc::new(Gate::new(&state.settings.rates, state.clock.clone()));
    let front = Front::new(Faulty, state, gate, Arc::default());
    let client = TestClient::new(front);
    for (uri, status) in [("/panic", 500), ("/wait", 503)] {
        let answer = client.get(uri).send().await;
        assert_eq!(answer.0.status().as_u16(), status, "{uri}");
        answer.assert_header_exist("content-security-policy");
        let said = text(answer).await;
        assert!(said.contains("code") && !said.contains("secret"), "{said}");
    }
}
