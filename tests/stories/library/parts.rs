//! Upload in parts: lost connections, reloads, giving up, and the room that an office has.

use commons_library::{Limits, MEGABYTE, PART_BYTES};
use commons_tests::{ADDRESSES, Client, Setup, TestApp, piece, put};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::scene::{DANA, JO, LUIS, create, department_of, save};

const UPLOADS: &str =
    "query Q($id: ID!) { myUploads(departmentId: $id) { id filename state refusal expiresAt } }";
const STORAGE: &str =
    "query Q($id: ID!) { node(id: $id) { ... on Department { storage { usedMegabytes quotaMegabytes } } } }";
const STATE: &str = "query Q($id: ID!) { node(id: $id) { ... on Attachment { state refusal } } }";

/// A text of two parts and a bit.
fn long_text() -> Vec<u8> {
    b"Seal numbers are written down twice.\n"
        .repeat(usize::try_from(PART_BYTES).expect("it fits") * 2 / 37 + 9)
}

fn asked(department: &str, filename: &str, bytes: &[u8]) -> Value {
    json!({ "departmentId": department, "filename": filename, "byteSize": bytes.len(), "sha256": hex::encode(Sha256::digest(bytes)) })
}

async fn begin(client: &Client<'_>, input: &Value) -> Value {
    client.tell("beginUpload", input.clone(), &format!("attachment {{ id state }} {ADDRESSES}")).await.ok()
}

fn numbers(begun: &Value) -> Vec<u64> {
    begun["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| part["number"].as_u64().expect("a number"))
        .collect()
}

#[tokio::test]
async fn an_upload_goes_on_where_it_was_and_only_what_is_missing_is_sent() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let bytes = long_text();
    let input = asked(&department, "log.txt", &bytes);
    let begun = begin(&jo, &input).await;
    assert!(begun["url"].is_null(), "so large a file goes in parts");
    assert_eq!(numbers(&begun), [1, 2, 3]);
    put(&begun["parts"][1], piece(&begun["parts"][1], &bytes)).await;

    // The page was loaded anew: the list knows of the upload, and the same file goes on.
    let waiting = jo.ask(UPLOADS, json!({ "id": department })).await.ok();
    assert_eq!(waiting["myUploads"][0]["filename"], "log.txt");
    assert_eq!(waiting["myUploads"][0]["state"], "UPLOADING");
    let again = begin(&jo, &input).await;
    assert_eq!(again["attachment"]["id"], begun["attachment"]["id"]);
    assert_eq!(numbers(&again), [1, 3], "the second part is there already");

    // Told too early that all is there, the server says what is wrong, and what came stays.
    let id = again["attachment"]["id"].as_str().expect("an id").to_owned();
    jo.tell("completeUpload", json!({ "attachmentId": id }), "").await.ok();
    app.settle().await;
    let early = jo.ask(STATE, json!({ "id": id })).await.ok();
    assert_eq!(early["node"]["state"], "REFUSED");
    assert!(early["node"]["refusal"].as_str().is_some_and(|why| why.contains("did not arrive")), "{early}");
    let again = begin(&jo, &input).await;
    assert_eq!((again["attachment"]["id"].as_str(), numbers(&again)), (Some(id.as_str()), vec![1, 3]));
    for part in again["parts"].as_array().expect("parts") {
        put(part, piece(part, &bytes)).await;
    }
    assert_eq!(numbers(&begin(&jo, &input).await), [0_u64; 0]);
    jo.tell("completeUpload", json!({ "attachmentId": id }), "").await.ok();
    app.settle().await;
    assert_eq!(jo.ask(STATE, json!({ "id": id })).await.ok()["node"]["state"], "READY");
    assert_eq!(jo.download(&format!("/files/{id}")).await.1.as_deref(), Some(&bytes[..]));
}

#[tokio::test]
async fn bytes_that_are_not_the_promised_ones_are_refused() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let bytes = long_text();
    let begun = begin(&jo, &asked(&department_of(&jo).await, "log.txt", &bytes)).await;
    let mut other = bytes.clone();
    other[17] ^= 1;
    for part in begun["parts"].as_array().expect("parts") {
        put(part, piece(part, &other)).await;
    }
    let id = begun["attachment"]["id"].clone();
    jo.tell("completeUpload", json!({ "attachmentId": id }), "").await.ok();
    app.settle().await;
    let refused = jo.ask(STATE, json!({ "id": id })).await.ok();
    assert_eq!(refused["node"]["state"], "REFUSED", "one bit of another file");
    assert!(
        refused["node"]["refusal"].as_str().is_some_and(|why| why.contains("changed on its way")),
        "{refused}"
    );
}

#[tokio::test]
async fn an_upload_is_given_up_by_its_owner_alone_and_leaves_nothing() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let department = department_of(&jo).await;
    let bytes = long_text();
    let begun = begin(&jo, &asked(&department, "log.txt", &bytes)).await;
    put(&begun["parts"][0], piece(&begun["parts"][0], &bytes)).await;
    let input = json!({ "attachmentId": begun["attachment"]["id"] });
    assert_eq!(luis.tell("cancelUpload", input.clone(), "").await.code(), "NOT_FOUND", "a colleague");
    jo.tell("cancelUpload", input.clone(), "attachmentId").await.ok();
    app.settle().await;
    assert_eq!(jo.ask(UPLOADS, json!({ "id": department })).await.ok()["myUploads"], json!([]));
    let left = app.bucket.multiparts("", None).await.expect("the bucket answers");
    assert!(left.uploads.is_empty(), "its parts are gone: {left:?}");
    assert_eq!(jo.tell("cancelUpload", input, "").await.code(), "NOT_FOUND", "twice");

    // What a draft holds is no upload any more.
    let id = jo.upload(&department, "held.txt", b"Seal numbers").await;
    app.settle().await;
    let resource = create(&jo, "TEMPLATE", "A seal log").await;
    save(&jo, &resource, json!({ "attachmentIds": [id] })).await;
    assert_eq!(jo.tell("cancelUpload", json!({ "attachmentId": id }), "").await.code(), "FORBIDDEN");
    app.settle().await;
}

#[tokio::test]
async fn an_office_has_so_much_room_and_the_same_bytes_count_once() {
    let limits = Limits { upload_bytes: 20 * MEGABYTE, department_bytes: 18 * MEGABYTE };
    let app = TestApp::with(Setup { limits, ..Setup::default() }).await;
    let (jo, dana) = (app.person(JO).await, app.person(DANA).await);
    let department = department_of(&jo).await;
    let bytes = long_text();
    jo.upload(&department, "log.txt", &bytes).await;
    jo.upload(&department, "the same again.txt", &bytes).await;
    app.settle().await;
    let storage = jo.ask(STORAGE, json!({ "id": department })).await.ok();
    assert_eq!(storage["node"]["storage"], json!({ "usedMegabytes": 17, "quotaMegabytes": 18 }));
    let more = b"Other words. ".repeat(200_000);
    let refused = jo.tell("beginUpload", asked(&department, "more.txt", &more), "url").await;
    assert_eq!(
        (refused.code(), refused.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("byteSize"))
    );
    assert!(
        refused.message().contains("no room for more.txt") && refused.message().contains("18 MB"),
        "{}",
        refused.message()
    );
    jo.upload(&department, "small.txt", b"A few words still fit.").await;
    app.settle().await;
    let strangers = dana.ask(STORAGE, json!({ "id": department })).await.ok();
    assert!(strangers["node"]["storage"].is_null(), "how full an office is, is its own business");
    dana.upload(&department_of(&dana).await, "more.txt", &more).await;
    app.settle().await;
}
