//! Uploads in parts, for files that a browser sends in pieces and resumes.

use std::time::Duration;

use aws_sdk_s3::types::{CompletedMultipartUpload, CompletedPart as SdkPart};
use commons_kernel::{Error, Result};
use time::OffsetDateTime;

use crate::{
    Bucket, Presigned,
    bucket::{byte_size, moment},
    connect::working,
    fault,
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

/// A part that is in the bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentPart {
    /// 1 to 10,000.
    pub number: u16,
    /// Length in bytes.
    pub byte_size: u64,
    /// The store's mark of it, with its quotes; for [`CompletedPart::etag`].
    pub etag: String,
}

/// An upload in parts that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multipart {
    /// The key that its object will have.
    pub key: String,
    /// Its id.
    pub upload_id: String,
    /// When it was begun, to the second.
    pub begun: Option<OffsetDateTime>,
}

/// One page of uploads that are under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiparts {
    /// At most a thousand.
    pub uploads: Vec<Multipart>,
    /// Give it to the next call; none on the last page.
    pub next: Option<MultipartMark>,
}

/// Where a page of uploads ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultipartMark {
    key: Option<String>,
    upload_id: Option<String>,
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
        let request = request.multipart_upload(parts).customize().config_override(working(self.patience));
        request.send().await.map_err(fault::fault)?;
        Ok(())
    }

    /// The parts that are in the bucket, by number.
    ///
    /// # Errors
    /// Not found when the upload is not under way.
    pub async fn parts(&self, key: &str, upload_id: &str) -> Result<Vec<SentPart>> {
        let (mut parts, mut after) = (Vec::new(), None);
        loop {
            let request = self.client.list_parts().bucket(&self.name).key(key).upload_id(upload_id);
            let page = request.set_part_number_marker(after).send().await.map_err(fault::fault)?;
            let is_last = page.is_truncated != Some(true);
            after = page.next_part_number_marker;
            for part in page.parts.unwrap_or_default() {
                let number = part.part_number.and_then(|number| u16::try_from(number).ok());
                let (Some(number), Some(etag)) = (number, part.e_tag) else {
                    return Err(Error::internal("the bucket listed a part without its number or mark"));
                };
                parts.push(SentPart { number, byte_size: byte_size(part.size)?, etag });
            }
            if is_last || after.is_none() {
                return Ok(parts);
            }
        }
    }

    /// One page of the uploads under way whose keys begin with `prefix`; `after` is [`Multiparts::next`] of the page before.
    ///
    /// # Errors
    /// Unavailable when the store is away.
    pub async fn multiparts(&self, prefix: &str, after: Option<MultipartMark>) -> Result<Multiparts> {
        let request = self.client.list_multipart_uploads().bucket(&self.name).prefix(prefix);
        let (key, upload_id) = after.map_or((None, None), |mark| (mark.key, mark.upload_id));
        let request = request.set_key_marker(key).set_upload_id_marker(upload_id);
        let page = request.send().await.map_err(fault::fault)?;
        let next = MultipartMark { key: page.next_key_marker, upload_id: page.next_upload_id_marker };
        let more = page.is_truncated == Some(true) && next.key.is_some();
        let uploads = page.uploads.unwrap_or_default().into_iter().map(|upload| {
            let (Some(key), Some(upload_id)) = (upload.key, upload.upload_id) else {
                return Err(Error::internal("the bucket listed an upload without its key or id"));
            };
            Ok(Multipart { key, upload_id, begun: upload.initiated.as_ref().and_then(moment) })
        });
        Ok(Multiparts { uploads: uploads.collect::<Result<_>>()?, next: more.then_some(next) })
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
