//! A disk that flips bytes: the damaged document does not arrive, the others do.

use std::{fs, time::Duration};

use commons_blobs::{Content, Download, Sha256Digest};
use commons_kernel::Code;
use reqwest::StatusCode;

use crate::support::{Fixture, MINUTE, fixture, get, put};

/// Flips one bit of a content on the disk.
fn flip(fixture: &Fixture, sha256: Sha256Digest, at: usize) {
    let name = sha256.to_string();
    let path = fixture.folder.path().join("blobs").join(&name[..2]).join(&name);
    let mut bytes = fs::read(&path).expect("there");
    bytes[at] ^= 1;
    fs::write(&path, bytes).expect("damaged");
}

async fn address(fixture: &Fixture, key: &str) -> String {
    let download = Download { key, filename: "a.txt", media_type: "text/plain", expires: MINUTE };
    fixture.bucket.presign_get(download).await.expect("signed").to_string()
}

#[tokio::test]
async fn a_flipped_byte_breaks_the_download_and_a_new_copy_mends_it() {
    let fixture = fixture().await;
    put(&fixture.bucket, "good", "another document").await;
    put(&fixture.bucket, "doc", "hello world").await;
    flip(&fixture, Sha256Digest::of(b"hello world"), 4);

    let refused = fixture.bucket.get("doc").await.expect_err("damaged");
    assert_eq!(refused.code(), Code::Unavailable, "{refused}");
    // A browser asks for no checksum and compares none.
    let url = address(&fixture, "doc").await;
    let broken = match reqwest::get(&url).await {
        Err(_) => true,
        Ok(answer) => answer.bytes().await.is_err(),
    };
    assert!(broken, "a browser sees it broken");
    let client = reqwest::Client::new();
    let all = client.get(&url).header("range", "bytes=0-").send().await;
    let broken = match all {
        Err(_) => true,
        Ok(answer) => answer.bytes().await.is_err(),
    };
    assert!(broken, "a range of everything is no way around");
    assert_eq!(get(&fixture.bucket, "good").await, "another document", "the other one still reads");

    put(&fixture.bucket, "doc", "hello world").await;
    assert_eq!(get(&fixture.bucket, "doc").await, "hello world", "the same bytes put again mend it");
}

#[tokio::test]
async fn a_long_damaged_document_never_arrives_whole() {
    let fixture = fixture().await;
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[usize::from(n % 2 == 0)]).collect();
    let sha256 = Sha256Digest::of(&bytes);
    let content = Content::Bytes(bytes.clone().into());
    fixture.bucket.put("long", content, "application/pdf", sha256).await.expect("put");
    let url = address(&fixture, "long").await;
    let whole = reqwest::get(&url).await.expect("an answer").bytes().await.expect("whole");
    assert_eq!(Sha256Digest::of(&whole), sha256);

    flip(&fixture, sha256, 1_234_567);
    let mut answer = reqwest::get(&url).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "it is known only at the end");
    assert_eq!(answer.content_length(), Some(3_000_000));
    let mut length = 0;
    let end = loop {
        let chunk = tokio::time::timeout(Duration::from_secs(20), answer.chunk()).await.expect("in time");
        match chunk {
            Ok(Some(chunk)) => length += chunk.len(),
            end => break end,
        }
    };
    assert!(end.is_err(), "the connection breaks");
    assert!(length < bytes.len(), "{length} bytes came");
    let path = fixture.folder.path().join("copy");
    let refused = fixture.bucket.get_to_file("long", &path).await.expect_err("damaged");
    assert_eq!(refused.code(), Code::Unavailable, "{refused}");
}

#[tokio::test]
async fn a_document_cut_short_on_the_disk_breaks_too() {
    let fixture = fixture().await;
    put(&fixture.bucket, "doc", "hello world").await;
    let name = Sha256Digest::of(b"hello world").to_string();
    let path = fixture.folder.path().join("blobs").join(&name[..2]).join(&name);
    fs::write(path, "hello").expect("cut");
    let refused = fixture.bucket.get("doc").await.expect_err("damaged");
    assert_eq!(refused.code(), Code::Unavailable, "{refused}");
}
