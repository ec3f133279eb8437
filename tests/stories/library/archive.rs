//! All documents of a version at once, names in any script, and how often they were fetched.

use std::io::{Cursor, Read};

use commons_tests::{Client, TestApp, docx};
use poem::http::header;
use serde_json::json;
use zip::ZipArchive;

use crate::scene::{LUIS, PRIYA, create, decide, department_of, save, submit};

const VERSION: &str =
    "query Q($id: ID!) { resource(id: $id) { currentVersion { archivePath attachments { id downloads } } } }";

async fn publish(app: &TestApp, luis: &Client<'_>, files: &[(&str, Vec<u8>)]) -> String {
    let department = department_of(luis).await;
    let mut ids = Vec::new();
    for (name, bytes) in files {
        ids.push(luis.upload(&department, name, bytes).await);
    }
    app.settle().await;
    let resource = create(luis, "TEMPLATE", "Seal log / Registro de sellos").await;
    let changes = json!({ "summary": "For seals.", "body": "Numbers.", "reach": "PUBLIC", "changeNote": "First.", "attachmentIds": ids });
    let revision = save(luis, &resource, changes).await;
    let request = submit(luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    resource
}

#[tokio::test]
async fn an_archive_holds_every_document_under_a_name_of_its_own() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let files = [
        ("log.docx", docx(&["Seal numbers"])),
        ("LOG.docx", docx(&["Other numbers"])),
        ("選挙の手引き.txt", "投票所".as_bytes().to_vec()),
        ("Año “nuevo”.csv", b"a,b\n".to_vec()),
    ];
    let resource = publish(&app, &luis, &files).await;
    let version = luis.ask(VERSION, json!({ "id": resource })).await.ok();
    let path = version["resource"]["currentVersion"]["archivePath"].as_str().expect("a path").to_owned();
    let answer = app.http.get(&path).send().await.0;
    assert_eq!(answer.status().as_u16(), 200, "its readers need no account");
    let disposition = answer.headers()[header::CONTENT_DISPOSITION].to_str().expect("plain").to_owned();
    assert!(disposition.starts_with("attachment;") && !disposition.contains('/'), "{disposition}");
    let bytes = answer.into_body().into_bytes().await.expect("the whole archive");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup_by_key(|name| name.to_lowercase());
    assert_eq!(names.len(), 4, "no two differ by the case of letters alone: {names:?}");
    let mut inside = Vec::new();
    for at in 0..zip.len() {
        let mut bytes = Vec::new();
        zip.by_index(at).expect("a file").read_to_end(&mut bytes).expect("its bytes");
        inside.push(bytes);
    }
    for (name, bytes) in &files {
        assert!(inside.contains(bytes), "{name} comes back byte for byte");
    }

    // One more by itself: each way of fetching counts, and only fetching.
    let first =
        version["resource"]["currentVersion"]["attachments"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(app.visitor().download(&format!("/files/{first}")).await.0, 303);
    let counted = luis.ask(VERSION, json!({ "id": resource })).await.ok();
    let downloads: Vec<_> = counted["resource"]["currentVersion"]["attachments"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| document["downloads"].as_i64())
        .collect();
    assert_eq!(downloads, [Some(2), Some(1), Some(1), Some(1)]);
}

#[tokio::test]
async fn an_archive_with_a_damaged_document_breaks_off_and_a_hidden_one_is_not_there() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let bytes = docx(&["Seal numbers"]);
    let resource =
        publish(&app, &luis, &[("log.docx", bytes.clone()), ("more.txt", b"words".to_vec())]).await;
    let version = luis.ask(VERSION, json!({ "id": resource })).await.ok();
    let path = version["resource"]["currentVersion"]["archivePath"].as_str().expect("a path").to_owned();
    let page = app.bucket.list("", None, 100).await.expect("the bucket answers");
    let object =
        page.objects.iter().find(|object| object.byte_size == bytes.len() as u64).expect("the document");
    app.bucket.delete(&object.key).await.expect("it goes");
    let answer = app.http.get(&path).send().await.0;
    assert!(answer.into_body().into_bytes().await.is_err(), "half an archive never looks whole");

    let hidden = path.replace(|c: char| c.is_ascii_digit(), "0");
    for path in [hidden.as_str(), "/files/all/x", "/files/all/"] {
        assert_eq!(app.http.get(path).send().await.0.status().as_u16(), 404, "{path}");
    }
}
