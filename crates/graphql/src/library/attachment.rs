//! A document.

use std::sync::Arc;

use async_graphql::{ID, Object};
use commons_entity::attachment;
use commons_kernel::{AttachmentId, Error};

use crate::{
    error::Answer,
    ids::{global, path_of},
    words::AttachmentState,
};

pub(crate) struct Attachment(pub attachment::Model);

impl Attachment {
    /// The documents of a batch.
    pub(crate) fn all(rows: Option<Arc<Vec<attachment::Model>>>) -> Vec<Self> {
        rows.iter().flat_map(|rows| rows.iter().cloned()).map(Self).collect()
    }
}

/// A document, stored once by its SHA-256.
#[Object]
impl Attachment {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<AttachmentId>(self.0.id)
    }

    /// The name that the person gave it.
    async fn filename(&self) -> &str {
        &self.0.filename
    }

    /// Its media type (IANA's registry).
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }

    /// Its length in bytes.
    async fn byte_size(&self) -> Answer<i32> {
        let size = i32::try_from(self.0.byte_size);
        Ok(size.map_err(|_| Error::internal("a document is longer than a GraphQL Int can say"))?)
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// Where it is on its way to its readers.
    async fn state(&self) -> AttachmentState {
        self.0.state.0.into()
    }

    /// Why it was refused.
    async fn refusal(&self) -> Option<&str> {
        self.0.refusal.as_deref()
    }

    /// Where to download it, from the root of this site.
    async fn download_path(&self) -> String {
        path_of(AttachmentId::from(self.0.id))
    }
}
