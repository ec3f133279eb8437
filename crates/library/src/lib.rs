//! Resources: their drafts, versions and documents, and how they come to be published.
//!
//! Invariants: a version never changes; a number is given at publication and never twice; a document is stored once a
//! department by its SHA-256; nothing here calls the bucket inside a caller's transaction, but jobs and commands do.

mod attach;
mod begin_upload;
mod check_draft;
mod choose_group;
mod complete_upload;
mod content;
mod create_resource;
mod cut_version;
mod download;
mod import;
mod limits;
mod list;
mod may_read_version;
mod publish_version;
mod read_document;
mod render;
mod save_draft;
mod slug;

pub use begin_upload::{Begun, NewUpload, begin_upload};
pub use check_draft::{Problem, check_draft};
pub use complete_upload::complete_upload;
pub use content::{Changes, Content};
pub use create_resource::{NewResource, create_resource};
pub use cut_version::cut_version;
pub use download::{Readable, readable_attachment};
pub use import::{ImportOptions, Imported, Publish as ImportPublish, Refused, import_resources};
pub use limits::Limits;
pub use list::{
    ResourceFilter, ResourceOrder, draft_attachments, resources, version_attachments, versions_of,
    visible_versions,
};
pub use may_read_version::may_read_version;
pub use publish_version::{Published, publish, publish_in_department};
pub use read_document::{DocumentRoom, ReadDocument, storage_key};
pub use render::{html, plain};
pub use save_draft::{SaveOutcome, draft_of, save_draft};
