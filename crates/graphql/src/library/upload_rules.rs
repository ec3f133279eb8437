//! What may be uploaded, said before anybody tries.

use async_graphql::SimpleObject;
use commons_extract::ACCEPTED;
use commons_library::Limits;

use crate::page::count;

/// What may be uploaded.
#[derive(SimpleObject)]
pub(crate) struct UploadRules {
    /// The largest document, in bytes.
    max_bytes: i32,
    /// The kinds of document, in the order in which a form shows them.
    formats: Vec<UploadFormat>,
}

/// A kind of document that is taken.
#[derive(SimpleObject)]
pub(crate) struct UploadFormat {
    /// The end of the file's name, without the dot.
    extension: &'static str,
    /// Its media type.
    media_type: &'static str,
    /// What people call it.
    label: &'static str,
}

impl From<Limits> for UploadRules {
    fn from(limits: Limits) -> Self {
        let formats = ACCEPTED.iter().map(|kind| UploadFormat {
            extension: kind.extension,
            media_type: kind.media_type,
            label: kind.label,
        });
        Self { max_bytes: count(limits.upload_bytes), formats: formats.collect() }
    }
}
