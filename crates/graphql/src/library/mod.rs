//! Resources: their versions, drafts and documents.

mod attachment;
mod begin_upload;
mod complete_upload;
mod create_resource;
mod draft;
mod outcomes;
mod publish_version;
mod query;
mod resource;
mod save_draft;
mod taxonomy;
mod told;
mod upload_rules;
mod version;

pub(crate) use attachment::Attachment;
pub(crate) use begin_upload::BeginUpload;
pub(crate) use complete_upload::CompleteUpload;
pub(crate) use create_resource::CreateResource;
pub(crate) use draft::Draft;
pub(crate) use outcomes::{DraftConflict, DraftIncomplete};
pub(crate) use publish_version::PublishVersion;
pub(crate) use query::LibraryQuery;
pub(crate) use resource::Resource;
pub(crate) use save_draft::SaveDraft;
pub(crate) use version::{Version, visible_version};
