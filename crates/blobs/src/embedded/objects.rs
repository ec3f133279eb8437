//! Single objects: put, get, head, copy, delete.

use std::{
    fs::File,
    io::{Seek, SeekFrom},
    ops::Range,
};

use s3s::{
    S3Error, S3Request, S3Response, S3Result,
    dto::{
        Checksum, ChecksumMode, CopyObjectInput, CopyObjectOutput, CopyObjectResult, CopySource,
        DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput, DeletedObject, ETag,
        ETagCondition, GetObjectInput, GetObjectOutput, HeadObjectInput, HeadObjectOutput, MetadataDirective,
        PutObjectInput, PutObjectOutput, StreamingBlob,
    },
    s3_error,
};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

use super::{
    digests::Claims,
    index::Row,
    store::{Conditions, Store},
    verify::{Expected, Verified},
};

pub(super) async fn put(
    store: &Store,
    request: S3Request<PutObjectInput>,
) -> S3Result<S3Response<PutObjectOutput>> {
    let input = request.input;
    store.require_bucket(input.bucket.clone()).await?;
    let claims = Claims {
        length: input.content_length.and_then(|length| u64::try_from(length).ok()),
        md5: input.content_md5,
        checksum: Checksum {
            checksum_crc32: input.checksum_crc32,
            checksum_crc32c: input.checksum_crc32c,
            checksum_crc64nvme: input.checksum_crc64nvme,
            checksum_sha1: input.checksum_sha1,
            checksum_sha256: input.checksum_sha256,
            checksum_type: None,
        },
        trailer: request.trailing_headers,
    };
    let received = store.contents().receive(input.body, &claims).await?;
    let etag = hex::encode(received.digests.md5);
    let checksum = received.digests.checksum.clone();
    let row = Row {
        bucket: input.bucket,
        key: input.key,
        sha256: received.digests.sha256.clone(),
        size: received.digests.length,
        etag: etag.clone(),
        content_type: input.content_type,
        content_disposition: input.content_disposition,
        content_encoding: input.content_encoding,
        cache_control: input.cache_control,
        metadata: input.metadata.unwrap_or_default().into_iter().collect(),
        modified: store.now(),
    };
    store
        .commit(row, received, Conditions { if_match: input.if_match, if_none_match: input.if_none_match })
        .await?;
    let output = PutObjectOutput {
        e_tag: Some(ETag::Strong(etag)),
        checksum_sha256: checksum.checksum_sha256,
        ..Default::default()
    };
    Ok(S3Response::new(output))
}

/// A whole object is compared with its hash on its way out, and breaks off before its last bytes when the disk has
/// damaged it. A range of it is **not** compared: that would cost reading the whole object for each of its ranges.
pub(super) async fn get(store: &Store, input: GetObjectInput) -> S3Result<S3Response<GetObjectOutput>> {
    let (row, file) = store.find(input.bucket, input.key).await?;
    check(&row, input.if_match.as_ref(), input.if_none_match.as_ref())?;
    let range =
        input.range.map(|range| range.check(row.size)).transpose().map_err(|_| s3_error!(InvalidRange))?;
    let whole = range.is_none();
    let content_range =
        range.as_ref().map(|range| format!("bytes {}-{}/{}", range.start, range.end - 1, row.size));
    let range = range.unwrap_or(0..row.size);
    let output = GetObjectOutput {
        content_length: Some(signed(range.end - range.start)?),
        content_range,
        body: Some(body(file, range, &row)?),
        checksum_sha256: checksum(&row, input.checksum_mode.as_ref()).filter(|_| whole),
        accept_ranges: Some("bytes".to_owned()),
        e_tag: Some(ETag::Strong(row.etag)),
        last_modified: Some(row.modified.into()),
        content_type: row.content_type,
        content_disposition: row.content_disposition,
        content_encoding: row.content_encoding,
        cache_control: row.cache_control,
        metadata: Some(row.metadata.into_iter().collect()),
        ..Default::default()
    };
    Ok(S3Response::new(output))
}

pub(super) async fn head(store: &Store, input: HeadObjectInput) -> S3Result<S3Response<HeadObjectOutput>> {
    let (row, _) = store.find(input.bucket, input.key).await?;
    check(&row, input.if_match.as_ref(), input.if_none_match.as_ref())?;
    let output = HeadObjectOutput {
        content_length: Some(signed(row.size)?),
        checksum_sha256: checksum(&row, input.checksum_mode.as_ref()),
        accept_ranges: Some("bytes".to_owned()),
        e_tag: Some(ETag::Strong(row.etag)),
        last_modified: Some(row.modified.into()),
        content_type: row.content_type,
        content_disposition: row.content_disposition,
        content_encoding: row.content_encoding,
        cache_control: row.cache_control,
        metadata: Some(row.metadata.into_iter().collect()),
        ..Default::default()
    };
    Ok(S3Response::new(output))
}

/// Copies a row; the content stays where it is.
pub(super) async fn copy(store: &Store, input: CopyObjectInput) -> S3Result<S3Response<CopyObjectOutput>> {
    let CopySource::Bucket { bucket, key, .. } = input.copy_source.clone() else {
        return Err(s3_error!(NotImplemented, "only bucket and key are known as a source"));
    };
    let now = store.now();
    let row = store
        .locked(move |contents, index| {
            let shelf = index.shelf(&bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            let source = shelf.rows.get(&*key).ok_or_else(|| s3_error!(NoSuchKey))?;
            check(source, input.copy_source_if_match.as_ref(), input.copy_source_if_none_match.as_ref())
                .map_err(|_| s3_error!(PreconditionFailed))?;
            index.shelf(&input.bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            let mut row = Row { bucket: input.bucket, key: input.key, modified: now, ..source.clone() };
            let replace = MetadataDirective::REPLACE;
            if input.metadata_directive.is_some_and(|directive| directive.as_str() == replace) {
                row.content_type = input.content_type;
                row.content_disposition = input.content_disposition;
                row.content_encoding = input.content_encoding;
                row.cache_control = input.cache_control;
                row.metadata = input.metadata.unwrap_or_default().into_iter().collect();
            }
            if let Some(unused) = index.put(row.clone()).map_err(S3Error::internal_error)? {
                contents.discard(&unused);
            }
            Ok(row)
        })
        .await?;
    let result = CopyObjectResult {
        e_tag: Some(ETag::Strong(row.etag)),
        last_modified: Some(row.modified.into()),
        ..Default::default()
    };
    Ok(S3Response::new(CopyObjectOutput { copy_object_result: Some(result), ..Default::default() }))
}

pub(super) async fn delete(
    store: &Store,
    input: DeleteObjectInput,
) -> S3Result<S3Response<DeleteObjectOutput>> {
    remove(store, input.bucket, vec![input.key]).await?;
    Ok(S3Response::new(DeleteObjectOutput::default()))
}

pub(super) async fn delete_many(
    store: &Store,
    input: DeleteObjectsInput,
) -> S3Result<S3Response<DeleteObjectsOutput>> {
    if input.delete.objects.len() > 1000 {
        return Err(s3_error!(MalformedXML, "at most 1000 keys can be deleted at once"));
    }
    let keys: Vec<String> = input.delete.objects.into_iter().map(|object| object.key).collect();
    remove(store, input.bucket, keys.clone()).await?;
    let deleted =
        keys.into_iter().map(|key| DeletedObject { key: Some(key), ..Default::default() }).collect();
    let quiet = input.delete.quiet.unwrap_or(false);
    Ok(S3Response::new(DeleteObjectsOutput { deleted: (!quiet).then_some(deleted), ..Default::default() }))
}

/// Removing what is not there is no fault, in S3.
async fn remove(store: &Store, bucket: String, keys: Vec<String>) -> S3Result<()> {
    store
        .locked(move |contents, index| {
            index.shelf(&bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            for key in keys {
                if let Some(unused) = index.remove(&bucket, &key).map_err(S3Error::internal_error)? {
                    contents.discard(&unused);
                }
            }
            Ok(())
        })
        .await
}

/// RFC 9110, sections 13.1.1 and 13.1.2.
fn check(row: &Row, if_match: Option<&ETagCondition>, if_none_match: Option<&ETagCondition>) -> S3Result<()> {
    let matches = |condition: &ETagCondition| condition.as_etag().is_none_or(|etag| etag.value() == row.etag);
    if if_match.is_some_and(|condition| !matches(condition)) {
        return Err(s3_error!(PreconditionFailed));
    }
    if if_none_match.is_some_and(matches) {
        return Err(s3_error!(NotModified));
    }
    Ok(())
}

/// S3 tells a SHA-256 only when asked, and only of what was put in one piece.
fn checksum(row: &Row, mode: Option<&ChecksumMode>) -> Option<String> {
    let asked = mode.is_some_and(|mode| mode.as_str() == ChecksumMode::ENABLED);
    let bytes = hex::decode(&row.sha256).ok().filter(|_| asked && row.is_one_piece())?;
    Some(base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes))
}

fn body(mut file: File, range: Range<u64>, row: &Row) -> S3Result<StreamingBlob> {
    file.seek(SeekFrom::Start(range.start)).map_err(S3Error::internal_error)?;
    let part = tokio::fs::File::from_std(file).take(range.end - range.start);
    let stream = ReaderStream::with_capacity(part, 64 << 10);
    if range != (0..row.size) {
        return Ok(StreamingBlob::wrap(stream));
    }
    let expected = Expected {
        bucket: row.bucket.clone(),
        key: row.key.clone(),
        sha256: row.sha256.clone(),
        size: row.size,
    };
    Ok(StreamingBlob::wrap(Verified::new(stream, expected)))
}

/// S3 writes lengths as signed numbers.
pub(super) fn signed(length: u64) -> S3Result<i64> {
    i64::try_from(length).map_err(S3Error::internal_error)
}
