//! What a restart keeps, and what it clears away.

use std::{fs, io, sync::Arc};

use commons_blobs::{CompletedPart, Content, Sha256Digest, embedded};
use commons_kernel::{Code, SystemClock};
use tokio::net::TcpListener;

use crate::support::{
    ACCESS_KEY, MINUTE, ORIGIN, SECRET_KEY, bucket, contents, fixture, get, put, send, serve,
};

#[tokio::test]
async fn a_restart_keeps_everything_and_clears_what_was_half_done() {
    let fixture = fixture().await;
    put(&fixture.bucket, "one/ü", "first").await;
    put(&fixture.bucket, "two", "second").await;
    fixture.bucket.copy("two", "three", None).await.expect("copied");
    let upload = fixture.bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let before = fixture.bucket.list("", None, 10).await.expect("a page");
    let head = fixture.bucket.head("one/ü").await.expect("there");
    fixture.server.stop().await;

    let stray = Sha256Digest::of(b"stray").to_string();
    let shelf = fixture.folder.path().join("blobs").join(&stray[..2]);
    fs::create_dir_all(&shelf).expect("made");
    fs::write(shelf.join(&stray), "stray").expect("written");
    fs::write(fixture.folder.path().join("temporary/7"), "half").expect("written");

    let server = serve(fixture.folder.path()).await;
    let again = bucket(&server);
    assert_eq!(again.list("", None, 10).await.expect("a page"), before);
    assert_eq!(again.head("one/ü").await.expect("there"), head);
    assert_eq!(get(&again, "three").await, "second");
    assert_eq!(contents(fixture.folder.path()).len(), 2, "what nothing refers to is swept");
    assert_eq!(fs::read_dir(fixture.folder.path().join("temporary")).expect("there").count(), 0);
    let rules = fs::read_to_string(fixture.folder.path().join("objects/commons/bucket.json"));
    assert!(rules.expect("there").contains(ORIGIN), "what pages may do is kept");
    again.delete("two").await.expect("deleted");
    assert_eq!(get(&again, "three").await, "second", "uses are counted anew");
    again.abort_multipart("big", &upload).await.expect("the upload was still under way");
}

#[tokio::test]
async fn a_folder_serves_one_process_and_a_damaged_row_stops_the_start() {
    let fixture = fixture().await;
    put(&fixture.bucket, "one", "first").await;
    let open = async || {
        let options = embedded::Options {
            folder: fixture.folder.path().to_owned(),
            listener: TcpListener::bind("127.0.0.1:0").await.expect("a port"),
            access_key: ACCESS_KEY.to_owned(),
            secret_key: SECRET_KEY.into(),
            clock: Arc::new(SystemClock),
        };
        embedded::serve(options).await.map(|_| ())
    };
    let busy = open().await.expect_err("in use");
    assert_eq!(busy.kind(), io::ErrorKind::ResourceBusy, "{busy}");

    fixture.server.stop().await;
    let shelves = fs::read_dir(fixture.folder.path().join("objects/commons")).expect("there").flatten();
    let shelf = shelves.map(|entry| entry.path()).find(|path| path.is_dir()).expect("a shelf");
    let row = fs::read_dir(shelf).expect("there").flatten().next().expect("a row").path();
    fs::write(&row, "{").expect("damaged");
    let damaged = open().await.expect_err("damaged");
    assert!(damaged.to_string().contains(&row.display().to_string()), "{damaged}");
}

#[tokio::test]
async fn a_content_goes_with_its_last_row() {
    let fixture = fixture().await;
    let bucket = &fixture.bucket;
    put(bucket, "one", "shared").await;
    put(bucket, "same", "shared").await;
    bucket.copy("one", "two ü", None).await.expect("copied");
    assert_eq!(contents(fixture.folder.path()).len(), 1, "one content, three keys");
    put(bucket, "one", "changed").await;
    bucket.delete("same").await.expect("deleted");
    assert_eq!(contents(fixture.folder.path()).len(), 2);
    assert_eq!(get(bucket, "two ü").await, "shared");
    bucket.delete("two ü").await.expect("deleted");
    assert_eq!(contents(fixture.folder.path()), [Sha256Digest::of(b"changed").to_string()]);
    bucket.delete("one").await.expect("deleted");
    assert_eq!(contents(fixture.folder.path()), Vec::<String>::new());
}

#[tokio::test]
async fn nothing_of_a_refused_or_finished_upload_is_kept_aside() {
    let fixture = fixture().await;
    let (bucket, folder) = (&fixture.bucket, fixture.folder.path());
    let left = |name: &str| fs::read_dir(folder.join(name)).expect("there").count();
    let wrong = Sha256Digest::of(b"something else");
    bucket.put("doc", Content::Bytes("BAD".into()), "text/plain", wrong).await.expect_err("a wrong digest");
    assert_eq!((left("temporary"), contents(folder).len()), (0, 0));

    for _ in 0..2 {
        let id = bucket.create_multipart("big", "text/plain").await.expect("begun");
        let permit = bucket.presign_part("big", &id, (1, 4), MINUTE).await.expect("signed");
        assert!(send(permit, "part").await.expect("an answer").status().is_success());
        assert_eq!(left("uploads"), 1);
        let parts = bucket.parts("big", &id).await.expect("parts");
        let parts: Vec<_> =
            parts.into_iter().map(|part| CompletedPart { number: part.number, etag: part.etag }).collect();
        bucket.complete_multipart("big", &id, &parts).await.expect("joined");
        assert_eq!((left("uploads"), contents(folder).len()), (0, 1));
    }
}

#[tokio::test]
async fn a_store_that_is_away_is_unavailable() {
    let fixture = fixture().await;
    fixture.server.stop().await;
    assert_eq!(fixture.bucket.check().await.expect_err("away").code(), Code::Unavailable);
}
