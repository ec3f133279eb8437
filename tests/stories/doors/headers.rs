//! The security headers on every route, whatever it answers.

use std::collections::BTreeSet;

use commons_tests::TestApp;
use poem::http::Method;

use crate::scene::LUIS;

/// Every route with a request or two that it answers or refuses.
const REQUESTS: &[(&str, &[(&str, &str)])] = &[
    (
        "/*path",
        &[
            ("GET", "/"),
            ("HEAD", "/"),
            ("DELETE", "/"),
            ("GET", "/publish"),
            ("GET", "/no/such/page"),
            ("GET", "/no-such.file"),
        ],
    ),
    ("/assets/*path", &[("GET", "/assets/none.js")]),
    (
        "/auth/callback",
        &[("GET", "/auth/callback"), ("GET", "/auth/callback?state=a&state=b"), ("POST", "/auth/callback")],
    ),
    ("/auth/login", &[("GET", "/auth/login"), ("GET", "/auth/login?return_to=//evil.example")]),
    ("/auth/logout", &[("POST", "/auth/logout"), ("GET", "/auth/logout")]),
    ("/auth/signed-out", &[("GET", "/auth/signed-out"), ("GET", "/auth/signed-out?state=x")]),
    ("/files/:id", &[("GET", "/files/x"), ("PUT", "/files/x")]),
    ("/files/:id/pages/:number", &[("GET", "/files/x/pages/1"), ("DELETE", "/files/x/pages/1")]),
    ("/files/all/:id", &[("GET", "/files/all/x"), ("POST", "/files/all/x")]),
    (
        "/graphql",
        &[
            ("GET", "/graphql?query=%7B__typename%7D"),
            ("GET", "/graphql"),
            ("POST", "/graphql"),
            ("OPTIONS", "/graphql"),
        ],
    ),
    ("/healthz", &[("GET", "/healthz")]),
    ("/metrics", &[("GET", "/metrics")]),
    ("/c/:slug", &[("GET", "/c/none"), ("POST", "/c/none")]),
    ("/collections", &[("GET", "/collections"), ("GET", "/collections?after=x"), ("POST", "/collections")]),
    ("/d/*ocd_id", &[("GET", "/d/none"), ("POST", "/d/none")]),
    ("/departments", &[("GET", "/departments?q=a&state=AZ"), ("PUT", "/departments")]),
    ("/documents/:id", &[("GET", "/documents/none?words=1"), ("POST", "/documents/none")]),
    ("/r/:slug", &[("GET", "/r/none")]),
    ("/r/:slug/v/:number", &[("GET", "/r/none/v/1"), ("GET", "/r/none/v/x"), ("POST", "/r/none/v/1")]),
    ("/readyz", &[("GET", "/readyz")]),
    ("/record.csv", &[("GET", "/record.csv")]),
    ("/robots.txt", &[("GET", "/robots.txt"), ("PUT", "/robots.txt")]),
    ("/search.atom", &[("GET", "/search.atom"), ("POST", "/search.atom")]),
    ("/sitemap.xml", &[("GET", "/sitemap.xml")]),
    ("/sitemap/:after", &[("GET", "/sitemap/x.xml")]),
    ("/standards", &[("GET", "/standards"), ("POST", "/standards")]),
    ("/standards/:slug", &[("GET", "/standards/plain-language"), ("GET", "/standards/none")]),
    ("/topics", &[("GET", "/topics"), ("POST", "/topics")]),
    ("/topics/:topic", &[("GET", "/topics/none"), ("POST", "/topics/none")]),
    ("/transparency", &[("GET", "/transparency"), ("POST", "/transparency")]),
    ("/transparency.csv", &[("GET", "/transparency.csv"), ("POST", "/transparency.csv")]),
    ("/values", &[("GET", "/values"), ("GET", "/values/"), ("POST", "/values")]),
    ("/values/:slug", &[("GET", "/values/high-integrity"), ("GET", "/values/none")]),
    ("/wanted", &[("GET", "/wanted"), ("POST", "/wanted")]),
    ("/search", &[("GET", "/search"), ("GET", "/search?q=seal"), ("DELETE", "/search")]),
];

const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[tokio::test]
async fn every_route_has_every_security_header() {
    let source =
        std::fs::read_to_string(commons_tests::root().join("crates/http/src/lib.rs")).expect("the routes");
    let known: BTreeSet<&str> =
        source.split(".at(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let tried: BTreeSet<&str> = REQUESTS.iter().map(|(route, _)| *route).collect();
    assert_eq!(known, tried, "every route is tried");

    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    for (method, path) in REQUESTS.iter().flat_map(|(_, requests)| *requests) {
        for (cookie, accept) in [(None, "text/html"), (None, "*/*"), (luis.cookie(), "text/html")] {
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let mut request = app.http.request(method.clone(), *path).header("accept", accept);
            if let Some(cookie) = cookie {
                request = request.header("cookie", cookie);
            }
            let answer = request.send().await.0;
            let header = |name: &str| answer.header(name).unwrap_or_default().to_owned();
            for (name, value) in FIXED {
                assert_eq!(header(name), *value, "{method} {path}: {name}");
            }
            let policy = header("content-security-policy");
            for directive in [
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'",
            ] {
                assert!(policy.split("; ").any(|found| found.starts_with(directive)), "{path}: {policy}");
            }
            assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
            let permissions = header("permissions-policy");
            assert!(
                ["camera=()", "geolocation=()", "microphone=()"].iter().all(|off| permissions.contains(off))
            );
            assert!(!header("x-request-id").is_empty(), "{path}");
            assert!(!header("cache-control").is_empty(), "{method} {path} says how long it may be kept");
            for telling in ["server", "x-powered-by"] {
                assert!(answer.header(telling).is_none(), "{path}: {telling}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_personal_is_not_kept() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let cookie = luis.cookie().expect("he is signed in");
    let kept = async |path: &'static str, cookie: Option<&str>| {
        let mut request = app.http.get(path).header("accept", "text/html");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        request.send().await.0.header("cache-control").unwrap_or_default().to_owned()
    };
    for path in ["/graphql?query=%7B__typename%7D", "/publish", "/reviews", "/auth/login", "/files/x"] {
        for cookie in [None, Some(cookie)] {
            assert_eq!(kept(path, cookie).await, "no-store", "{path}");
        }
    }
    let painted = [
        "/",
        "/search",
        "/r/none",
        "/r/none/v/1",
        "/c/none",
        "/d/none",
        "/documents/none",
        "/values",
        "/nowhere",
    ];
    for path in painted {
        assert_eq!(kept(path, Some(cookie)).await, "private, no-store", "{path} shows her name");
        assert_eq!(kept(path, None).await, "private, no-cache", "{path}");
    }
}
