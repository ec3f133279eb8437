//! Put, get, head, copy, delete, list, and what must be refused.

use commons_blobs::{Content, Sha256Digest};
use commons_kernel::Code;

use crate::support::{bucket, contents, fixture, get, put};

#[tokio::test]
async fn a_document_comes_back_as_it_went() {
    let fixture = fixture().await;
    let sha256 = Sha256Digest::of(b"hello");
    put(&fixture.bucket, "a b+ü.txt", "hello").await;
    assert_eq!(get(&fixture.bucket, "a b+ü.txt").await, "hello");

    let head = fixture.bucket.head("a b+ü.txt").await.expect("there");
    assert_eq!(head.byte_size, 5);
    assert_eq!(head.media_type.as_deref(), Some("text/plain"));
    assert_eq!(head.sha256, Some(sha256));
    assert_eq!(
        head.etag.as_deref(),
        Some("\"5d41402abc4b2a76b9719d911017c592\""),
        "the MD5 of hello, in quotes"
    );
    assert!(head.modified.is_some());

    let path = fixture.folder.path().join("copy");
    assert_eq!(fixture.bucket.get_to_file("a b+ü.txt", &path).await, Ok(5));
    assert_eq!(std::fs::read(&path).expect("written"), b"hello");

    fixture.bucket.put("from a file", Content::File(&path), "text/plain", sha256).await.expect("put");
    assert_eq!(get(&fixture.bucket, "from a file").await, "hello");
    assert_eq!(contents(fixture.folder.path()), [sha256.to_string()], "one content, two keys");
}

#[tokio::test]
async fn an_empty_document_is_a_document() {
    let fixture = fixture().await;
    put(&fixture.bucket, "empty", "").await;
    assert_eq!(get(&fixture.bucket, "empty").await, "");
    assert_eq!(fixture.bucket.head("empty").await.expect("there").byte_size, 0);
}

#[tokio::test]
async fn a_wrong_digest_is_refused_and_the_old_content_stays() {
    let fixture = fixture().await;
    put(&fixture.bucket, "doc", "GOOD v1").await;
    let before = fixture.bucket.head("doc").await;
    let wrong = Sha256Digest::of(b"something else");
    let content = Content::Bytes("BAD v2".into());
    let refused = fixture.bucket.put("doc", content, "text/plain", wrong).await.expect_err("a wrong digest");
    assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("sha256")));
    assert_eq!(get(&fixture.bucket, "doc").await, "GOOD v1");
    assert_eq!(fixture.bucket.head("doc").await, before);
    assert_eq!(contents(fixture.folder.path()).len(), 1, "nothing of the refused one is kept");
    let left = std::fs::read_dir(fixture.folder.path().join("temporary")).expect("there").count();
    assert_eq!(left, 0, "not even aside");
}

#[tokio::test]
async fn what_is_missing_is_not_found() {
    let fixture = fixture().await;
    assert_eq!(fixture.bucket.get("nope").await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(fixture.bucket.head("nope").await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(fixture.bucket.copy("nope", "x").await.expect_err("missing").code(), Code::NotFound);
    assert_eq!(fixture.bucket.delete("nope").await, Ok(()), "as S3 has it");
}

#[tokio::test]
async fn a_store_that_is_away_is_unavailable() {
    let fixture = fixture().await;
    fixture.server.stop().await;
    assert_eq!(fixture.bucket.check().await.expect_err("away").code(), Code::Unavailable);
}

#[tokio::test]
async fn a_wrong_key_is_refused() {
    let fixture = fixture().await;
    let stranger = bucket(&fixture.server, "commons", "another secret");
    let refused = stranger.get("doc").await.expect_err("a wrong key");
    assert_eq!(refused.code(), Code::Internal, "{refused}");
    assert!(refused.message().contains("access key"), "{refused}");
}

#[tokio::test]
async fn a_missing_bucket_is_told_and_can_be_made() {
    let fixture = fixture().await;
    let other = bucket(&fixture.server, "other", crate::support::SECRET_KEY);
    assert!(other.check().await.expect_err("not made").message().contains("does not exist"));
    other.ensure().await.expect("made");
    other.ensure().await.expect("made once");
    assert_eq!(other.check().await, Ok(()));
}

#[tokio::test]
async fn keys_are_opaque() {
    let fixture = fixture().await;
    let other = bucket(&fixture.server, "other", crate::support::SECRET_KEY);
    other.ensure().await.expect("made");
    let long = "k".repeat(900);
    let keys = [
        "../other/planted",
        "../../../escape",
        "a",
        "a/b",
        "a/b/",
        &long,
        "%2e%2e/x",
        "päth/日本",
        "x?y#z&w",
    ];
    for key in keys {
        put(&fixture.bucket, key, key).await;
    }
    for key in keys {
        assert_eq!(get(&fixture.bucket, key).await, key);
    }
    let mut listed = Vec::new();
    let mut after = None;
    loop {
        let page = fixture.bucket.list("", after, 2).await.expect("a page");
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
    assert_eq!(
        other.list("", None, 10).await.expect("a page").objects,
        [],
        "nothing came into the other bucket"
    );
    let below = fixture.bucket.list("a/", None, 10).await.expect("a page");
    assert_eq!(below.objects.len(), 2);

    let over = "k".repeat(1025);
    let over =
        fixture.bucket.put(&over, Content::Bytes("x".into()), "text/plain", Sha256Digest::of(b"x")).await;
    assert_eq!(over.expect_err("over 1024 bytes").code(), Code::BadInput);
}

#[tokio::test]
async fn a_content_goes_with_its_last_row() {
    let fixture = fixture().await;
    put(&fixture.bucket, "one", "shared").await;
    fixture.bucket.copy("one", "two ü").await.expect("copied");
    put(&fixture.bucket, "one", "changed").await;
    assert_eq!(contents(fixture.folder.path()).len(), 2);
    assert_eq!(get(&fixture.bucket, "two ü").await, "shared");
    assert_eq!(fixture.bucket.head("two ü").await.expect("there").media_type.as_deref(), Some("text/plain"));
    fixture.bucket.delete("two ü").await.expect("deleted");
    assert_eq!(contents(fixture.folder.path()), [Sha256Digest::of(b"changed").to_string()]);
    fixture.bucket.delete("one").await.expect("deleted");
    assert_eq!(contents(fixture.folder.path()), Vec::<String>::new());
}

#[tokio::test]
async fn many_writers_of_one_key_leave_one_whole_content() {
    let fixture = fixture().await;
    let writers = (0..24_u8).map(|number| {
        let bucket = fixture.bucket.clone();
        tokio::spawn(async move {
            put(&bucket, "race", &char::from(b'a' + number).to_string().repeat(100_000)).await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("written");
    }
    let text = get(&fixture.bucket, "race").await;
    assert_eq!(text.len(), 100_000);
    assert_eq!(text, text[..1].repeat(100_000));
    assert_eq!(contents(fixture.folder.path()), [Sha256Digest::of(text.as_bytes()).to_string()]);
}
