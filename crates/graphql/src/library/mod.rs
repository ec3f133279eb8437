//! Resources: their versions, drafts and documents.

mod attachment;
mod begin_upload;
mod cancel_upload;
mod complete_upload;
mod create_resource;
mod department_storage;
mod document_batches;
mod draft;
mod finding;
mod keep_original;
mod outcomes;
mod publish_version;
mod query;
mod resource;
mod save_draft;
mod take_clean_copy;
mod taxonomy;
mod told;
mod upload_rules;
mod version;

pub(crate) use attachment::Attachment;
pub(crate) use begin_upload::BeginUpload;
pub(crate) use cancel_upload::CancelUpload;
pub(crate) use complete_upload::CompleteUpload;
pub(crate) use create_resource::CreateResource;
pub(crate) use department_storage::{DepartmentStorage, storage};
pub(crate) use draft::Draft;
pub(crate) use keep_original::KeepOriginal;
pub(crate) use outcomes::{DraftConflict, DraftIncomplete};
pub(crate) use publish_version::PublishVersion;
pub(crate) use query::LibraryQuery;
pub(crate) use resource::Resource;
pub(crate) use save_draft::SaveDraft;
pub(crate) use take_clean_copy::TakeCleanCopy;
pub(crate) use version::{Version, visible_version};
