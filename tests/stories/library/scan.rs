//! Malware: found in a real daemon, waited for while it is away, and "not scanned" where there is none.

use std::io::{Cursor, Write};

use commons_tests::{Clamd, SIGNATURE, Setup, TestApp, docx, eicar};
use serde_json::{Value, json};
use time::Duration;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::scene::{JO, department_of};

const STATE: &str = "query Q($id: ID!) { node(id: $id) { ... on Attachment { state scan refusal } } }";

async fn state(client: &commons_tests::Client<'_>, id: &str) -> Value {
    client.ask(STATE, json!({ "id": id })).await.ok()["node"].clone()
}

/// A Word document with another file inside.
fn carrier(inside: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(docx(&["Read the attached file."]))).expect("an archive");
    zip.start_file("word/embeddings/oleObject1.bin", SimpleFileOptions::default()).expect("a part");
    zip.write_all(inside).expect("its bytes");
    zip.finish().expect("a whole archive").into_inner()
}

#[tokio::test]
async fn malware_is_refused_by_name_in_a_file_and_inside_of_one() {
    let clamd = Clamd::start().await;
    let app = TestApp::with(Setup { scanner: Some(clamd.scanner()), ..Setup::default() }).await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let files = [("eicar.txt", eicar()), ("carrier.docx", carrier(&eicar()))];
    for (name, bytes) in files {
        let id = jo.upload(&department, name, &bytes).await;
        app.settle().await;
        let refused = state(&jo, &id).await;
        assert_eq!(
            (refused["state"].as_str(), refused["scan"].as_str()),
            (Some("REFUSED"), Some("INFECTED")),
            "{name}"
        );
        assert!(refused["refusal"].as_str().is_some_and(|why| why.contains(SIGNATURE)), "{refused}");
        assert_eq!(jo.download(&format!("/files/{id}")).await.0, 409, "it is never given out");
    }
    let clean = jo.upload(&department, "log.docx", &docx(&["Seal numbers"])).await;
    // Longer than our daemon takes: checked by all else, and marked.
    let long = jo.upload(&department, "long.txt", &b"Many words. ".repeat(300_000)).await;
    app.settle().await;
    assert_eq!(state(&jo, &clean).await["scan"], "CLEAN");
    let long = state(&jo, &long).await;
    assert_eq!((long["state"].as_str(), long["scan"].as_str()), (Some("READY"), Some("NOT_SCANNED")));
}

#[tokio::test]
async fn while_the_scanner_is_away_documents_wait_and_nothing_is_lost() {
    let mut clamd = Clamd::start().await;
    let app = TestApp::with(Setup { scanner: Some(clamd.scanner()), ..Setup::default() }).await;
    let jo = app.person(JO).await;
    clamd.stop();
    let id = jo.upload(&department_of(&jo).await, "log.docx", &docx(&["Seal numbers"])).await;
    app.settle().await;
    let waiting = state(&jo, &id).await;
    assert_eq!((waiting["state"].as_str(), waiting["scan"].as_str()), (Some("CHECKING"), Some("WAITING")));
    assert_eq!(jo.download(&format!("/files/{id}")).await.0, 409, "not checked, not given out");
    clamd.start_again().await;
    app.clock.pass(Duration::hours(1));
    app.settle().await;
    let done = state(&jo, &id).await;
    assert_eq!((done["state"].as_str(), done["scan"].as_str()), (Some("READY"), Some("CLEAN")));
}

#[tokio::test]
async fn without_a_scanner_the_document_says_so() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let id = jo.upload(&department_of(&jo).await, "log.docx", &docx(&["Seal numbers"])).await;
    app.settle().await;
    let read = state(&jo, &id).await;
    assert_eq!((read["state"].as_str(), read["scan"].as_str()), (Some("READY"), Some("NOT_SCANNED")));
}
