//! The bucket: put, get, head, copy, delete, list.

use std::{path::Path, time::Duration};

use aws_sdk_s3::{
    Client,
    config::{BehaviorVersion, Credentials, Region, timeout::TimeoutConfig},
    primitives::ByteStream,
    types::ChecksumMode,
};
use aws_smithy_http_client::tls;
use bytes::Bytes;
use commons_kernel::{Error, Result};
use secrecy::ExposeSecret;
use time::OffsetDateTime;
use tokio::io::AsyncWriteExt;
use url::Url;

use crate::{Settings, Sha256Digest, disposition::percent_encode, fault};

/// How long to wait for a connection before the store counts as away.
const CONNECT: Duration = Duration::from_secs(3);

/// One bucket. Cheap to clone; all clones share their connections.
#[derive(Clone, Debug)]
pub struct Bucket {
    pub(crate) client: Client,
    /// Signs addresses as browsers reach them.
    pub(crate) public: Client,
    pub(crate) name: String,
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
        let client = connect(settings, settings.endpoint.as_ref());
        let public = match &settings.public_endpoint {
            Some(endpoint) => connect(settings, Some(endpoint)),
            None => client.clone(),
        };
        Ok(Self { client, public, name: settings.bucket.clone() })
    }

    /// Creates the bucket if it is not there.
    ///
    /// # Errors
    /// Unavailable when the store is away; internal when it refuses.
    pub async fn ensure(&self) -> Result<()> {
        let found = match self.client.head_bucket().bucket(&self.name).send().await {
            Ok(_) => return Ok(()),
            Err(error) => error,
        };
        if found.raw_response().map(|response| response.status().as_u16()) != Some(404) {
            return Err(fault::fault(found));
        }
        match self.client.create_bucket().bucket(&self.name).send().await {
            Ok(_) => Ok(()),
            // Somebody was faster.
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|refused| refused.is_bucket_already_owned_by_you()) =>
            {
                Ok(())
            }
            Err(error) => Err(fault::fault(error)),
        }
    }

    /// Whether the bucket answers; for readiness.
    ///
    /// # Errors
    /// Unavailable when the store is away; internal when the bucket is missing or refuses.
    pub async fn check(&self) -> Result<()> {
        match self.client.head_bucket().bucket(&self.name).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.raw_response().map(|response| response.status().as_u16()) == Some(404) => {
                Err(Error::internal(format!("the bucket {} does not exist: create it", self.name)))
            }
            Err(error) => Err(fault::fault(error)),
        }
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
        let body = match content {
            Content::Bytes(bytes) => ByteStream::from(bytes),
            Content::File(path) => ByteStream::from_path(path)
                .await
                .map_err(|error| Error::internal(format!("{}: {error}", path.display())))?,
        };
        let request = self.client.put_object().bucket(&self.name).key(key).content_type(media_type);
        request.checksum_sha256(sha256.base64()).body(body).send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// The whole object in memory: for what is known to be small.
    ///
    /// # Errors
    /// Not found; unavailable when the store is away or the answer breaks off.
    pub async fn get(&self, key: &str) -> Result<Bytes> {
        let request = self.client.get_object().bucket(&self.name).key(key);
        let answer = request.send().await.map_err(fault::fault)?;
        Ok(answer.body.collect().await.map_err(fault::broken)?.into_bytes())
    }

    /// Writes the object to a new file and answers its length in bytes. The file is flushed, not synced.
    ///
    /// # Errors
    /// Not found; unavailable when the store is away or the answer breaks off, and then the file is incomplete.
    pub async fn get_to_file(&self, key: &str, path: &Path) -> Result<u64> {
        let request = self.client.get_object().bucket(&self.name).key(key);
        let mut answer = request.send().await.map_err(fault::fault)?;
        let failed = |error: std::io::Error| Error::internal(format!("{}: {error}", path.display()));
        let mut file = tokio::fs::File::create(path).await.map_err(failed)?;
        let mut length = 0;
        while let Some(chunk) = answer.body.next().await {
            let chunk = chunk.map_err(fault::broken)?;
            length += chunk.len() as u64;
            file.write_all(&chunk).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)?;
        Ok(length)
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
            modified: answer.last_modified.and_then(|at| OffsetDateTime::from_unix_timestamp(at.secs()).ok()),
        })
    }

    /// Copies an object inside the bucket, with its media type.
    ///
    /// # Errors
    /// Not found.
    pub async fn copy(&self, from: &str, to: &str) -> Result<()> {
        let source = format!("{}/{}", self.name, percent_encode(from, b"-._~/"));
        let request = self.client.copy_object().bucket(&self.name).key(to).copy_source(source);
        request.send().await.map_err(fault::fault)?;
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
            Ok(Listed { key, byte_size: byte_size(object.size)?, etag: object.e_tag })
        });
        Ok(Listing { objects: objects.collect::<Result<_>>()?, next })
    }
}

/// S3 writes lengths as signed numbers.
fn byte_size(length: Option<i64>) -> Result<u64> {
    length
        .and_then(|length| u64::try_from(length).ok())
        .ok_or_else(|| Error::internal("the bucket did not tell an object's length"))
}

fn connect(settings: &Settings, endpoint: Option<&Url>) -> Client {
    // rustls with ring: no aws-lc, no cmake. The defaults for checksums stay: with `WhenRequired` the library would
    // announce a checksum and send none.
    let http = aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
        .build_https();
    let (key, secret) = (settings.access_key.as_str(), settings.secret_key.expose_secret());
    let config = aws_sdk_s3::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .region(Region::new(settings.region.clone()))
        .credentials_provider(Credentials::new(key, secret, None, None, "settings"))
        .timeout_config(TimeoutConfig::builder().connect_timeout(CONNECT).build())
        .force_path_style(settings.path_style);
    let config = match endpoint {
        Some(endpoint) => config.endpoint_url(endpoint.as_str().trim_end_matches('/')),
        None => config,
    };
    Client::from_conf(config.build())
}
