//! `beginUpload`.

use std::time::Duration;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Contribute, permit};
use commons_blobs::{Bucket, Sha256Digest, Upload};
use commons_entity::{attachment, department};
use commons_kernel::{DepartmentId, Error, Result};
use commons_library::{NewUpload, begin_upload, storage_key};
use commons_store::fetch;

use crate::{context::scope, error::Answer, ids::local, library::Attachment};

/// How long the address holds: long enough for the largest document over a slow line.
const EXPIRES: Duration = Duration::from_secs(15 * 60);

/// The document to upload.
#[derive(InputObject)]
struct BeginUploadInput {
    /// The department that the document is for.
    department_id: ID,
    /// The file's name.
    filename: String,
    /// Its length in bytes.
    byte_size: i32,
    /// The SHA-256 of its bytes, in hexadecimal.
    sha256: String,
}

/// `PUT` the bytes to `url` with exactly these headers, then call `completeUpload`.
#[derive(SimpleObject)]
struct BeginUploadPayload {
    /// The document; it belongs to the uploader alone until a draft holds it.
    attachment: Attachment,
    /// Where to put the bytes; null when the department already holds the same, and they need not be sent.
    url: Option<String>,
    /// Headers to send along, exactly so.
    headers: Vec<UploadHeader>,
}

/// A header to send along.
#[derive(SimpleObject)]
struct UploadHeader {
    /// Its name.
    name: String,
    /// Its value.
    value: String,
}

#[derive(Default)]
pub(crate) struct BeginUpload;

#[Object]
impl BeginUpload {
    /// Says whether a document is taken, and where to send its bytes.
    async fn begin_upload(&self, ctx: &Context<'_>, input: BeginUploadInput) -> Answer<BeginUploadPayload> {
        let scope = scope(ctx)?;
        let shared = scope.shared();
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let new =
            NewUpload { filename: input.filename, byte_size: input.byte_size.into(), sha256: input.sha256 };
        let tx = scope.begin().await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_contribute = permit::<Contribute, _>(scope.viewer(), department)?;
        let begun =
            begin_upload(&tx, scope.viewer(), &may_contribute, new, shared.limits, scope.now()).await?;
        // Signing sends nothing; if it fails, the upload is not noted either.
        let (url, headers) = if begun.needs_bytes {
            let (url, headers) = address(&shared.bucket, &begun.attachment).await?;
            (Some(url), headers)
        } else {
            (None, Vec::new())
        };
        scope.commit(tx).await?;
        Ok(BeginUploadPayload { attachment: Attachment(begun.attachment), url, headers })
    }
}

async fn address(bucket: &Bucket, document: &attachment::Model) -> Result<(String, Vec<UploadHeader>)> {
    let digest = document.sha256.parse::<Sha256Digest>()?;
    let upload = Upload {
        key: &storage_key(document.department_id, &document.sha256),
        byte_size: document.byte_size.try_into().map_err(Error::internal)?,
        media_type: &document.media_type,
        sha256: Some(digest),
        expires: EXPIRES,
    };
    let signed = bucket.presign_put(upload).await?;
    let headers = signed.headers.into_iter().map(|(name, value)| UploadHeader { name, value });
    Ok((signed.url.into(), headers.collect()))
}
