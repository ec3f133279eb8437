//! The parts of an upload that is too big for one piece: which are missing, and where to send them.

use std::time::Duration;

use commons_access::{May, act::Attach};
use commons_blobs::{Bucket, Presigned};
use commons_entity::attachment;
use commons_kernel::{Code, Error, Result};
use commons_store::fault;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use crate::{keys::staging_key, limits::PART_BYTES};

/// How long the address of a part holds. Beginning the upload again gives fresh ones.
const EXPIRES: Duration = Duration::from_secs(60 * 60);

/// A part that is still to be sent.
#[derive(Clone, Debug)]
pub struct Part {
    /// 1 to 10,000.
    pub number: u16,
    /// Where it begins in the file, in bytes.
    pub offset: u64,
    /// Its length in bytes.
    pub byte_size: u64,
    /// Where to `PUT` it.
    pub address: Presigned,
}

/// The parts that are not in the bucket yet; `None` when the bucket knows nothing of such an upload (any more), and it must be
/// begun there. Signing sends nothing; the bucket is asked what it has.
///
/// # Errors
/// Unavailable when the bucket is away.
pub async fn missing_parts(bucket: &Bucket, document: &attachment::Model) -> Result<Option<Vec<Part>>> {
    let Some(upload_id) = &document.upload_id else { return Ok(None) };
    let key = staging_key(document.id);
    let there = match bucket.parts(&key, upload_id).await {
        Ok(there) => there,
        Err(error) if error.code() == Code::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut missing = Vec::new();
    for (number, offset, byte_size) in plan(document.byte_size.unsigned_abs()) {
        if there.iter().any(|part| part.number == number && part.byte_size == byte_size) {
            continue;
        }
        let address = bucket.presign_part(&key, upload_id, (number, byte_size), EXPIRES).await?;
        missing.push(Part { number, offset, byte_size, address });
    }
    Ok(Some(missing))
}

/// Begins the upload in the bucket; answers the bucket's id for it, to be noted with [`note_parts`].
///
/// # Errors
/// Unavailable when the bucket is away.
pub async fn begin_parts(bucket: &Bucket, document: &attachment::Model) -> Result<String> {
    bucket.create_multipart(&staging_key(document.id), &document.media_type).await
}

/// Notes the bucket's id of the upload. What another request of the same person noted meanwhile is replaced: its parts are
/// swept.
///
/// # Errors
/// What the database says.
pub async fn note_parts(
    tx: &impl ConnectionTrait,
    may_attach: May<Attach, attachment::Model>,
    upload_id: String,
) -> Result<attachment::Model> {
    let mut row = may_attach.into_row().into_active_model();
    row.upload_id = Set(Some(upload_id));
    row.update(tx).await.map_err(fault)
}

/// Number, offset and length of each part.
pub(crate) fn plan(byte_size: u64) -> impl Iterator<Item = (u16, u64, u64)> {
    let offsets = (0..).map(|at| at * PART_BYTES).take_while(move |offset| *offset < byte_size);
    offsets.zip(1_u16..).map(move |(offset, number)| (number, offset, PART_BYTES.min(byte_size - offset)))
}

/// Joins the parts into one object.
///
/// # Errors
/// Bad input, in words for the uploader, when parts are missing; unavailable when the bucket is away.
pub(crate) async fn join_parts(bucket: &Bucket, document: &attachment::Model, upload_id: &str) -> Result<()> {
    let key = staging_key(document.id);
    let there = bucket.parts(&key, upload_id).await?;
    let whole = plan(document.byte_size.unsigned_abs()).all(|(number, _, byte_size)| {
        there.iter().any(|part| part.number == number && part.byte_size == byte_size)
    });
    if !whole {
        return Err(Error::bad_input("parts", "some of the file did not arrive"));
    }
    let parts: Vec<_> = there
        .into_iter()
        .map(|part| commons_blobs::CompletedPart { number: part.number, etag: part.etag })
        .collect();
    bucket.complete_multipart(&key, upload_id, &parts).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_make_up_the_file() {
        for size in [PART_BYTES + 1, 2 * PART_BYTES, 1 << 30] {
            let parts: Vec<_> = plan(size).collect();
            assert_eq!(parts.iter().map(|(_, _, length)| length).sum::<u64>(), size);
            assert!(parts.iter().zip(1_u16..).all(|((number, offset, _), n)| {
                *number == n && *offset == u64::from(n - 1) * PART_BYTES
            }));
        }
        assert_eq!(plan(PART_BYTES + 1).last(), Some((2, PART_BYTES, 1)));
    }
}
