//! Uploads in parts, sent as a browser sends them.

use std::collections::BTreeSet;

use commons_blobs::{CompletedPart, SentPart, Sha256Digest};
use commons_kernel::Code;
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::StatusCode;

use crate::support::{MIB, MINUTE, Room, Server, noise, on_both, send, send_half};

on_both!(
    parts_become_one_object,
    a_lost_part_is_sent_again,
    a_part_is_of_the_length_that_was_permitted,
    an_aborted_upload_is_gone,
    more_parts_than_a_page_are_listed,
    more_uploads_than_a_page_are_listed,
);

async fn send_part(room: &Room, id: &str, number: u16, body: impl Into<bytes::Bytes>) -> CompletedPart {
    let body = body.into();
    let size = (number, body.len() as u64);
    let permit = room.bucket.presign_part("big", id, size, MINUTE).await.expect("signed");
    let answer = send(permit, body).await.expect("an answer");
    assert!(answer.status().is_success(), "{:?}", answer.text().await);
    let etag = answer.headers()["etag"].to_str().expect("text").to_owned();
    CompletedPart { number, etag }
}

fn completed(parts: Vec<SentPart>) -> Vec<CompletedPart> {
    parts.into_iter().map(|part| CompletedPart { number: part.number, etag: part.etag }).collect()
}

async fn parts_become_one_object(room: Room) {
    let bucket = &room.bucket;
    let id = bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let third = send_part(&room, &id, 3, vec![3; 1000]).await;
    let replaced = send_part(&room, &id, 1, vec![9; 5 * MIB]).await;
    let first = send_part(&room, &id, 1, vec![1; 5 * MIB]).await;
    let second = send_part(&room, &id, 2, vec![2; 5 * MIB]).await;
    let there = bucket.parts("big", &id).await.expect("parts");
    let told: Vec<_> = there.iter().map(|part| (part.number, part.byte_size)).collect();
    assert_eq!(told, [(1, 5 << 20), (2, 5 << 20), (3, 1000)]);
    assert_eq!(
        completed(there),
        [first.clone(), second.clone(), third.clone()],
        "with the marks that were answered"
    );

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
    assert_eq!(head.sha256, None, "the digest of the whole is not known");
    assert!(head.etag.as_ref().is_some_and(|etag| etag.ends_with("-3\"")), "{:?}", head.etag);
    bucket.copy("big", "kept", head.etag.as_deref()).await.expect("copied under its mark");
    assert_eq!(bucket.read("kept").await.expect("there").sha256().await, Ok(Sha256Digest::of(&expected)));

    assert_eq!(complete(&[&first]).await.expect_err("done already").code(), Code::NotFound);
    assert_eq!(bucket.parts("big", &id).await.expect_err("done").code(), Code::NotFound);
    assert_eq!(bucket.multiparts("", None).await.expect("a page").uploads, []);
}

async fn a_lost_part_is_sent_again(room: Room) {
    let bucket = &room.bucket;
    let file = noise(11 * MIB);
    let pieces: Vec<_> = [0..5, 5..10, 10..11].map(|at| file.slice(at.start * MIB..at.end * MIB)).into();
    let id = bucket.create_multipart("big", "application/x-big").await.expect("begun");
    send_part(&room, &id, 3, pieces[2].clone()).await;
    send_part(&room, &id, 1, pieces[0].clone()).await;

    // The line breaks in the middle of the second part.
    let permit = bucket.presign_part("big", &id, (2, 5 << 20), MINUTE).await.expect("signed");
    let answer = send_half(&permit, 5 << 20, &pieces[1][..2 * MIB]).await;
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");

    let there = bucket.parts("big", &id).await.expect("parts");
    assert_eq!(there.iter().map(|part| part.number).collect::<Vec<_>>(), [1, 3], "no half part counts");
    assert_eq!(bucket.head("big").await.expect_err("nothing yet").code(), Code::NotFound);
    assert_eq!(bucket.list("", None, 10).await.expect("a page").objects, []);

    send_part(&room, &id, 2, pieces[1].clone()).await;
    let there = bucket.parts("big", &id).await.expect("parts");
    bucket.complete_multipart("big", &id, &completed(there)).await.expect("joined");
    assert_eq!(bucket.get("big").await.expect("there"), file);
}

async fn a_part_is_of_the_length_that_was_permitted(room: Room) {
    let id = room.bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let permit = room.bucket.presign_part("big", &id, (1, 5), MINUTE).await.expect("signed");
    let refused = send(permit, "far more than five").await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert_eq!(room.bucket.parts("big", &id).await, Ok(Vec::new()));

    let out_of_range = room.bucket.presign_part("big", &id, (0, 1), MINUTE).await.expect_err("part 0");
    assert_eq!(out_of_range.code(), Code::BadInput);

    let parts = [send_part(&room, &id, 1, "ten bytes.").await, send_part(&room, &id, 2, "ten bytes.").await];
    let joined = room.bucket.complete_multipart("big", &id, &parts).await;
    match room.server {
        Server::Embedded => {
            let refused = joined.expect_err("too small for the middle");
            assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("parts")));
            assert!(refused.message().contains("5 MiB"), "{refused}");
        }
        // Garage has no least length.
        Server::Garage => assert_eq!(joined, Ok(())),
    }
}

async fn an_aborted_upload_is_gone(room: Room) {
    let bucket = &room.bucket;
    let id = bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let part = send_part(&room, &id, 1, vec![1; 10]).await;
    for (key, id) in [("other key", &*id), ("big", "../objects"), ("big", "00")] {
        let foreign = bucket.abort_multipart(key, id).await.expect_err("no such upload");
        assert_eq!(foreign.code(), Code::NotFound, "{key} {id}: {foreign}");
        let foreign = bucket.parts(key, id).await.expect_err("no such upload");
        assert_eq!(foreign.code(), Code::NotFound, "{key} {id}: {foreign}");
    }
    bucket.abort_multipart("big", &id).await.expect("aborted");
    let late = bucket.complete_multipart("big", &id, &[part]).await.expect_err("aborted");
    assert_eq!(late.code(), Code::NotFound, "{late}");
    assert_eq!(bucket.parts("big", &id).await.expect_err("aborted").code(), Code::NotFound);
    assert_eq!(bucket.head("big").await.expect_err("nothing").code(), Code::NotFound);
}

async fn more_parts_than_a_page_are_listed(room: Room) {
    let id = room.bucket.create_multipart("big", "application/x-big").await.expect("begun");
    let room = &room;
    let sent = stream::iter(1..=1005_u16).map(|number| send_part(room, &id, number, "x")).buffer_unordered(8);
    assert_eq!(sent.collect::<Vec<_>>().await.len(), 1005);
    let there = room.bucket.parts("big", &id).await.expect("parts");
    let numbers: Vec<_> = there.iter().map(|part| part.number).collect();
    assert_eq!(numbers, (1..=1005).collect::<Vec<u16>>());
}

async fn more_uploads_than_a_page_are_listed(room: Room) {
    let bucket = &room.bucket;
    let begin = async |number: u16| {
        let key =
            if number.is_multiple_of(2) { format!("staging/{number}") } else { "staging/same".to_owned() };
        Ok::<_, commons_kernel::Error>((bucket.create_multipart(&key, "text/plain").await?, key))
    };
    let begun = stream::iter(0..1003).map(begin).buffer_unordered(8).try_collect::<BTreeSet<_>>();
    let begun = begun.await.expect("begun");
    bucket.create_multipart("elsewhere", "text/plain").await.expect("begun");

    let (mut listed, mut after, mut pages) = (BTreeSet::new(), None, 0);
    loop {
        let page = bucket.multiparts("staging/", after).await.expect("a page");
        pages += 1;
        assert!(page.uploads.iter().all(|upload| upload.begun.is_some()), "each says when it was begun");
        for upload in page.uploads {
            assert!(listed.insert((upload.upload_id, upload.key)), "each is told once");
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(pages, 2);
    assert_eq!(listed, begun);
}
