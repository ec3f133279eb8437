//! What a browser does with presigned addresses: downloads, ranges, conditions, uploads.

use std::time::Duration;

use commons_blobs::{Download, Sha256Digest, Upload};
use commons_kernel::Code;
use reqwest::{Method, StatusCode};

use crate::support::{MINUTE, ORIGIN, Room, Server, browser, get, on_both, put, send, send_half};

on_both!(
    downloads_as_an_attachment_with_its_name,
    ranges_and_conditions_are_kept,
    only_the_signed_request_passes,
    uploads_exactly_what_was_permitted,
    a_body_cut_short_leaves_nothing,
);

fn download(key: &str) -> Download<'_> {
    Download { key, filename: "año \"1\".txt", media_type: "text/plain; charset=utf-8", expires: MINUTE }
}

async fn stored(room: &Room, key: &str, text: &str) -> String {
    put(&room.bucket, key, text).await;
    room.bucket.presign_get(download(key)).await.expect("signed").to_string()
}

async fn downloads_as_an_attachment_with_its_name(room: Room) {
    let url = stored(&room, "doc", "hello world").await;
    let answer = browser().get(url).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let header =
        |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(
        header("content-disposition"),
        "attachment; filename=\"a_o _1_.txt\"; filename*=UTF-8''a%C3%B1o%20%221%22.txt"
    );
    assert_eq!(header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(header("content-length"), "11");
    if let Server::Embedded = room.server {
        assert_eq!(header("x-content-type-options"), "nosniff");
    }
    assert_eq!(answer.text().await.expect("text"), "hello world");
}

async fn ranges_and_conditions_are_kept(room: Room) {
    let url = stored(&room, "doc", "hello world").await;
    let client = browser();
    for (range, part, told) in [
        ("bytes=6-", "world", "bytes 6-10/11"),
        ("bytes=-5", "world", "bytes 6-10/11"),
        ("bytes=0-4", "hello", "bytes 0-4/11"),
    ] {
        let answer = client.get(&url).header("range", range).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(answer.headers()["content-range"], told);
        assert_eq!(answer.text().await.expect("text"), part);
    }
    let beyond = client.get(&url).header("range", "bytes=11-").send().await.expect("an answer");
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);

    let etag = room.bucket.head("doc").await.expect("there").etag.expect("an etag");
    let same = client.get(&url).header("if-none-match", &etag).send().await.expect("an answer");
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    let other = client.get(&url).header("if-none-match", "\"other\"").send().await.expect("an answer");
    assert_eq!(other.status(), StatusCode::OK);
    let gone = client.get(&url).header("if-match", "\"other\"").send().await.expect("an answer");
    assert_eq!(gone.status(), StatusCode::PRECONDITION_FAILED);
}

async fn only_the_signed_request_passes(room: Room) {
    put(&room.bucket, "secret", "not for you").await;
    let url = stored(&room, "doc", "hello").await;
    let client = browser();
    let plain = url.split('?').next().expect("an address").to_owned();
    let tampered = [
        (Method::GET, plain.clone()),
        (Method::GET, plain.replace("/doc", "/secret")),
        (Method::GET, url.replace("/doc", "/secret")),
        (Method::GET, url.replace("X-Amz-Expires=60", "X-Amz-Expires=600")),
        (Method::GET, url.replace("plain", "html")),
        (Method::DELETE, url.clone()),
        (Method::PUT, url.clone()),
        (Method::PUT, plain.clone()),
        (Method::GET, format!("http://{}/", room.address())),
    ];
    for (method, address) in tampered {
        assert!(address != url || method != Method::GET, "this one would be right");
        let answer = client.request(method.clone(), &address).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{method} {address}");
    }
    assert_eq!(get(&room.bucket, "doc").await, "hello");

    let short = Download { expires: Duration::from_secs(1), ..download("doc") };
    let short = room.bucket.presign_get(short).await.expect("signed");
    tokio::time::sleep(Duration::from_millis(2100)).await;
    let expired = client.get(short).send().await.expect("an answer").status();
    // Garage calls it a bad request.
    let refused =
        if let Server::Garage = room.server { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
    assert_eq!(expired, refused);

    let ever = Download { expires: Duration::from_secs(8 * 24 * 3600), ..download("doc") };
    assert_eq!(room.bucket.presign_get(ever).await.expect_err("over a week").code(), Code::BadInput);
}

async fn uploads_exactly_what_was_permitted(room: Room) {
    let upload =
        |sha256| Upload { key: "up", byte_size: 5, media_type: "text/plain", sha256, expires: MINUTE };
    let send = async |sha256, body: &'static str| {
        let permit = room.bucket.presign_put(upload(sha256)).await.expect("signed");
        assert_eq!(permit.method, "PUT");
        let answer = send(permit, body).await.expect("an answer");
        (answer.status(), answer.headers().clone())
    };
    let right = Some(Sha256Digest::of(b"hello"));

    assert_eq!(send(right, "hellO").await.0, StatusCode::BAD_REQUEST, "another digest");
    assert_eq!(send(None, "far more than five").await.0, StatusCode::FORBIDDEN, "more than was said");
    assert_eq!(room.bucket.head("up").await.expect_err("nothing came").code(), Code::NotFound);

    let (status, headers) = send(right, "hello").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["access-control-allow-origin"], ORIGIN);
    assert_eq!(headers["access-control-expose-headers"], "ETag");
    assert_eq!(headers["etag"], "\"5d41402abc4b2a76b9719d911017c592\"");
    assert_eq!(get(&room.bucket, "up").await, "hello");
    let head = room.bucket.head("up").await.expect("there");
    assert_eq!((head.sha256, head.media_type.as_deref()), (right, Some("text/plain")));

    assert_eq!(send(None, "HELLO").await.0, StatusCode::OK, "without a digest known beforehand");
    assert_eq!(get(&room.bucket, "up").await, "HELLO");
}

async fn a_body_cut_short_leaves_nothing(room: Room) {
    let upload =
        Upload { key: "cut", byte_size: 100, media_type: "text/plain", sha256: None, expires: MINUTE };
    let permit = room.bucket.presign_put(upload).await.expect("signed");
    let answer = send_half(&permit, 100, b"only this").await;
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(room.bucket.head("cut").await.expect_err("nothing came").code(), Code::NotFound);
}
