//! The page of one version: it stays for ever, says whether it is the newest, and shows nothing to those who may not read it.

use commons_tests::{Client, TestApp};
use poem::http::{StatusCode, header};
use serde_json::json;

use super::painted_pages::page;
use crate::scene::{DANA, LUIS, PRIYA, decide, department_of, finished, published, save, submit};

/// Where the page of a resource is.
async fn address(client: &Client<'_>, resource: &str) -> String {
    let query = "query Q($id: ID!) { resource(id: $id) { slug } }";
    let seen = client.ask(query, json!({ "id": resource })).await.ok();
    format!("/r/{}", seen["resource"]["slug"].as_str().expect("a slug"))
}

/// What is painted, without the answers that go along.
fn painted(page: &str) -> &str {
    page.split("<script type=\"application/json\" id=\"boot\">").next().expect("a page")
}

/// Publishes the next version through a review.
async fn publish(app: &TestApp, writer: &Client<'_>, resource: &str, changes: serde_json::Value) {
    let revision = save(writer, resource, changes).await;
    let request = submit(writer, resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
}

#[tokio::test]
async fn a_version_is_read_without_scripts_and_leads_to_the_newest() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Write **one** number.").await;
    let changes = json!({ "title": "Seal log for bags", "body": "Write two numbers.", "changeNote": "Two." });
    publish(&app, &luis, &resource, changes).await;
    let visitor = app.visitor();
    let at = address(&visitor, &resource).await;

    let (status, old) = page(&app, &visitor, &format!("{at}/v/1")).await;
    assert_eq!(status, StatusCode::OK);
    for part in [
        "<title>Seal log (version 1) – Alliance Commons</title>",
        "<h1>Seal log</h1>",
        "This is version 1 of 2, from <time",
        &format!("<a href=\"{at}\" class=\"usa-link\">version 2</a>"),
        &format!("href=\"{at}/compare?from=1&#38;to=2\""),
        "Write <strong>one</strong> number.",
        &format!("{at}/v/1</p>"),
        &format!("<link rel=\"canonical\" href=\"http://127.0.0.1:8080{at}\">"),
    ] {
        assert!(painted(&old).contains(part), "{part}\n{old}");
    }
    assert!(!old.contains("Write two numbers"), "a version keeps its own words");
    let (status, newest) = page(&app, &visitor, &format!("{at}/v/2")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        newest.contains("This is the newest version") && newest.contains("Write two numbers"),
        "{newest}"
    );

    let (_, whole) = page(&app, &visitor, &at).await;
    for part in [
        format!("<a href=\"{at}/v/2\""),
        format!("<a href=\"{at}/v/1\""),
        format!("{at}/compare?from=1&#38;to=2"),
        format!("{at}/v/2</p>"),
    ] {
        assert!(painted(&whole).contains(&part), "{part}\n{whole}");
    }
    // The comparison is a page of the app; what stands beside it is none.
    assert_eq!(page(&app, &visitor, &format!("{at}/compare?from=1&to=2")).await.0, StatusCode::OK);
    for none in ["/v", "/v/1/more", "/compare/more", "/other"] {
        assert_eq!(page(&app, &visitor, &format!("{at}{none}")).await.0, StatusCode::NOT_FOUND, "{none}");
    }
    let sitemap =
        app.http.get("/sitemap/first.xml").send().await.0.into_body().into_string().await.expect("a text");
    assert!(sitemap.contains(&format!("{at}<")) && !sitemap.contains("/v/"), "{sitemap}");
}

#[tokio::test]
async fn the_address_of_a_version_tells_what_became_of_its_resource() {
    let app = TestApp::new().await;
    let (luis, visitor) = (app.person(LUIS).await, app.visitor());
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Write one number.").await;
    let at = format!("{}/v/1", address(&visitor, &resource).await);
    let why = |reason: &str| json!({ "resourceId": resource, "reason": reason });
    luis.tell("archiveResource", why("Nobody keeps it up."), "").await.ok();
    let (status, kept) = page(&app, &visitor, &at).await;
    assert_eq!(status, StatusCode::OK);
    assert!(painted(&kept).contains("Kept for the record") && kept.contains("Write one number"), "{kept}");
    luis.tell("withdrawResource", why("The number was wrong."), "").await.ok();
    let (status, gone) = page(&app, &visitor, &at).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(gone.contains("The number was wrong.") && !gone.contains("Write one number"), "{gone}");
    app.settle().await;
}

#[tokio::test]
async fn a_version_that_is_not_there_or_not_theirs_is_not_found() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) =
        finished(&luis, "Key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    luis.tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), "").await.ok();
    let changes = json!({ "reach": "PUBLIC", "body": "Keep keys safe.", "changeNote": "For all." });
    publish(&app, &luis, &resource, changes).await;
    let at = address(&luis, &resource).await;
    assert_eq!(page(&app, &luis, &format!("{at}/v/1")).await.0, StatusCode::OK);
    for client in [app.visitor(), app.person(DANA).await] {
        let hidden = page(&app, &client, &format!("{at}/v/1")).await;
        assert_eq!(hidden.0, StatusCode::NOT_FOUND);
        assert!(
            hidden.1.contains("not found, or not shared with you") && !hidden.1.contains("spare key"),
            "{}",
            hidden.1
        );
        for none in ["0", "3", "-1", "02", "2.0", "+2", "x", "99999999999", "%00", "2%20"] {
            let (status, told) = page(&app, &client, &format!("{at}/v/{none}")).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{none}");
            assert!(told.contains("We cannot find that page"), "{none}: {told}");
        }
        assert_eq!(page(&app, &client, "/r/no-such-thing/v/1").await.0, StatusCode::NOT_FOUND);
        assert_eq!(page(&app, &client, &format!("{at}/v/2")).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_download_of_a_version_says_the_version_in_its_name() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let mut ids = Vec::new();
    for name in ["Seal log.txt", "Keys.txt"] {
        ids.push(luis.upload(&department, name, format!("{name} with 4711").as_bytes()).await);
    }
    app.settle().await;
    let (resource, _) = finished(&luis, "Seal log", "DEPARTMENT", "Numbers.").await;
    let revision = save(&luis, &resource, json!({ "attachmentIds": ids })).await;
    luis.tell("publishVersion", json!({ "resourceId": resource, "revision": revision }), "").await.ok();
    let changes = json!({ "reach": "PUBLIC", "changeNote": "For all.", "attachmentIds": [ids[0]] });
    publish(&app, &luis, &resource, changes).await;

    let name = async |client: &Client<'_>, path: &str| {
        let mut request = app.http.get(path);
        if let Some(cookie) = client.cookie() {
            request = request.header("cookie", cookie);
        }
        let answer = request.send().await.0;
        let location = answer.header("location").map(str::to_owned);
        (answer.status().as_u16(), location.unwrap_or_default())
    };
    let (log, keys) = (&ids[0], &ids[1]);
    let visitor = app.visitor();
    let (status, location) = name(&visitor, &format!("/files/{log}?version=2")).await;
    assert_eq!(status, 303);
    assert!(location.contains("version%202"), "{location}");
    assert!(
        !name(&visitor, &format!("/files/{log}")).await.1.contains("version%20"),
        "by itself it has its own name"
    );
    assert!(name(&luis, &format!("/files/{log}?version=1")).await.1.contains("version%201"));
    assert_eq!(name(&luis, &format!("/files/{keys}?version=1")).await.0, 303);
    // A version that does not hold it, is not theirs, or is none.
    for path in [
        format!("/files/{log}?version=1"),
        format!("/files/{keys}?version=1"),
        format!("/files/{keys}?version=2"),
        format!("/files/{log}?version=3"),
        format!("/files/{log}?version=x"),
    ] {
        assert_eq!(name(&visitor, &path).await.0, 404, "{path}");
    }
    let painted = page(&app, &visitor, &format!("{}/v/2", address(&visitor, &resource).await)).await.1;
    assert!(painted.contains(&format!("href=\"/files/{log}?version=2\"")), "{painted}");
    let query = "query Q($id: ID!) { resource(id: $id) { version(number: 1) { archivePath } } }";
    let seen = luis.ask(query, json!({ "id": resource })).await.ok();
    let path = seen["resource"]["version"]["archivePath"].as_str().expect("two documents").to_owned();
    let answer = app.http.get(&path).header("cookie", luis.cookie().expect("a cookie")).send().await.0;
    let told = answer.headers()[header::CONTENT_DISPOSITION].to_str().expect("plain");
    assert!(told.contains("version%201") || told.contains("(version 1)"), "{told}");
    answer.into_body().into_bytes().await.expect("the whole archive");
}
