//! Uploads in parts, for files that a browser sends in pieces and resumes.

use std::time::Duration;

use aws_sdk_s3::types::{CompletedMultipartUpload, CompletedPart as SdkPart};
use commons_kernel::{Error, Result};

use crate::{
    Bucket, Presigned, fault,
    presign::{lasting, length, presigned},
};

/// A part that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletedPart {
    /// 1 to 10,000.
    pub number: u16,
    /// What the store answered in the header `ETag`.
    pub etag: String,
}

impl Bucket {
    /// Begins an upload in parts; answers its id.
    ///
    /// # Errors
    /// Unavailable when the store is away.
    pub async fn create_multipart(&self, key: &str, media_type: &str) -> Result<String> {
        let request =
            self.client.create_multipart_upload().bucket(&self.name).key(key).content_type(media_type);
        let answer = request.send().await.map_err(fault::fault)?;
        answer.upload_id.ok_or_else(|| Error::internal("the bucket began an upload without an id"))
    }

    /// Permits to send one part of this very length; all but the last must have 5 MiB or more.
    ///
    /// # Errors
    /// Bad input when the number is out of 1 to 10,000 or `expires` over a week.
    pub async fn presign_part(
        &self,
        key: &str,
        upload_id: &str,
        (number, byte_size): (u16, u64),
        expires: Duration,
    ) -> Result<Presigned> {
        if !(1..=10_000).contains(&number) {
            return Err(Error::bad_input("number", "parts are numbered from 1 to 10000"));
        }
        let request = self.public.upload_part().bucket(&self.name).key(key).upload_id(upload_id);
        let request = request.part_number(i32::from(number)).content_length(length(byte_size)?);
        presigned(&request.presigned(lasting(expires)?).await.map_err(fault::fault)?)
    }

    /// Joins the parts into the object. Its SHA-256 is not known to the store: take it by reading the object once.
    ///
    /// # Errors
    /// Bad input when a part is missing, too small, or another one; not found when the upload is not under way.
    pub async fn complete_multipart(
        &self,
        key: &str,
        upload_id: &str,
        parts: &[CompletedPart],
    ) -> Result<()> {
        let parts = parts
            .iter()
            .map(|part| SdkPart::builder().part_number(i32::from(part.number)).e_tag(&part.etag).build());
        let parts = CompletedMultipartUpload::builder().set_parts(Some(parts.collect())).build();
        let request =
            self.client.complete_multipart_upload().bucket(&self.name).key(key).upload_id(upload_id);
        request.multipart_upload(parts).send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// Throws an upload in parts away, with what was sent of it.
    ///
    /// # Errors
    /// Not found when it is not under way.
    pub async fn abort_multipart(&self, key: &str, upload_id: &str) -> Result<()> {
        let request = self.client.abort_multipart_upload().bucket(&self.name).key(key).upload_id(upload_id);
        request.send().await.map_err(fault::fault)?;
        Ok(())
    }
}
