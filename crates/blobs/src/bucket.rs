//! The bucket: put, head, copy, delete, list.

use std::{path::Path, time::Duration};

use aws_sdk_s3::{
    Client,
    primitives::{ByteStream, DateTime},
    types::ChecksumMode,
};
use bytes::Bytes;
use commons_kernel::{Error, Result};
use time::OffsetDateTime;

use crate::{
    Settings, Sha256Digest,
    connect::{connect, sending, working},
    disposition::percent_encode,
    fault,
};

/// One bucket. Cheap to clone; all clones share their connections.
#[derive(Clone, Debug)]
pub struct Bucket {
    pub(crate) client: Client,
    /// Signs addresses as browsers reach them.
    pub(crate) public: Client,
    pub(crate) name: String,
    pub(crate) region: String,
    pub(crate) patience: Duration,
}

/// What is put into the bucket.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// Bytes at hand.
    Bytes(Bytes),
    /// A file on the disk, read as it is sent.
    File(&'a Path),
}

/// What the bucket knows of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Length in bytes.
    pub byte_size: u64,
    /// The media type it was put with.
    pub media_type: Option<String>,
    /// The store's mark of this content, with its quotes; changes when the content changes.
    pub etag: Option<String>,
    /// Known when the object was put in one piece with its SHA-256, as [`Bucket::put`] does.
    pub sha256: Option<Sha256Digest>,
    /// When it was put, to the second.
    pub modified: Option<OffsetDateTime>,
}

/// One key of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The key.
    pub key: String,
    /// Length in bytes.
    pub byte_size: u64,
    /// The store's mark of this content, with its quotes.
    pub etag: Option<String>,
    /// When it was put, to the second.
    pub modified: Option<OffsetDateTime>,
}

/// One page of a listing, in the order of the keys' bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// At most a thousand.
    pub objects: Vec<Listed>,
    /// Give it to the next call; none on the last page.
    pub next: Option<String>,
}

impl Bucket {
    /// Prepares to speak to the bucket; nothing is sent yet.
    ///
    /// # Errors
    /// Bad input when the settings are not valid.
    pub fn new(settings: &Settings) -> Result<Self> {
        settings.validate()?;
        let client = connect(settings, settings.endpoint.as_ref())?;
        let public = match &settings.public_endpoint {
            Some(endpoint) => connect(settings, Some(endpoint))?,
            None => client.clone(),
        };
        let Settings { bucket, region, patience, .. } = settings;
        Ok(Self { client, public, name: bucket.clone(), region: region.clone(), patience: *patience })
    }

    /// Puts an object, in place of an earlier one of that key. The store compares the digest before it counts.
    ///
    /// # Errors
    /// Bad input when the content has another digest, and then nothing has changed.
    pub async fn put(
        &self,
        key: &str,
        content: Content<'_>,
        media_type: &str,
        sha256: Sha256Digest,
    ) -> Result<()> {
        let (body, byte_size) = match content {
            Content::Bytes(bytes) => {
                let byte_size = bytes.len() as u64;
                (ByteStream::from(bytes), byte_size)
            }
            Content::File(path) => {
                open(path).await.map_err(|cause| Error::internal(format!("{}: {cause}", path.display())))?
            }
        };
        let request = self.client.put_object().bucket(&self.name).key(key).content_type(media_type);
        let request = request.checksum_sha256(sha256.base64()).body(body).customize();
        request.config_override(sending(self.patience, byte_size)).send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// What the bucket knows of an object.
    ///
    /// # Errors
    /// Not found.
    pub async fn head(&self, key: &str) -> Result<Head> {
        let request =
            self.client.head_object().bucket(&self.name).key(key).checksum_mode(ChecksumMode::Enabled);
        let answer = request.send().await.map_err(fault::fault)?;
        Ok(Head {
            byte_size: byte_size(answer.content_length)?,
            media_type: answer.content_type,
            etag: answer.e_tag,
            sha256: answer.checksum_sha256.as_deref().and_then(Sha256Digest::from_base64),
            modified: answer.last_modified.as_ref().and_then(moment),
        })
    }

    /// Copies an object of at most 5 GiB inside the bucket, with its media type; when a mark is given, only if the object still
    /// has it ([`Head::etag`]).
    ///
    /// # Errors
    /// Not found; conflict when the object has another mark by now, and then nothing has changed.
    pub async fn copy(&self, from: &str, to: &str, if_match: Option<&str>) -> Result<()> {
        let source = format!("{}/{}", self.name, percent_encode(from, b"-._~/"));
        let request = self.client.copy_object().bucket(&self.name).key(to).copy_source(source);
        let request = request.set_copy_source_if_match(if_match.map(str::to_owned)).customize();
        request.config_override(working(self.patience)).send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// Deletes an object; deleting what is not there is no fault.
    ///
    /// # Errors
    /// Unavailable when the store is away.
    pub async fn delete(&self, key: &str) -> Result<()> {
        self.client.delete_object().bucket(&self.name).key(key).send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// One page of the keys that begin with `prefix`; `after` is [`Listing::next`] of the page before.
    ///
    /// # Errors
    /// Unavailable when the store is away.
    pub async fn list(&self, prefix: &str, after: Option<String>, first: u16) -> Result<Listing> {
        let request =
            self.client.list_objects_v2().bucket(&self.name).prefix(prefix).max_keys(i32::from(first));
        let answer = request.set_continuation_token(after).send().await.map_err(fault::fault)?;
        let next = answer.next_continuation_token.filter(|_| answer.is_truncated == Some(true));
        let objects = answer.contents.unwrap_or_default().into_iter().map(|object| {
            let key =
                object.key.ok_or_else(|| Error::internal("the bucket listed an object without a key"))?;
            let modified = object.last_modified.as_ref().and_then(moment);
            Ok(Listed { key, byte_size: byte_size(object.size)?, etag: object.e_tag, modified })
        });
        Ok(Listing { objects: objects.collect::<Result<_>>()?, next })
    }
}

/// A file to send, and its length in bytes.
async fn open(path: &Path) -> Result<(ByteStream, u64), Box<dyn std::error::Error + Send + Sync>> {
    let byte_size = tokio::fs::metadata(path).await?.len();
    Ok((ByteStream::from_path(path).await?, byte_size))
}

pub(crate) fn moment(at: &DateTime) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(at.secs()).ok()
}

/// S3 writes lengths as signed numbers.
pub(crate) fn byte_size(length: Option<i64>) -> Result<u64> {
    length
        .and_then(|length| u64::try_from(length).ok())
        .ok_or_else(|| Error::internal("the bucket did not tell an object's length"))
}
