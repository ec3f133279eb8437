//! What a restart keeps, and what it clears away.

use std::{fs, io, sync::Arc};

use commons_blobs::{Sha256Digest, embedded};
use commons_kernel::SystemClock;
use tokio::net::TcpListener;

use crate::support::{ACCESS_KEY, SECRET_KEY, bucket, contents, fixture, get, put, serve};

#[tokio::test]
async fn a_restart_keeps_everything_and_clears_what_was_half_done() {
    let fixture = fixture().await;
    put(&fixture.bucket, "one/ü", "first").await;
    put(&fixture.bucket, "two", "second").await;
    fixture.bucket.copy("two", "three").await.expect("copied");
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
    let again = bucket(&server, "commons", SECRET_KEY);
    assert_eq!(again.list("", None, 10).await.expect("a page"), before);
    assert_eq!(again.head("one/ü").await.expect("there"), head);
    assert_eq!(get(&again, "three").await, "second");
    assert_eq!(contents(fixture.folder.path()).len(), 2, "what nothing refers to is swept");
    assert_eq!(fs::read_dir(fixture.folder.path().join("temporary")).expect("there").count(), 0);
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
            allowed_origins: Vec::new(),
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
