//! The sweep: what nobody waits for goes, what somebody holds stays for ever, and what is lost is said and can be mended.

use commons_blobs::Content;
use commons_kernel::Clock;
use commons_library::{Scrub, Swept, sweep};
use commons_tests::{ADDRESSES, Client, TestApp, piece, put};
use serde_json::json;
use sha2::{Digest, Sha256};
use time::Duration;

use crate::scene::{JO, LUIS, create, department_of, finished, save};

const STATE: &str = "query Q($id: ID!) { node(id: $id) { ... on Attachment { state refusal } } }";

async fn swept(app: &TestApp, scrub: Scrub) -> Swept {
    let done = sweep(&app.documents, scrub, app.clock.now()).await.expect("the sweep ends");
    app.settle().await;
    done
}

async fn state(client: &Client<'_>, id: &str) -> String {
    let seen = client.ask(STATE, json!({ "id": id })).await.ok();
    seen["node"]["state"].as_str().unwrap_or("GONE").to_owned()
}

async fn keys(app: &TestApp) -> Vec<String> {
    let page = app.bucket.list("", None, 1000).await.expect("the bucket answers");
    page.objects.into_iter().map(|object| object.key).collect()
}

async fn put_stray(app: &TestApp, key: &str) {
    let bytes = b"nobody knows me".as_slice();
    let digest = hex::encode(Sha256::digest(bytes)).parse().expect("a digest");
    app.bucket.put(key, Content::Bytes(bytes.into()), "text/plain", digest).await.expect("it is put");
}

#[tokio::test]
async fn unheld_documents_go_after_a_month_and_held_ones_never() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let loose = luis.upload(&department, "loose.txt", b"Nobody holds me.").await;
    let held = luis.upload(&department, "held.txt", b"A draft holds me.").await;
    let published = luis.upload(&department, "published.txt", b"A version holds me.").await;
    app.settle().await;
    let draft = create(&luis, "TEMPLATE", "A draft").await;
    save(&luis, &draft, json!({ "attachmentIds": [held] })).await;
    let (resource, _) = finished(&luis, "A version", "DEPARTMENT", "Words.").await;
    let revision = save(&luis, &resource, json!({ "attachmentIds": [published] })).await;
    let input = json!({ "resourceId": resource, "revision": revision });
    luis.tell("publishVersion", input, "").await.ok();
    app.settle().await;
    app.clock.pass(Duration::days(29));
    assert_eq!(swept(&app, Scrub::Some).await.expired, 0);
    app.clock.pass(Duration::days(2));
    let done = swept(&app, Scrub::Some).await;
    assert_eq!((done.expired, done.stray_objects), (1, 1), "{done:?}");
    let luis = app.person(LUIS).await;
    assert_eq!(state(&luis, &loose).await, "GONE");
    for id in [&held, &published] {
        assert_eq!(state(&luis, id).await, "READY");
        assert_eq!(luis.download(&format!("/files/{id}")).await.0, 303);
    }
    app.clock.pass(Duration::days(4000));
    assert_eq!(swept(&app, Scrub::All).await.expired, 0, "versions keep their documents for ever");
    assert_eq!(keys(&app).await.len(), 2);
}

#[tokio::test]
async fn what_was_begun_and_left_goes_with_every_part_of_it() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let bytes = b"Half of it came.\n".repeat(1_000_000);
    let input = json!({ "departmentId": department, "filename": "half.txt", "byteSize": bytes.len(), "sha256": hex::encode(Sha256::digest(&bytes)) });
    let begun = jo.tell("beginUpload", input, &format!("attachment {{ id }} {ADDRESSES}")).await.ok();
    put(&begun["parts"][0], piece(&begun["parts"][0], &bytes)).await;
    let stray =
        app.bucket.create_multipart("uploads/stray", "text/plain").await.expect("an upload of nobody");
    put_stray(&app, &format!("{}/{}", uuid::Uuid::nil(), "ab".repeat(32))).await;
    put_stray(&app, "backup-of-somebody-else.tar").await;
    assert_eq!(swept(&app, Scrub::Some).await, Swept::default(), "what is young may be on its way");
    app.clock.pass(Duration::hours(25));
    let done = swept(&app, Scrub::Some).await;
    assert_eq!(
        (done.expired, done.stray_uploads, done.stray_objects, done.foreign_objects),
        (1, 1, 1, 1),
        "{stray}: {done:?}"
    );
    assert_eq!(keys(&app).await, ["backup-of-somebody-else.tar"], "what is none of ours is left alone");
    let left = app.bucket.multiparts("", None).await.expect("the bucket answers");
    assert!(left.uploads.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_lost_or_damaged_document_is_said_not_given_out_and_mended_by_the_same_file() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let files: [(&str, &[u8]); 2] =
        [("lost.txt", b"I shall be lost."), ("damaged.txt", b"I shall be damaged.")];
    let mut ids = Vec::new();
    for (name, bytes) in files {
        ids.push(luis.upload(&department, name, bytes).await);
    }
    app.settle().await;
    let resource = create(&luis, "TEMPLATE", "Both").await;
    save(&luis, &resource, json!({ "attachmentIds": ids })).await;
    let key_of = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    for key in keys(&app).await {
        if key.ends_with(&key_of(files[0].1)) {
            app.bucket.delete(&key).await.expect("it goes");
        } else {
            let other = b"I am another.".as_slice();
            let digest = key_of(other).parse().expect("a digest");
            app.bucket
                .put(&key, Content::Bytes(other.into()), "text/plain", digest)
                .await
                .expect("it is put");
        }
    }
    app.clock.pass(Duration::hours(1));
    let done = swept(&app, Scrub::All).await;
    assert_eq!((done.missing.len(), done.damaged.len()), (1, 1), "{done:?}");
    for id in &ids {
        assert_eq!(state(&luis, id).await, "REFUSED");
        assert_eq!(luis.download(&format!("/files/{id}")).await.0, 409, "never the wrong bytes");
    }
    let events =
        app.count("SELECT count(*) FROM event WHERE kind IN ('document.missing', 'document.damaged')").await;
    assert!(events >= 2, "the record knows: {events}");

    for (name, bytes) in files {
        luis.upload(&department, name, bytes).await;
    }
    app.settle().await;
    for (id, (name, bytes)) in ids.iter().zip(files) {
        assert_eq!(state(&luis, id).await, "READY", "{name}");
        assert_eq!(luis.download(&format!("/files/{id}")).await.1.as_deref(), Some(bytes));
    }
}
