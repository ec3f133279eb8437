//! Upload a document: begun, put, read; and everything that is refused, each with its reason.

use commons_tests::{TestApp, docx, pdf, xlsx};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, create, department_of, save};

const ATTACHMENT: &str =
    "query Q($id: ID!) { node(id: $id) { ... on Attachment { state refusal mediaType sha256 byteSize } } }";

async fn state(client: &commons_tests::Client<'_>, id: &str) -> Value {
    client.ask(ATTACHMENT, json!({ "id": id })).await.ok()["node"].clone()
}

#[tokio::test]
async fn each_format_of_this_stage_is_read() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let files: [(&str, Vec<u8>); 5] = [
        ("log.docx", docx(&["Seal numbers"])),
        ("count.xlsx", xlsx(&["Precinct 4", "117"])),
        ("notice.pdf", pdf("Public notice of the test")),
        ("guide.md", b"# Guide\n\nOpen at seven.".to_vec()),
        ("list.txt", "Urnas y más\n".as_bytes().to_vec()),
    ];
    for (name, bytes) in files {
        let id = jo.upload(&department, name, &bytes).await;
        assert_eq!(state(&jo, &id).await["state"], "CHECKING", "{name}");
        app.settle().await;
        let read = state(&jo, &id).await;
        assert_eq!(read["state"], "READY", "{name}: {read}");
        assert_eq!(read["byteSize"], bytes.len());
        let path = format!("/files/{id}");
        assert_eq!(
            jo.download(&path).await.1.as_deref(),
            Some(&bytes[..]),
            "{name} comes back byte for byte"
        );
        assert_eq!(
            app.person(LUIS).await.download(&path).await.0,
            404,
            "an upload belongs to its uploader alone"
        );
    }
}

#[tokio::test]
async fn what_is_not_taken_is_said_before_a_byte_travels() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let sha256 = "a".repeat(64);
    let cases = [
        ("virus.exe", 10, sha256.as_str(), "filename", "not a type of file"),
        ("noname", 10, &sha256, "filename", "not a type of file"),
        ("log.docx", 0, &sha256, "byteSize", "empty"),
        ("log.docx", 51 * 1024 * 1024, &sha256, "byteSize", "over the limit of 50 MB"),
        ("log.docx", 10, "xyz", "sha256", "64 hexadecimal digits"),
        ("..", 10, &sha256, "filename", "give the file a name"),
    ];
    for (filename, size, digest, field, says) in cases {
        let input =
            json!({ "departmentId": department, "filename": filename, "byteSize": size, "sha256": digest });
        let refused = jo.tell("beginUpload", input, "url").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{filename}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field);
        assert!(refused.message().contains(says), "{}", refused.message());
    }
}

#[tokio::test]
async fn what_is_no_document_is_refused_with_its_reason() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let cases: [(&str, &[u8]); 3] = [
        ("broken.docx", b"this is not a zip at all, only some words"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n0000000000000000"),
        ("half.xlsx", &xlsx(&["Precinct"])[..200]),
    ];
    for (name, bytes) in cases {
        let id = jo.upload(&department, name, bytes).await;
        app.settle().await;
        let refused = state(&jo, &id).await;
        assert_eq!(refused["state"], "REFUSED", "{name}");
        let why = refused["refusal"].as_str().expect("a reason");
        assert!(why.len() > 20 && why.ends_with('.'), "{name}: {why}");
        assert_eq!(jo.download(&format!("/files/{id}")).await.0, 409, "not checked, not given out");
    }
}

#[tokio::test]
async fn bytes_that_never_came_are_said_and_can_come_again() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let bytes = docx(&["Seal numbers"]);
    let sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    let input = json!({ "departmentId": department_of(&jo).await, "filename": "log.docx", "byteSize": bytes.len(), "sha256": sha256 });
    let begun = jo.tell("beginUpload", input, "attachment { id }").await.ok();
    let id = begun["attachment"]["id"].as_str().expect("an id");
    jo.tell("completeUpload", json!({ "attachmentId": id }), "attachment { id }").await.ok();
    app.settle().await;
    let missing = state(&jo, id).await;
    assert_eq!(missing["state"], "REFUSED");
    assert!(missing["refusal"].as_str().expect("a reason").contains("did not arrive"));
    let again = jo.upload(&department_of(&jo).await, "log.docx", &bytes).await;
    app.settle().await;
    assert_eq!(state(&jo, &again).await["state"], "READY");
}

#[tokio::test]
async fn the_same_file_twice_travels_once_but_never_across_departments() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let bytes = docx(&["Seal numbers"]);
    jo.upload(&department_of(&jo).await, "log.docx", &bytes).await;
    app.settle().await;
    let sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes));
    let ask = |department: String| json!({ "departmentId": department, "filename": "copy.docx", "byteSize": bytes.len(), "sha256": sha256 });
    let mine = jo.tell("beginUpload", ask(department_of(&jo).await), "url").await.ok();
    assert!(mine["url"].is_null(), "the department holds these bytes");
    let dana = app.person(DANA).await;
    let hers = dana.tell("beginUpload", ask(department_of(&dana).await), "url").await.ok();
    assert!(hers["url"].is_string(), "what another department holds is not told");
}

#[tokio::test]
async fn a_digest_alone_does_not_open_what_a_colleague_keeps_private() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let department = department_of(&jo).await;
    let bytes = b"The code of the safe is not for everybody.";
    jo.upload(&department, "safe.txt", bytes).await;
    app.settle().await;
    let sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let input = json!({ "departmentId": department, "filename": "mine.txt", "byteSize": bytes.len(), "sha256": sha256 });
    let begun = luis.tell("beginUpload", input, "attachment { id } url").await.ok();
    assert!(begun["url"].is_string(), "he has to send them");
    let id = begun["attachment"]["id"].as_str().expect("an id");
    luis.tell("completeUpload", json!({ "attachmentId": id }), "").await.ok();
    app.settle().await;
    assert_eq!(state(&luis, id).await["state"], "REFUSED", "he sent nothing");
    assert_eq!(luis.download(&format!("/files/{id}")).await.0, 409);
}

#[tokio::test]
async fn an_upload_is_attached_by_its_uploader_alone() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let id = jo.upload(&department_of(&jo).await, "log.txt", b"Seal numbers").await;
    app.settle().await;
    let resource = create(&luis, "TEMPLATE", "A seal log").await;
    let theft = json!({ "resourceId": resource, "revision": 1, "attachmentIds": [id] });
    assert_eq!(luis.tell("saveDraft", theft, "").await.code(), "BAD_USER_INPUT");
    save(&jo, &resource, json!({ "attachmentIds": [id] })).await;
    assert_eq!(
        luis.download(&format!("/files/{id}")).await.0,
        303,
        "now the draft holds it, and he writes the draft too"
    );
    // Taken off, it goes back to whoever took it off.
    save(&luis, &resource, json!({ "attachmentIds": [] })).await;
    assert_eq!(jo.download(&format!("/files/{id}")).await.0, 404);
    assert_eq!(luis.download(&format!("/files/{id}")).await.0, 303);
    app.settle().await;
}
