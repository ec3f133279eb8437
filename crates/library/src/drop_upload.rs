//! Throw away what was sent of an upload that was given up.

use async_trait::async_trait;
use commons_jobs::Job;
use commons_kernel::{Code, Result};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{DocumentRoom, keys::staging_key};

/// Throws away what was sent of an upload. A checked document is content that others may hold too: the sweep looks after it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DropUpload {
    /// The upload, which is gone from the database.
    pub attachment_id: Uuid,
    /// The bucket's id of it, when it was sent in parts.
    pub upload_id: Option<String>,
}

#[async_trait]
impl Job for DropUpload {
    const KIND: &'static str = "drop_upload";
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, _now: OffsetDateTime) -> Result<()> {
        let key = staging_key(self.attachment_id);
        if let Some(upload_id) = &self.upload_id {
            match room.bucket.abort_multipart(&key, upload_id).await {
                Err(error) if error.code() != Code::NotFound => return Err(error),
                _ => {}
            }
        }
        room.bucket.delete(&key).await
    }
}
