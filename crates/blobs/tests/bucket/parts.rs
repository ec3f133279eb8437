//! Uploads in parts, sent as a browser sends them.

use commons_blobs::{CompletedPart, Sha256Digest};
use commons_kernel::Code;
use reqwest::Client;

use crate::support::{Fixture, MINUTE, fixture};

const MIB: usize = 1 << 20;

async fn send(fixture: &Fixture, upload_id: &str, number: u16, body: Vec<u8>) -> CompletedPart {
    let size = (number, body.len() as u64);
    let permit = fixture.bucket.presign_part("big", upload_id, size, MINUTE).await.expect("signed");
    let request =
        permit.headers.iter().fold(Client::new().put(permit.url), |r, (name, value)| r.header(name, value));
    let answer = request.body(body).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{:?}", answer.text().await);
    let etag = answer.headers()["etag"].to_str().expect("text").to_owned();
    CompletedPart { number, etag }
}

#[tokio::test]
async fn parts_become_one_object() {
    let fixture = fixture().await;
    let bucket = &fixture.bucket;
    let id = bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let third = send(&fixture, &id, 3, vec![3; 1000]).await;
    let replaced = send(&fixture, &id, 1, vec![9; 5 * MIB]).await;
    let first = send(&fixture, &id, 1, vec![1; 5 * MIB]).await;
    let second = send(&fixture, &id, 2, vec![2; 5 * MIB]).await;

    let complete = async |parts: &[&CompletedPart]| {
        let parts: Vec<_> = parts.iter().map(|part| (*part).clone()).collect();
        bucket.complete_multipart("big", &id, &parts).await
    };
    for wrong in [
        &[&second, &first][..],
        &[&replaced, &second],
        &[],
        &[&first, &CompletedPart { number: 7, ..second.clone() }],
    ] {
        complete(wrong).await.expect_err("wrong parts");
    }
    assert_eq!(bucket.head("big").await.expect_err("nothing yet").code(), Code::NotFound);
    complete(&[&first, &second, &third]).await.expect("joined");

    let whole = bucket.get("big").await.expect("there");
    let expected = [vec![1; 5 * MIB], vec![2; 5 * MIB], vec![3; 1000]].concat();
    assert_eq!(Sha256Digest::of(&whole), Sha256Digest::of(&expected));
    let head = bucket.head("big").await.expect("there");
    assert_eq!(head.byte_size, expected.len() as u64);
    assert_eq!(head.media_type.as_deref(), Some("application/x-big"));
    assert_eq!(head.sha256, None, "as in any bucket, the digest of the whole is not known");
    assert!(head.etag.expect("an etag").ends_with("-3\""));
    assert_eq!(complete(&[&first]).await.expect_err("done already").code(), Code::NotFound);
    let left = std::fs::read_dir(fixture.folder.path().join("uploads")).expect("there").count();
    assert_eq!(left, 0, "the parts are gone");
}

#[tokio::test]
async fn a_small_part_in_the_middle_is_refused() {
    let fixture = fixture().await;
    let id = fixture.bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let parts = [send(&fixture, &id, 1, vec![1; 10]).await, send(&fixture, &id, 2, vec![2; 10]).await];
    let refused = fixture.bucket.complete_multipart("big", &id, &parts).await.expect_err("too small");
    assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("parts")));
    assert!(refused.message().contains("5 MiB"));
}

#[tokio::test]
async fn an_aborted_upload_is_gone() {
    let fixture = fixture().await;
    let id = fixture.bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let part = send(&fixture, &id, 1, vec![1; 10]).await;
    let foreign = fixture.bucket.abort_multipart("other key", &id).await.expect_err("of another key");
    assert_eq!(foreign.code(), Code::NotFound);
    let climbing = fixture.bucket.abort_multipart("big", "../objects").await.expect_err("not an id");
    assert_eq!(climbing.code(), Code::NotFound);
    fixture.bucket.abort_multipart("big", &id).await.expect("aborted");
    let late = fixture.bucket.complete_multipart("big", &id, &[part]).await.expect_err("aborted");
    assert_eq!(late.code(), Code::NotFound);
    let out_of_range = fixture.bucket.presign_part("big", &id, (0, 1), MINUTE).await.expect_err("part 0");
    assert_eq!(out_of_range.code(), Code::BadInput);
}
