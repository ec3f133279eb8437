//! Uploads in parts: begun, collected in a folder of their own, and joined into one content.
//!
//! Invariants: a part counts once its small file names it; an upload that is completed or aborted is gone.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use futures_util::{StreamExt, stream};
use s3s::{
    S3Error, S3Request, S3Response, S3Result,
    crypto::{Checksum as _, Md5},
    dto::{
        AbortMultipartUploadInput, AbortMultipartUploadOutput, Checksum, ChecksumType,
        CompleteMultipartUploadInput, CompleteMultipartUploadOutput, CompletedPart,
        CreateMultipartUploadInput, CreateMultipartUploadOutput, ETag, ListMultipartUploadsInput,
        ListMultipartUploadsOutput, ListPartsInput, ListPartsOutput, MultipartUpload, Part, UploadPartInput,
        UploadPartOutput,
    },
    s3_error,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{
    contents::write_whole,
    digests::Claims,
    index::{Row, json, read_json},
    objects::signed,
    store::{Conditions, Store, tie},
};

/// Every part but the last must have this many bytes, in S3.
const LEAST: u64 = 5 << 20;
/// The highest part number, in S3.
const MOST_PARTS: i32 = 10_000;

/// An upload under way: what its object will be.
#[derive(Serialize, Deserialize)]
struct Begun {
    row: Row,
}

/// A part that is there.
#[derive(Clone, Serialize, Deserialize)]
struct Piece {
    /// MD5, hexadecimal.
    etag: String,
    sha256: String,
    size: u64,
    #[serde(with = "time::serde::rfc3339")]
    modified: OffsetDateTime,
}

pub(super) async fn create(
    store: &Store,
    input: CreateMultipartUploadInput,
) -> S3Result<S3Response<CreateMultipartUploadOutput>> {
    store.require_bucket(input.bucket.clone()).await?;
    let now = store.now();
    let row = Row {
        bucket: input.bucket.clone(),
        key: input.key.clone(),
        sha256: String::new(),
        size: 0,
        etag: String::new(),
        content_type: input.content_type,
        content_disposition: input.content_disposition,
        content_encoding: input.content_encoding,
        cache_control: input.cache_control,
        metadata: input.metadata.unwrap_or_default().into_iter().collect(),
        modified: now,
    };
    let uploads = store.uploads();
    let id =
        store.locked(move |_, _| begin(&uploads, &Begun { row }).map_err(S3Error::internal_error)).await?;
    Ok(S3Response::new(CreateMultipartUploadOutput {
        bucket: Some(input.bucket),
        key: Some(input.key),
        upload_id: Some(id),
        ..Default::default()
    }))
}

/// The id is the time with a number: it need not be secret, since every request is signed.
fn begin(uploads: &Path, begun: &Begun) -> io::Result<String> {
    let time = begun.row.modified.unix_timestamp_nanos();
    let mut number = 0;
    loop {
        let id = format!("{time:x}-{number}");
        match fs::create_dir(uploads.join(&id)) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
            Ok(()) => {
                write_whole(&uploads.join(&id).join("upload.json"), &json(begun)?)?;
                return Ok(id);
            }
        }
    }
}

pub(super) async fn upload(
    store: &Store,
    request: S3Request<UploadPartInput>,
) -> S3Result<S3Response<UploadPartOutput>> {
    let input = request.input;
    if !(1..=MOST_PARTS).contains(&input.part_number) {
        return Err(s3_error!(InvalidArgument, "part numbers go from 1 to {}", MOST_PARTS));
    }
    let (folder, _) = find(store, &input.upload_id, &input.bucket, &input.key)?;
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
    let piece = Piece {
        etag: hex::encode(received.digests.md5),
        sha256: received.digests.sha256.clone(),
        size: received.digests.length,
        modified: store.now(),
    };
    let etag = piece.etag.clone();
    let number = input.part_number;
    store
        .locked(move |_, _| {
            let name = folder.join(format!("{number}.json"));
            let before: Option<Piece> = read_json(&name).ok();
            received.move_to(&piece_path(&folder, number, &piece)).map_err(|_| s3_error!(NoSuchUpload))?;
            write_whole(&name, &json(&piece).map_err(S3Error::internal_error)?)
                .map_err(S3Error::internal_error)?;
            if let Some(before) = before.filter(|before| before.sha256 != piece.sha256) {
                let _ = fs::remove_file(piece_path(&folder, number, &before));
            }
            Ok(())
        })
        .await?;
    Ok(S3Response::new(UploadPartOutput { e_tag: Some(ETag::Strong(etag)), ..Default::default() }))
}

pub(super) async fn list(store: &Store, input: ListPartsInput) -> S3Result<S3Response<ListPartsOutput>> {
    let (folder, _) = find(store, &input.upload_id, &input.bucket, &input.key)?;
    let marker = input.part_number_marker.unwrap_or(0);
    let most = input.max_parts.map_or(1000, |most| usize::try_from(most).unwrap_or(0).min(1000));
    let following: Vec<_> = pieces(&folder)
        .map_err(S3Error::internal_error)?
        .into_iter()
        .filter(|(number, _)| *number > marker)
        .collect();
    let truncated = following.len() > most;
    let parts = following.into_iter().take(most).map(|(number, piece)| {
        Ok(Part {
            part_number: Some(number),
            size: Some(signed(piece.size)?),
            e_tag: Some(ETag::Strong(piece.etag)),
            last_modified: Some(piece.modified.into()),
            ..Default::default()
        })
    });
    let parts = parts.collect::<S3Result<Vec<_>>>()?;
    Ok(S3Response::new(ListPartsOutput {
        bucket: Some(input.bucket),
        key: Some(input.key),
        upload_id: Some(input.upload_id),
        part_number_marker: input.part_number_marker,
        max_parts: i32::try_from(most).ok(),
        is_truncated: Some(truncated),
        next_part_number_marker: parts.last().and_then(|part| part.part_number),
        parts: Some(parts),
        ..Default::default()
    }))
}

pub(super) async fn list_uploads(
    store: &Store,
    input: ListMultipartUploadsInput,
) -> S3Result<S3Response<ListMultipartUploadsOutput>> {
    store.require_bucket(input.bucket.clone()).await?;
    let prefix = input.prefix.clone().unwrap_or_default();
    let mut uploads = Vec::new();
    for entry in fs::read_dir(store.uploads()).map_err(S3Error::internal_error)?.flatten() {
        let id = entry.file_name().to_string_lossy().into_owned();
        if let Ok(Begun { row }) = read_json::<Begun>(&entry.path().join("upload.json"))
            && row.bucket == input.bucket
            && row.key.starts_with(&prefix)
        {
            uploads.push((row.key, id, row.modified));
        }
    }
    uploads.sort();
    let marker = (input.key_marker.clone().unwrap_or_default(), input.upload_id_marker.clone());
    uploads.retain(|(key, id, _)| match &marker.1 {
        Some(after) => (key, id) > (&marker.0, after),
        None => marker.0.is_empty() || *key > marker.0,
    });
    let most = input.max_uploads.map_or(1000, |most| usize::try_from(most).unwrap_or(0).min(1000));
    let truncated = uploads.len() > most;
    uploads.truncate(most);
    let last = uploads.last().filter(|_| truncated).cloned();
    let uploads = uploads.into_iter().map(|(key, id, begun)| MultipartUpload {
        key: Some(key),
        upload_id: Some(id),
        initiated: Some(begun.into()),
        ..Default::default()
    });
    Ok(S3Response::new(ListMultipartUploadsOutput {
        bucket: Some(input.bucket),
        prefix: input.prefix,
        key_marker: input.key_marker,
        upload_id_marker: input.upload_id_marker,
        max_uploads: i32::try_from(most).ok(),
        is_truncated: Some(truncated),
        next_key_marker: last.as_ref().map(|(key, ..)| key.clone()),
        next_upload_id_marker: last.map(|(_, id, _)| id),
        uploads: Some(uploads.collect()),
        ..Default::default()
    }))
}

pub(super) async fn abort(
    store: &Store,
    input: AbortMultipartUploadInput,
) -> S3Result<S3Response<AbortMultipartUploadOutput>> {
    let (folder, _) = find(store, &input.upload_id, &input.bucket, &input.key)?;
    store.locked(move |_, _| fs::remove_dir_all(folder).map_err(|_| s3_error!(NoSuchUpload))).await?;
    Ok(S3Response::new(AbortMultipartUploadOutput::default()))
}

pub(super) async fn complete(
    store: &Store,
    mut input: CompleteMultipartUploadInput,
) -> S3Result<S3Response<CompleteMultipartUploadOutput>> {
    let (folder, row) = find(store, &input.upload_id, &input.bucket, &input.key)?;
    let named = input.multipart_upload.take().and_then(|upload| upload.parts).unwrap_or_default();
    let chosen = choose(&named, &pieces(&folder).map_err(S3Error::internal_error)?)?;
    let claims = Claims {
        length: input.mpu_object_size.and_then(|size| u64::try_from(size).ok()),
        checksum: whole_checksum(&input),
        ..Claims::default()
    };
    let received = store.contents().receive(Some(joined(&folder, &chosen)), &claims).await?;
    let mut md5s = Md5::new();
    for (_, piece) in &chosen {
        md5s.update(&hex::decode(&piece.etag).map_err(S3Error::internal_error)?);
    }
    let etag = format!("{}-{}", hex::encode(md5s.finalize()), chosen.len());
    let row = Row {
        sha256: received.digests.sha256.clone(),
        size: received.digests.length,
        etag: etag.clone(),
        modified: store.now(),
        ..row
    };
    let conditions = Conditions { if_match: input.if_match, if_none_match: input.if_none_match };
    store
        .locked(move |contents, index| {
            // Of two that complete the same upload, the second one finds it gone.
            if !folder.exists() {
                return Err(s3_error!(NoSuchUpload));
            }
            tie(contents, index, row, &received, &conditions)?;
            fs::remove_dir_all(&folder).map_err(S3Error::internal_error)
        })
        .await?;
    Ok(S3Response::new(CompleteMultipartUploadOutput {
        bucket: Some(input.bucket),
        key: Some(input.key),
        e_tag: Some(ETag::Strong(etag)),
        ..Default::default()
    }))
}

/// The parts in the order that was named, if it is a right one.
fn choose(named: &[CompletedPart], there: &BTreeMap<i32, Piece>) -> S3Result<Vec<(i32, Piece)>> {
    let mut chosen: Vec<(i32, Piece)> = Vec::new();
    for part in named {
        let number = part.part_number.ok_or_else(|| s3_error!(MalformedXML))?;
        if chosen.last().is_some_and(|(before, _)| *before >= number) {
            return Err(s3_error!(InvalidPartOrder));
        }
        let piece =
            there.get(&number).ok_or_else(|| s3_error!(InvalidPart, "part {} is not there", number))?;
        if part.e_tag.as_ref().is_some_and(|etag| etag.value() != piece.etag) {
            return Err(s3_error!(InvalidPart, "part {} is another one", number));
        }
        chosen.push((number, piece.clone()));
    }
    let Some((_, but_last)) = chosen.split_last() else {
        return Err(s3_error!(MalformedXML, "an upload needs at least one part"));
    };
    if let Some((number, _)) = but_last.iter().find(|(_, piece)| piece.size < LEAST) {
        return Err(s3_error!(EntityTooSmall, "part {} has less than 5 MiB", number));
    }
    Ok(chosen)
}

/// A checksum of the whole object is compared; one over the parts' checksums (`…-3`) is another thing.
fn whole_checksum(input: &CompleteMultipartUploadInput) -> Checksum {
    let whole = input.checksum_type.as_ref().is_some_and(|of| of.as_str() == ChecksumType::FULL_OBJECT);
    if !whole {
        return Checksum::default();
    }
    Checksum {
        checksum_crc32: input.checksum_crc32.clone(),
        checksum_crc32c: input.checksum_crc32c.clone(),
        checksum_crc64nvme: input.checksum_crc64nvme.clone(),
        ..Checksum::default()
    }
}

/// The parts, one after the other.
fn joined(
    folder: &Path,
    chosen: &[(i32, Piece)],
) -> impl futures_util::Stream<Item = Result<bytes::Bytes, s3s::StdError>> + Unpin + use<> {
    let paths: Vec<PathBuf> =
        chosen.iter().map(|(number, piece)| piece_path(folder, *number, piece)).collect();
    let files = stream::iter(paths).then(tokio::fs::File::open).map(|opened| match opened {
        Ok(file) => tokio_util::io::ReaderStream::with_capacity(file, 64 << 10).left_stream(),
        Err(error) => stream::iter([Err(error)]).right_stream(),
    });
    Box::pin(files.flatten().map(|chunk| chunk.map_err(Into::into)))
}

/// The folder of an upload, if it is one of this object.
fn find(store: &Store, id: &str, bucket: &str, key: &str) -> S3Result<(PathBuf, Row)> {
    let ours = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let folder = store.uploads().join(if ours { id } else { return Err(s3_error!(NoSuchUpload)) });
    let begun: Begun = read_json(&folder.join("upload.json")).map_err(|_| s3_error!(NoSuchUpload))?;
    if begun.row.bucket != bucket || begun.row.key != key {
        return Err(s3_error!(NoSuchUpload));
    }
    Ok((folder, begun.row))
}

fn pieces(folder: &Path) -> io::Result<BTreeMap<i32, Piece>> {
    let mut pieces = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.strip_suffix(".json")?.parse::<i32>().ok());
        if let Some(number) = number {
            pieces.insert(number, read_json(&folder.join(&name))?);
        }
    }
    Ok(pieces)
}

fn piece_path(folder: &Path, number: i32, piece: &Piece) -> PathBuf {
    folder.join(format!("{number}-{}.part", piece.sha256))
}
