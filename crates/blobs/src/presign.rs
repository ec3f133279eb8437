//! Addresses that carry their own permission: for a browser to download or upload without passing through us.

use std::time::Duration;

use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use commons_kernel::{Error, Result};
use url::Url;

use crate::{Bucket, Sha256Digest, disposition, fault};

/// A download to permit.
#[derive(Clone, Copy, Debug)]
pub struct Download<'a> {
    /// The object.
    pub key: &'a str,
    /// The name that the file shall have on the reader's disk; cleaned by [`disposition::attachment`].
    pub filename: &'a str,
    /// The media type to answer with.
    pub media_type: &'a str,
    /// How long the address holds, counted from now by the machine's clock (inside the library); at most a week.
    pub expires: Duration,
}

/// An upload in one piece to permit.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    /// The object.
    pub key: &'a str,
    /// Exactly how many bytes may come.
    pub byte_size: u64,
    /// The media type it is put with.
    pub media_type: &'a str,
    /// The digest it must have, when it is known beforehand.
    pub sha256: Option<Sha256Digest>,
    /// How long the address holds; see [`Download::expires`].
    pub expires: Duration,
}

/// A permitted request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presigned {
    /// `GET` or `PUT`.
    pub method: String,
    /// The address; whoever has it may do this one thing.
    pub url: Url,
    /// Headers that must be sent along, exactly so. `Content-Length` and `Host` are signed as well, but not in the
    /// list: every client sends them by itself, and browsers forbid to set them.
    pub headers: Vec<(String, String)>,
}

impl Bucket {
    /// Permits to download an object, as an attachment.
    ///
    /// # Errors
    /// Bad input when `expires` is over a week. Whether the object is there is not asked.
    pub async fn presign_get(&self, download: Download<'_>) -> Result<Url> {
        let request = self.public.get_object().bucket(&self.name).key(download.key);
        let request = request
            .response_content_disposition(disposition::attachment(download.filename))
            .response_content_type(download.media_type);
        let signed = request.presigned(lasting(download.expires)?).await.map_err(fault::fault)?;
        Ok(presigned(&signed)?.url)
    }

    /// Permits to put an object of this very length (and digest, when given).
    ///
    /// # Errors
    /// Bad input when `expires` is over a week or `byte_size` beyond what S3 can say.
    pub async fn presign_put(&self, upload: Upload<'_>) -> Result<Presigned> {
        let request = self.public.put_object().bucket(&self.name).key(upload.key);
        let request = request
            .content_length(length(upload.byte_size)?)
            .content_type(upload.media_type)
            .set_checksum_sha256(upload.sha256.map(Sha256Digest::base64));
        presigned(&request.presigned(lasting(upload.expires)?).await.map_err(fault::fault)?)
    }
}

pub(crate) fn lasting(expires: Duration) -> Result<PresigningConfig> {
    PresigningConfig::expires_in(expires)
        .map_err(|_| Error::bad_input("expires", "an address can hold for a week at most"))
}

pub(crate) fn length(byte_size: u64) -> Result<i64> {
    i64::try_from(byte_size)
        .map_err(|_| Error::bad_input("byteSize", "the file is larger than any bucket takes"))
}

pub(crate) fn presigned(request: &PresignedRequest) -> Result<Presigned> {
    let implied =
        |name: &str| ["content-length", "host"].iter().any(|known| name.eq_ignore_ascii_case(known));
    let headers = request.headers().filter(|(name, _)| !implied(name));
    Ok(Presigned {
        method: request.method().to_owned(),
        url: Url::parse(request.uri()).map_err(Error::internal)?,
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    })
}
