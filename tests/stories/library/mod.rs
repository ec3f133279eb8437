//! Stories of the library: create, save, upload, publish, download, import.

mod create_resource;
mod import_resources;
mod publish_version;
mod save_draft;
mod upload;
mod versions;
