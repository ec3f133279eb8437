//! Stories of the library: create, save, upload, publish, download, import; what is found in documents, and how they are kept.

mod archive;
mod compare;
mod create_resource;
mod details;
mod findings;
mod import_resources;
mod lifecycle;
mod pages;
mod parts;
mod preflight;
mod publish_version;
mod save_draft;
mod scan;
mod start_draft;
mod sweep;
mod upload;
mod versions;
