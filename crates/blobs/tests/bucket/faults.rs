//! A line that breaks and a store that is busy: requests are sent again, or end in a clear fault, and nothing half is ever seen.

use std::time::Duration;

use commons_blobs::{Bucket, CompletedPart};
use commons_kernel::Code;
use tokio::io::AsyncReadExt;

use crate::{
    proxy::{Fate, Proxy, unlucky},
    support::{MIB, MINUTE, Room, get, noise, on_both, put, put_bytes, send},
};

on_both!(
    what_is_put_over_a_bad_line_arrives_whole,
    what_cannot_be_put_is_not_there,
    a_broken_download_begins_again,
    a_download_that_always_breaks_is_unavailable_and_never_whole,
    a_lost_answer_does_no_harm,
    a_store_that_stands_still_is_unavailable,
    a_join_whose_answer_is_lost_is_done_once,
);

/// The bucket, seen through a proxy.
async fn through(room: &Room, fates: &[Fate], then: Fate, patience: Duration) -> (Bucket, Proxy) {
    let proxy = unlucky(room.address(), fates, then).await;
    let bucket = room.with(|settings| {
        settings.endpoint = format!("http://127.0.0.1:{}", proxy.port).parse().ok();
        settings.patience = patience;
    });
    (bucket, proxy)
}

async fn what_is_put_over_a_bad_line_arrives_whole(room: Room) {
    let bytes = noise(3 * MIB);
    let fates = [Fate::CutRequest(100_000), Fate::Busy, Fate::CutAnswer(0)];
    let (bucket, _proxy) = through(&room, &fates, Fate::Pass, MINUTE).await;
    put_bytes(&bucket, "doc", bytes.clone()).await.expect("the fourth time");
    assert_eq!(room.bucket.get("doc").await.expect("there"), bytes);
}

async fn what_cannot_be_put_is_not_there(room: Room) {
    put(&room.bucket, "doc", "as it was").await;
    for fate in [Fate::Busy, Fate::CutRequest(100_000)] {
        let (bucket, _proxy) = through(&room, &[], fate, MINUTE).await;
        for key in ["doc", "new"] {
            let refused = put_bytes(&bucket, key, noise(MIB)).await.expect_err("never whole");
            assert_eq!(refused.code(), Code::Unavailable, "{fate:?}: {refused}");
        }
    }
    assert_eq!(get(&room.bucket, "doc").await, "as it was");
    assert_eq!(room.bucket.head("new").await.expect_err("nothing").code(), Code::NotFound);
    assert_eq!(room.bucket.list("", None, 10).await.expect("a page").objects.len(), 1);
}

async fn a_broken_download_begins_again(room: Room) {
    let bytes = noise(3 * MIB);
    put_bytes(&room.bucket, "doc", bytes.clone()).await.expect("put");
    let path = room.folder.path().join("copy");
    let fates = [Fate::CutAnswer(2_000_000), Fate::Busy, Fate::CutAnswer(20)];
    let (bucket, _proxy) = through(&room, &fates, Fate::Pass, MINUTE).await;
    let fetched = bucket.get_to_file("doc", &path).await.expect("in the end");
    assert_eq!(fetched.byte_size, bytes.len() as u64);
    assert_eq!(std::fs::read(&path).expect("written"), bytes);

    let (bucket, _proxy) = through(&room, &fates, Fate::Pass, MINUTE).await;
    assert_eq!(bucket.get("doc").await.expect("in the end"), bytes);
}

async fn a_download_that_always_breaks_is_unavailable_and_never_whole(room: Room) {
    put_bytes(&room.bucket, "doc", noise(3 * MIB)).await.expect("put");
    let (bucket, _proxy) = through(&room, &[], Fate::CutAnswer(2_000_000), MINUTE).await;
    let path = room.folder.path().join("copy");
    let broken = bucket.get_to_file("doc", &path).await.expect_err("broken");
    assert_eq!(broken.code(), Code::Unavailable, "{broken}");
    assert!(broken.message().contains("broke off"), "{broken}");
    assert_eq!(bucket.get("doc").await.expect_err("broken").code(), Code::Unavailable);
    let digest = bucket.read("doc").await.expect("begun").sha256().await;
    assert_eq!(digest.expect_err("broken").code(), Code::Unavailable);
    let mut bytes = Vec::new();
    bucket.read("doc").await.expect("begun").read_to_end(&mut bytes).await.expect_err("broken");
    assert!(bytes.len() < 2_000_000);
}

async fn a_lost_answer_does_no_harm(room: Room) {
    let (bucket, _proxy) = through(&room, &[Fate::LoseAnswer], Fate::Pass, MINUTE).await;
    put(&bucket, "doc", "hello").await;
    assert_eq!(get(&room.bucket, "doc").await, "hello");
    let (bucket, _proxy) = through(&room, &[Fate::LoseAnswer], Fate::Pass, MINUTE).await;
    bucket.copy("doc", "copy", None).await.expect("copied");
    let (bucket, _proxy) = through(&room, &[Fate::LoseAnswer], Fate::Pass, MINUTE).await;
    bucket.delete("doc").await.expect("deleted");
    let there = room.bucket.list("", None, 10).await.expect("a page").objects;
    assert_eq!(there.iter().map(|object| object.key.as_str()).collect::<Vec<_>>(), ["copy"]);
}

async fn a_store_that_stands_still_is_unavailable(room: Room) {
    put_bytes(&room.bucket, "doc", noise(3 * MIB)).await.expect("put");
    let short = Duration::from_millis(400);
    let (bucket, _proxy) = through(&room, &[], Fate::Stall(0), short).await;
    let late = bucket.head("doc").await.expect_err("no answer");
    assert_eq!(late.code(), Code::Unavailable, "{late}");
    assert!(late.message().contains("in time"), "{late}");
    let late = put_bytes(&bucket, "other", noise(1000)).await.expect_err("no answer");
    assert_eq!(late.code(), Code::Unavailable, "{late}");

    let (bucket, _proxy) = through(&room, &[], Fate::Stall(1_000_000), short).await;
    let late = bucket.get("doc").await.expect_err("it stands still in the middle");
    assert_eq!(late.code(), Code::Unavailable, "{late}");
}

async fn a_join_whose_answer_is_lost_is_done_once(room: Room) {
    let bytes = noise(6 * MIB);
    let id = room.bucket.create_multipart("big", "text/plain").await.expect("begun");
    let mut parts = Vec::new();
    for (number, piece) in [(1, bytes.slice(..5 * MIB)), (2, bytes.slice(5 * MIB..))] {
        let permit = room.bucket.presign_part("big", &id, (number, piece.len() as u64), MINUTE).await;
        let answer = send(permit.expect("signed"), piece).await.expect("an answer");
        let etag = answer.headers()["etag"].to_str().expect("text").to_owned();
        parts.push(CompletedPart { number, etag });
    }
    let (bucket, _proxy) = through(&room, &[Fate::LoseAnswer], Fate::Pass, MINUTE).await;
    // The second asking finds the upload gone, which whoever asks must take for done when the object is there.
    match bucket.complete_multipart("big", &id, &parts).await {
        Ok(()) => {}
        Err(gone) => assert_eq!(gone.code(), Code::NotFound, "{gone}"),
    }
    assert_eq!(room.bucket.get("big").await.expect("there"), bytes);
    assert_eq!(room.bucket.list("", None, 10).await.expect("a page").objects.len(), 1);
}
