//! `beginUpload`.

use std::time::Duration;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{
    act::{Attach, Contribute},
    permit,
};
use commons_blobs::{Bucket, Presigned, Sha256Digest, Upload};
use commons_entity::{attachment, department};
use commons_kernel::{DepartmentId, Error, Result};
use commons_library::{
    Needs, NewUpload, Part, begin_parts, begin_upload, missing_parts, note_parts, staging_key,
};
use commons_store::fetch;

use crate::{RequestScope, context::scope, error::Answer, hold::hold, ids::local, library::Attachment};

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

/// Send what is named here, then call `completeUpload`. A small file goes in one piece: `PUT` the bytes to `url` with exactly
/// these headers. A larger one goes in parts, several at a time if you like. Called again with the same file by the same
/// person, it goes on where it was: with fresh addresses for what is not here yet.
#[derive(SimpleObject)]
struct BeginUploadPayload {
    /// The document; it belongs to the uploader alone until a draft holds it.
    attachment: Attachment,
    /// Where to put all the bytes; null when they go in parts, or need not be sent since the department holds the same.
    url: Option<String>,
    /// Headers to send along, exactly so.
    headers: Vec<UploadHeader>,
    /// The parts that are still to be sent; empty for a small file, and when nothing is missing.
    parts: Vec<UploadPart>,
}

/// A part of a file: `PUT` these bytes of it to `url`.
#[derive(SimpleObject)]
struct UploadPart {
    /// 1 to 10,000.
    number: i32,
    /// Where it begins in the file, in bytes.
    offset: i32,
    /// Its length in bytes.
    byte_size: i32,
    /// Where to put it, within the hour.
    url: String,
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
        scope.commit(tx).await?;
        // The upload is noted; if the bucket is away now, beginning it again goes on from here.
        let mut attachment = begun.attachment;
        let (mut url, mut headers, mut parts) = (None, Vec::new(), Vec::new());
        match begun.needs {
            Needs::Nothing => {}
            Needs::OnePiece => {
                let signed = address(&shared.bucket, &attachment).await?;
                url = Some(signed.url.to_string());
                headers = sent_along(signed);
            }
            Needs::Parts => {
                parts = match missing_parts(&shared.bucket, &attachment).await? {
                    Some(parts) => parts,
                    None => {
                        attachment = begin_in_bucket(scope, attachment).await?;
                        missing_parts(&shared.bucket, &attachment).await?.unwrap_or_default()
                    }
                }
                .into_iter()
                .map(UploadPart::try_from)
                .collect::<Result<_>>()?;
            }
        }
        Ok(BeginUploadPayload { attachment: Attachment(attachment), url, headers, parts })
    }
}

/// Begins the upload in the bucket, and notes the bucket's id of it.
async fn begin_in_bucket(scope: &RequestScope, document: attachment::Model) -> Result<attachment::Model> {
    let upload_id = begin_parts(&scope.shared().bucket, &document).await?;
    let tx = scope.begin().await?;
    let may_attach = hold::<Attach, attachment::Entity>(&tx, scope.viewer(), document.id).await?;
    let document = note_parts(&tx, may_attach, upload_id).await?;
    scope.commit(tx).await?;
    Ok(document)
}

async fn address(bucket: &Bucket, document: &attachment::Model) -> Result<Presigned> {
    let digest = document.sha256.parse::<Sha256Digest>()?;
    let upload = Upload {
        key: &staging_key(document.id),
        byte_size: document.byte_size.try_into().map_err(Error::internal)?,
        media_type: &document.media_type,
        sha256: Some(digest),
        expires: EXPIRES,
    };
    bucket.presign_put(upload).await
}

fn sent_along(signed: Presigned) -> Vec<UploadHeader> {
    signed.headers.into_iter().map(|(name, value)| UploadHeader { name, value }).collect()
}

impl TryFrom<Part> for UploadPart {
    type Error = Error;
    fn try_from(part: Part) -> Result<Self> {
        let number = |n: u64| i32::try_from(n).map_err(Error::internal);
        Ok(Self {
            number: part.number.into(),
            offset: number(part.offset)?,
            byte_size: number(part.byte_size)?,
            url: part.address.url.to_string(),
            headers: sent_along(part.address),
        })
    }
}
