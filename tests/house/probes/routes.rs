//! Every route and every file address, asked by everybody, as a table.

use std::collections::BTreeSet;

use super::scene::{CALLERS, OUTSIDERS, SECRET, Scene, made_up};

/// The routes, as the server lists them; each is asked below.
const ROUTES: &[&str] = &[
    "/*path",
    "/assets/*path",
    "/auth/callback",
    "/auth/login",
    "/auth/logout",
    "/auth/signed-out",
    "/c/:slug",
    "/collections",
    "/d/*ocd_id",
    "/departments",
    "/documents/:id",
    "/files/:id",
    "/files/:id/pages/:number",
    "/files/all/:id",
    "/graphql",
    "/healthz",
    "/metrics",
    "/r/:slug",
    "/r/:slug/v/:number",
    "/readyz",
    "/record.csv",
    "/robots.txt",
    "/search",
    "/search.atom",
    "/sitemap.xml",
    "/sitemap/:after",
    "/standards",
    "/standards/:slug",
    "/topics",
    "/topics/:topic",
    "/transparency",
    "/transparency.csv",
    "/values",
    "/values/:slug",
    "/wanted",
];

/// The part of the table that tells of routes: the status that each caller gets.
pub(crate) async fn table(scene: &Scene<'_>) -> String {
    let source =
        std::fs::read_to_string(commons_tests::root().join("crates/http/src/lib.rs")).expect("the routes");
    let known: BTreeSet<&str> =
        source.split(".at(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(known, ROUTES.iter().copied().collect(), "every route is listed here, and tried");

    let (held, upload) = (scene.id("a document under review"), scene.id("an upload"));
    let version = scene.id("a version under review");
    let tries = [
        ("/", "/".to_owned()),
        ("/no/such/page", "/no/such/page".into()),
        ("/assets/../../Cargo.toml", "/assets/../../Cargo.toml".into()),
        ("/assets/%2e%2e/Cargo.toml", "/assets/%2e%2e/%2e%2e/Cargo.toml".into()),
        ("/auth/callback", "/auth/callback?code=x&state=y".into()),
        ("/auth/login", "/auth/login".into()),
        ("/auth/logout", "/auth/logout".into()),
        ("/auth/signed-out", "/auth/signed-out".into()),
        ("/c: of the office", format!("/c/{}", scene.private_shelf)),
        ("/c: public", format!("/c/{}", scene.public_shelf)),
        ("/c: of nothing", "/c/no-such-thing".into()),
        ("/collections", "/collections".into()),
        ("/d: the office", "/d/ocd-division/country:us/state:az/county:yuma".into()),
        ("/d: of nothing", "/d/no-such-thing".into()),
        ("/departments", "/departments?q=yuma".into()),
        ("/documents: under review", format!("/documents/{held}?words=1")),
        ("/documents: an upload", format!("/documents/{upload}?words=1")),
        ("/documents: of nothing", format!("/documents/{}", made_up(upload))),
        ("/documents: no id", "/documents/bm9uc2Vuc2U".into()),
        ("/files: under review", format!("/files/{held}")),
        ("/files: an upload", format!("/files/{upload}")),
        ("/files: of nothing", format!("/files/{}", made_up(upload))),
        ("/files: no id", "/files/bm9uc2Vuc2U".into()),
        ("/files: as of a version", format!("/files/{held}?version=1")),
        ("/files: a page of it", format!("/files/{held}/pages/1")),
        ("/files: an upload's page", format!("/files/{upload}/pages/1")),
        ("/files/all: under review", format!("/files/all/{version}")),
        ("/files/all: of nothing", format!("/files/all/{}", made_up(version))),
        ("/graphql", "/graphql".into()),
        ("/healthz", "/healthz".into()),
        ("/metrics", "/metrics".into()),
        ("/readyz", "/readyz".into()),
        ("/r: of the office", format!("/r/{}", scene.private_slug)),
        ("/r: public", format!("/r/{}", scene.public_slug)),
        ("/r: of nothing", "/r/no-such-thing".into()),
        ("/r/v: of the office", format!("/r/{}/v/1", scene.private_slug)),
        ("/r/v: public", format!("/r/{}/v/1", scene.public_slug)),
        ("/r/v: under review", format!("/r/{}/v/2", scene.public_slug)),
        ("/record.csv", "/record.csv".into()),
        ("/robots.txt", "/robots.txt".into()),
        ("/search", "/search?q=zyxite".into()),
        ("/search.atom", "/search.atom?q=zyxite".into()),
        ("/sitemap.xml", "/sitemap.xml".into()),
        ("/sitemap: the first part", "/sitemap/first.xml".into()),
        ("/sitemap: no part", "/sitemap/x.xml".into()),
        ("/standards", "/standards".into()),
        ("/standards: one", "/standards/plain-language".into()),
        ("/standards: of nothing", "/standards/no-such-thing".into()),
        ("/topics", "/topics".into()),
        ("/topics: of nothing", "/topics/no-such-thing".into()),
        ("/transparency", "/transparency".into()),
        ("/transparency.csv", "/transparency.csv".into()),
        ("/values", "/values".into()),
        ("/values: one", "/values/high-integrity".into()),
        ("/values: of nothing", "/values/no-such-thing".into()),
        ("/wanted", "/wanted".into()),
    ];
    let mut out = format!("\nRoutes\n  {:<28}{}\n", "", CALLERS.map(|name| format!("{name:>12}")).concat());
    for (label, path) in tries {
        let mut line = format!("  {label:<28}");
        for (caller, client) in CALLERS.iter().zip(&scene.callers) {
            let mut request = scene.app.http.get(&path);
            if let Some(cookie) = client.cookie() {
                request = request.header("cookie", cookie);
            }
            if let Some(bearer) = client.bearer() {
                request = request.header("authorization", format!("Bearer {bearer}"));
            }
            let response = request.send().await.0;
            line.push_str(&format!("{:>12}", response.status().as_u16()));
            let body = response.into_body().into_vec().await.expect("a body");
            let told = OUTSIDERS.contains(caller) && String::from_utf8_lossy(&body).contains(SECRET);
            assert!(!told, "{path} shows {caller} a secret");
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}
