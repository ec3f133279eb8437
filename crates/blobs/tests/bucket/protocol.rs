//! The parts of S3 that our own client does not use, through the library itself: other clients may.

use aws_sdk_s3::{
    Client,
    primitives::ByteStream,
    types::{ChecksumAlgorithm, Delete, ObjectIdentifier},
};

use crate::support::{Fixture, fixture, get, library, put, settings};

fn client(fixture: &Fixture) -> Client {
    library(&settings(&fixture.server))
}

#[tokio::test]
async fn every_checksum_is_compared_in_header_and_trailer() {
    let fixture = fixture().await;
    let client = client(&fixture);
    let request = || client.put_object().bucket("commons").key("doc");
    let path = fixture.folder.path().join("file");
    std::fs::write(&path, "hello").expect("written");
    for algorithm in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"].map(ChecksumAlgorithm::from) {
        // A file goes out in chunks, with its checksum behind it.
        let body = ByteStream::from_path(&path).await.expect("readable");
        request().checksum_algorithm(algorithm.clone()).body(body).send().await.expect("taken");
        let body = ByteStream::from_static(b"hello");
        request().checksum_algorithm(algorithm).body(body).send().await.expect("taken");
    }
    let body = || ByteStream::from_static(b"damaged");
    let wrong = [
        request().checksum_crc32("NhCmhg==").body(body()),
        request().checksum_crc32_c("mnG7TA==").body(body()),
        request().checksum_crc64_nvme("AAAAAAAAAAA=").body(body()),
        request().checksum_sha1("qvTGHdzF6KLavt4PO0gs2a6pQ00=").body(body()),
        request().checksum_sha256("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=").body(body()),
        request().content_md5("XUFAKrxLKna5cZ2REBfFkg==").body(body()),
    ];
    for request in wrong {
        let refused = request.send().await.expect_err("a wrong checksum").into_service_error();
        assert_eq!(refused.meta().code(), Some("BadDigest"));
    }
    assert_eq!(get(&fixture.bucket, "doc").await, "hello");
}

#[tokio::test]
async fn a_write_can_be_conditional() {
    let fixture = fixture().await;
    let client = client(&fixture);
    put(&fixture.bucket, "doc", "hello").await;
    let write = |key| client.put_object().bucket("commons").key(key).body(ByteStream::from_static(b"x"));
    let refused = write("doc").if_none_match("*").send().await.expect_err("it is there").into_service_error();
    assert_eq!(refused.meta().code(), Some("PreconditionFailed"));
    let refused =
        write("doc").if_match("\"other\"").send().await.expect_err("another one").into_service_error();
    assert_eq!(refused.meta().code(), Some("PreconditionFailed"));
    assert_eq!(get(&fixture.bucket, "doc").await, "hello");
    write("new").if_none_match("*").send().await.expect("free");
}

#[tokio::test]
async fn metadata_comes_back_and_can_be_replaced_by_a_copy() {
    let fixture = fixture().await;
    let client = client(&fixture);
    let put =
        client.put_object().bucket("commons").key("doc").metadata("tenant", "t1").cache_control("no-store");
    put.content_type("text/plain").body(ByteStream::from_static(b"hello")).send().await.expect("put");
    let head = client.head_object().bucket("commons").key("doc").send().await.expect("there");
    assert_eq!(head.metadata().and_then(|metadata| metadata.get("tenant")).map(String::as_str), Some("t1"));
    assert_eq!(head.cache_control(), Some("no-store"));

    let copy = client
        .copy_object()
        .bucket("commons")
        .key("copy")
        .copy_source("commons/doc")
        .content_type("text/html");
    copy.metadata_directive("REPLACE".into()).send().await.expect("copied");
    let head = client.head_object().bucket("commons").key("copy").send().await.expect("there");
    assert_eq!(head.content_type(), Some("text/html"));
    assert_eq!(head.metadata().map(std::collections::HashMap::len), Some(0));
}

#[tokio::test]
async fn folders_are_listed_and_many_are_deleted() {
    let fixture = fixture().await;
    let client = client(&fixture);
    for key in ["a", "d/1", "d/2", "e"] {
        put(&fixture.bucket, key, key).await;
    }
    let page = client.list_objects_v2().bucket("commons").delimiter("/").send().await.expect("a page");
    let keys: Vec<_> = page.contents().iter().filter_map(|object| object.key()).collect();
    let folders: Vec<_> = page.common_prefixes().iter().filter_map(|prefix| prefix.prefix()).collect();
    assert_eq!((keys, folders, page.key_count()), (vec!["a", "e"], vec!["d/"], Some(3)));

    let gone =
        ["a", "d/1", "missing"].map(|key| ObjectIdentifier::builder().key(key).build().expect("a key"));
    let gone = Delete::builder().set_objects(Some(gone.to_vec())).build().expect("keys");
    let deleted = client.delete_objects().bucket("commons").delete(gone).send().await.expect("deleted");
    assert_eq!(deleted.deleted().len(), 3);
    let page = fixture.bucket.list("", None, 10).await.expect("a page");
    assert_eq!(page.objects.iter().map(|object| object.key.as_str()).collect::<Vec<_>>(), ["d/2", "e"]);

    let buckets = client.list_buckets().send().await.expect("buckets");
    assert_eq!(buckets.buckets().iter().filter_map(|bucket| bucket.name()).collect::<Vec<_>>(), ["commons"]);
}

#[tokio::test]
async fn uploads_under_way_and_their_parts_are_listed() {
    let fixture = fixture().await;
    let client = client(&fixture);
    let mut ids = Vec::new();
    for key in ["big", "big", "other"] {
        ids.push(fixture.bucket.create_multipart(key, "text/plain").await.expect("begun"));
    }
    for number in [1, 2, 3] {
        let part = client.upload_part().bucket("commons").key("big").upload_id(&ids[0]).part_number(number);
        part.body(ByteStream::from_static(b"part")).send().await.expect("sent");
    }
    let list = client.list_parts().bucket("commons").key("big").upload_id(&ids[0]);
    let page = list.clone().max_parts(2).send().await.expect("parts");
    assert_eq!((page.parts().len(), page.is_truncated()), (2, Some(true)));
    let marker = page.next_part_number_marker().expect("a marker").to_owned();
    let page = list.part_number_marker(marker).send().await.expect("parts");
    let rest: Vec<_> = page.parts().iter().map(|part| (part.part_number(), part.size())).collect();
    assert_eq!((rest, page.is_truncated()), (vec![(Some(3), Some(4))], Some(false)));

    let list = client.list_multipart_uploads().bucket("commons");
    let page = list.clone().max_uploads(1).send().await.expect("uploads");
    assert_eq!((page.uploads().len(), page.is_truncated()), (1, Some(true)));
    let page = list
        .set_key_marker(page.next_key_marker().map(str::to_owned))
        .set_upload_id_marker(page.next_upload_id_marker().map(str::to_owned));
    let page = page.send().await.expect("uploads");
    let mut seen: Vec<_> = page.uploads().iter().filter_map(|upload| upload.key()).collect();
    seen.sort_unstable();
    assert_eq!(seen, ["big", "other"]);
}
