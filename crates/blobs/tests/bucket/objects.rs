//! Put, get, read, head, copy, delete, list, and what must be refused.

use bytes::Bytes;
use commons_blobs::{Content, Fetched, Sha256Digest};
use commons_kernel::Code;
use tokio::io::AsyncReadExt;

use crate::support::{MIB, Room, Server, get, noise, on_both, put, put_bytes};

on_both!(
    a_document_comes_back_as_it_went,
    an_empty_document_is_a_document,
    a_long_document_is_read_piece_by_piece,
    a_wrong_digest_is_refused_and_the_old_content_stays,
    what_is_missing_is_not_found,
    a_copy_is_of_what_was_seen_or_not_made,
    a_wrong_key_is_refused,
    a_missing_bucket_is_told_and_can_be_made,
    keys_are_opaque_and_listed_page_by_page,
    many_writers_of_one_key_leave_one_whole_content,
);

async fn a_document_comes_back_as_it_went(room: Room) {
    let bucket = &room.bucket;
    put(bucket, "a b+ü.txt", "hello").await;
    assert_eq!(get(bucket, "a b+ü.txt").await, "hello");

    let head = bucket.head("a b+ü.txt").await.expect("there");
    assert_eq!(head.byte_size, 5);
    assert_eq!(head.media_type.as_deref(), Some("text/plain"));
    assert_eq!(head.sha256, Some(Sha256Digest::of(b"hello")));
    let etag = head.etag.expect("an etag");
    assert_eq!(etag, "\"5d41402abc4b2a76b9719d911017c592\"", "the MD5 of hello, in quotes");

    let path = room.folder.path().join("copy");
    let fetched = bucket.get_to_file("a b+ü.txt", &path).await;
    assert_eq!(fetched, Ok(Fetched { byte_size: 5, etag: Some(etag.clone()) }));
    assert_eq!(std::fs::read(&path).expect("written"), b"hello");

    let sha256 = Sha256Digest::of(b"hello");
    bucket.put("from a file", Content::File(&path), "text/plain", sha256).await.expect("put");
    assert_eq!(get(bucket, "from a file").await, "hello");
    let listed = bucket.list("a b", None, 10).await.expect("a page").objects.remove(0);
    assert_eq!((listed.byte_size, listed.etag, listed.modified), (5, Some(etag), head.modified));
    assert!(head.modified.is_some());

    bucket.delete("from a file").await.expect("deleted");
    assert_eq!(bucket.head("from a file").await.expect_err("gone").code(), Code::NotFound);
}

async fn an_empty_document_is_a_document(room: Room) {
    put(&room.bucket, "empty", "").await;
    assert_eq!(get(&room.bucket, "empty").await, "");
    assert_eq!(room.bucket.head("empty").await.expect("there").byte_size, 0);
    let reading = room.bucket.read("empty").await.expect("there");
    assert_eq!(reading.sha256().await, Ok(Sha256Digest::of(b"")));
}

async fn a_long_document_is_read_piece_by_piece(room: Room) {
    let bytes = noise(12 * MIB + 1234);
    put_bytes(&room.bucket, "long", bytes.clone()).await.expect("put");
    let mut reading = room.bucket.read("long").await.expect("there");
    let mut first = vec![0; 3 * MIB];
    reading.read_exact(&mut first).await.expect("read");
    assert_eq!(first, bytes[..3 * MIB]);
    let rest = reading.sha256().await;
    assert_eq!(rest, Ok(Sha256Digest::of(&bytes[3 * MIB..])), "the digest is of what was left");
    let whole = room.bucket.read("long").await.expect("there").sha256().await;
    assert_eq!(whole, Ok(Sha256Digest::of(&bytes)));

    let path = room.folder.path().join("long");
    let fetched = room.bucket.get_to_file("long", &path).await.expect("there");
    assert_eq!(fetched.byte_size, bytes.len() as u64);
    assert_eq!(std::fs::read(path).expect("written"), bytes);
}

async fn a_wrong_digest_is_refused_and_the_old_content_stays(room: Room) {
    put(&room.bucket, "doc", "GOOD v1").await;
    let before = room.bucket.head("doc").await;
    let wrong = Sha256Digest::of(b"something else");
    let content = Content::Bytes("BAD v2".into());
    let refused = room.bucket.put("doc", content, "text/plain", wrong).await.expect_err("a wrong digest");
    assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("sha256")), "{refused}");
    assert_eq!(get(&room.bucket, "doc").await, "GOOD v1");
    assert_eq!(room.bucket.head("doc").await, before);
}

async fn what_is_missing_is_not_found(room: Room) {
    let bucket = &room.bucket;
    assert_eq!(bucket.get("nope").await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(bucket.head("nope").await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(bucket.read("nope").await.err().expect("missing").code(), Code::NotFound);
    assert_eq!(bucket.copy("nope", "x", None).await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(bucket.copy("nope", "x", Some("\"y\"")).await.expect_err("missing").code(), Code::NotFound);
    let path = room.folder.path().join("nope");
    assert_eq!(bucket.get_to_file("nope", &path).await.expect_err("missing").code(), Code::NotFound);
    assert!(!path.exists(), "no file is made for nothing");
    assert_eq!(bucket.delete("nope").await, Ok(()), "as S3 has it");
}

async fn a_copy_is_of_what_was_seen_or_not_made(room: Room) {
    let bucket = &room.bucket;
    put(bucket, "staged ü", "checked").await;
    let seen = bucket.head("staged ü").await.expect("there").etag.expect("an etag");
    bucket.copy("staged ü", "kept", Some(&seen)).await.expect("as it was seen");
    assert_eq!(get(bucket, "kept").await, "checked");
    assert_eq!(bucket.head("kept").await.expect("there").media_type.as_deref(), Some("text/plain"));

    put(bucket, "staged ü", "swapped after the check").await;
    for to in ["kept", "new"] {
        let refused = bucket.copy("staged ü", to, Some(&seen)).await.expect_err("changed meanwhile");
        assert_eq!(refused.code(), Code::Conflict, "{refused}");
    }
    assert_eq!(get(bucket, "kept").await, "checked");
    assert_eq!(bucket.head("new").await.expect_err("not made").code(), Code::NotFound);
    bucket.copy("staged ü", "kept", None).await.expect("whatever it is");
    assert_eq!(get(bucket, "kept").await, "swapped after the check");
}

async fn a_wrong_key_is_refused(room: Room) {
    let stranger = room.with(|settings| settings.secret_key = "another secret".into());
    let refused = stranger.get("doc").await.expect_err("a wrong key");
    assert_eq!(refused.code(), Code::Internal, "{refused}");
    assert!(refused.message().contains("access key"), "{refused}");
}

async fn a_missing_bucket_is_told_and_can_be_made(room: Room) {
    let other = room.with(|settings| settings.bucket.push_str("-other"));
    assert!(other.check().await.expect_err("not made").message().contains("does not exist"));
    other.ensure(&[]).await.expect("made");
    other.ensure(&[]).await.expect("made once");
    assert_eq!(other.check().await, Ok(()));
}

async fn keys_are_opaque_and_listed_page_by_page(room: Room) {
    let other = room.with(|settings| settings.bucket.push_str("-other"));
    other.ensure(&[]).await.expect("made");
    let (long, planted) = ("k".repeat(900), format!("../{}-other/planted", room.settings.bucket));
    let keys = [&*planted, "../../../escape", "a", "a/b", "a/b/", &long, "%2e%2e/x", "päth/日本", "x?y#z&w"];
    for key in keys {
        put(&room.bucket, key, key).await;
    }
    for key in keys {
        assert_eq!(get(&room.bucket, key).await, key);
    }
    let mut listed = Vec::new();
    let mut after = None;
    loop {
        let page = room.bucket.list("", after, 2).await.expect("a page");
        assert!(page.objects.len() <= 2);
        listed.extend(page.objects.into_iter().map(|object| object.key));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut sorted: Vec<_> = keys.iter().map(|key| (*key).to_owned()).collect();
    sorted.sort();
    assert_eq!(listed, sorted);
    let there = other.list("", None, 10).await.expect("a page").objects;
    assert_eq!(there, [], "nothing came into the other bucket");
    assert_eq!(room.bucket.list("a/", None, 10).await.expect("a page").objects.len(), 2);

    let over = put_bytes(&room.bucket, &"k".repeat(1025), Bytes::from_static(b"x")).await;
    match room.server {
        Server::Embedded => assert_eq!(over.expect_err("over 1024 bytes").code(), Code::BadInput),
        // Garage takes it.
        Server::Garage => assert_eq!(over, Ok(())),
    }
}

async fn many_writers_of_one_key_leave_one_whole_content(room: Room) {
    let writers = (0..24_u8).map(|number| {
        let bucket = room.bucket.clone();
        tokio::spawn(async move {
            put(&bucket, "race", &char::from(b'a' + number).to_string().repeat(100_000)).await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("written");
    }
    let text = get(&room.bucket, "race").await;
    assert_eq!(text.len(), 100_000);
    assert_eq!(text, text[..1].repeat(100_000));
}
