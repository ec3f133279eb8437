//! Page pictures and recognized words: made by the real tools, and given out by the same check as the document.

use commons_extract::Tools;
use commons_tests::{Client, Setup, TestApp, docx, pdf};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, create, department_of, save};

const SEEN: &str = "query Q($id: ID!) { node(id: $id) { ... on Attachment {
    state previewsPending previews { number width height path } text { text recognized } findings { code places { excerpt } } } } }";

async fn seen(client: &Client<'_>, id: &str) -> Value {
    client.ask(SEEN, json!({ "id": id })).await.ok()["node"].clone()
}

async fn with_tools() -> TestApp {
    TestApp::with(Setup { tools: Tools::find(), ..Setup::default() }).await
}

#[tokio::test]
async fn pages_are_pictures_behind_the_same_door_as_the_document() {
    let app = with_tools().await;
    let (jo, luis, dana) = (app.person(JO).await, app.person(LUIS).await, app.person(DANA).await);
    let department = department_of(&jo).await;
    let files = [("notice.pdf", pdf("Public notice of the test")), ("log.docx", docx(&["Seal numbers"]))];
    for (name, bytes) in files {
        let id = jo.upload(&department, name, &bytes).await;
        app.settle().await;
        let ready = seen(&jo, &id).await;
        assert_eq!(
            (ready["state"].as_str(), ready["previewsPending"].as_bool()),
            (Some("READY"), Some(false)),
            "{name}"
        );
        let page = &ready["previews"][0];
        assert_eq!(page["number"], 1, "{name}: {ready}");
        assert!(page["width"].as_i64() > Some(100) && page["height"].as_i64() > Some(100), "{page}");
        let path = page["path"].as_str().expect("a path").to_owned();
        let (status, picture) = jo.download(&path).await;
        assert_eq!(status, 303);
        assert!(picture.is_some_and(|bytes| bytes.starts_with(b"\xff\xd8\xff")), "{name}: a JPEG picture");
        assert_eq!(luis.download(&path).await.0, 404, "the page of a private upload");
        let none = path.replace("/pages/1", "/pages/9");
        assert_eq!(jo.download(&none).await.0, 404);
        let resource = create(&jo, "TEMPLATE", name).await;
        save(&jo, &resource, json!({ "attachmentIds": [id] })).await;
        assert_eq!(luis.download(&path).await.0, 303, "he writes the draft too");
        assert_eq!(dana.download(&path).await.0, 404, "another office");
    }
    app.settle().await;
}

#[tokio::test]
async fn the_words_of_a_picture_are_recognized_and_said_to_be() {
    let app = with_tools().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    // A page of our own as a picture, as a scanner would make it.
    let drawn = jo.upload(&department, "drawn.pdf", &pdf("SSN 219-09-9999 signs the poll book")).await;
    app.settle().await;
    let path = seen(&jo, &drawn).await["previews"][0]["path"].as_str().expect("a page").to_owned();
    let picture = jo.download(&path).await.1.expect("the picture");
    let id = jo.upload(&department, "Signature scan.jpg", &picture).await;
    app.settle().await;
    let scan = seen(&jo, &id).await;
    assert_eq!(scan["text"]["recognized"], true, "{scan}");
    let words = scan["text"]["text"].as_str().expect("words");
    assert!(words.contains("poll book"), "{words}");
    for code in ["SOCIAL_SECURITY_NUMBER", "SIGNATURE_PICTURE"] {
        assert!(scan["findings"].to_string().contains(code), "{code}: {scan}");
    }
    assert_eq!(seen(&jo, &drawn).await["text"]["recognized"], false);
}

#[tokio::test]
async fn without_the_tools_a_document_is_ready_all_the_same() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let id = jo.upload(&department_of(&jo).await, "notice.pdf", &pdf("Public notice")).await;
    app.settle().await;
    let ready = seen(&jo, &id).await;
    assert_eq!((ready["state"].as_str(), ready["previewsPending"].as_bool()), (Some("READY"), Some(false)));
    assert_eq!(ready["previews"], json!([]));
    assert!(ready["text"]["text"].as_str().is_some_and(|words| words.contains("Public notice")));
}
