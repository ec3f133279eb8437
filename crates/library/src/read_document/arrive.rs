//! The first step: are the bytes here, and are they the ones that were announced?

use std::{io, path::Path};

use commons_access::Viewer;
use commons_entity::attachment;
use commons_kernel::{Code, Error, Result};
use commons_store::fault;
use sha2::{Digest, Sha256};

use super::DocumentRoom;
use crate::{
    begin_upload::is_held,
    keys::{staging_key, storage_key},
    upload_parts::join_parts,
};

const NOT_HERE: &str = "The file did not arrive. Upload it again.";

/// What came.
pub(super) enum Arrived {
    /// The announced bytes lie in the file.
    Here {
        /// The bucket's mark of the upload that they came from; none when they lie under their own key already.
        staged: Option<String>,
    },
    /// They did not come, or not all of them, or not these; in words for the uploader.
    Not(String),
}

/// Fetches the announced bytes into `file`.
pub(super) async fn arrive(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    file: &Path,
) -> Result<Arrived> {
    let staging = staging_key(document.id);
    if let Some(upload_id) = &document.upload_id {
        match join_parts(&room.bucket, document, upload_id).await {
            // An earlier run has joined them, and its answer was lost.
            Ok(()) => {}
            Err(error) if error.code() == Code::NotFound => {}
            Err(error) if error.code() == Code::BadInput => {
                let words = "Some of the file did not arrive. Upload it again; what is here already is not sent twice.";
                return Ok(Arrived::Not(words.into()));
            }
            Err(error) => return Err(error),
        }
    }
    let staged = match room.bucket.get_to_file(&staging, file).await {
        Ok(fetched) => Some(fetched.etag.ok_or_else(|| Error::internal("the bucket told no etag"))?),
        Err(error) if error.code() == Code::NotFound => None,
        Err(error) => return Err(error),
    };
    if staged.is_none() {
        if !may_be_here(room, system, document).await? {
            return Ok(Arrived::Not(NOT_HERE.into()));
        }
        let key = storage_key(document.department_id, &document.sha256);
        match room.bucket.get_to_file(&key, file).await {
            Ok(_) => {}
            Err(error) if error.code() == Code::NotFound => {
                return Ok(Arrived::Not(NOT_HERE.into()));
            }
            Err(error) => return Err(error),
        }
    }
    let (size, sha256) = digest(file).await?;
    if i64::try_from(size).ok() != Some(document.byte_size) || sha256 != document.sha256 {
        return Ok(Arrived::Not("The file changed on its way to us. Upload it again.".into()));
    }
    Ok(Arrived::Here { staged })
}

/// Whether bytes that nobody sent for this document may be looked for under their own key: a clean copy was put there by us,
/// and what the department holds was not asked for. A digest alone does not open what a colleague keeps private.
async fn may_be_here(room: &DocumentRoom, system: &Viewer, document: &attachment::Model) -> Result<bool> {
    if document.cleaned_from_id.is_some() {
        return Ok(true);
    }
    let tx = room.store.read(system).await?;
    let held = is_held(&tx, system, document).await?;
    tx.commit().await.map_err(fault)?;
    Ok(held)
}

/// Size in bytes and SHA-256 of a file, read in pieces.
pub(crate) async fn digest(file: &Path) -> Result<(u64, String)> {
    let file = file.to_owned();
    let read = move || -> io::Result<(u64, String)> {
        let (mut file, mut sum) = (std::fs::File::open(file)?, Sha256::new());
        let size = io::copy(&mut file, &mut sum)?;
        Ok((size, hex::encode(sum.finalize())))
    };
    tokio::task::spawn_blocking(read).await.map_err(Error::internal)?.map_err(Error::internal)
}
