//! Resources: their drafts, versions and documents, and how they come to be published.
//!
//! Invariants: a version never changes; a number is given at publication and never twice; a document is stored once a
//! department by its SHA-256; nothing here calls the bucket inside a caller's transaction, but jobs and commands do.

mod all_documents;
mod archive;
mod attach;
mod begin_upload;
mod cancel_upload;
mod change_standing;
mod check_draft;
mod check_links;
mod choose_group;
mod clean_document;
mod collections;
mod compare;
mod complete_upload;
mod content;
mod copy_words;
mod count_download;
mod create_resource;
mod cut_version;
mod department_storage;
mod details;
mod download;
mod drop_upload;
mod filename;
mod findings;
mod import;
mod keep_original;
mod keys;
mod limits;
mod list;
mod make_pages;
mod may_change_document;
mod may_read_version;
mod other_department;
mod pages;
mod preflight;
mod preview_draft;
mod propose;
mod public_addresses;
mod publish_version;
mod read_document;
mod recognize_text;
mod render;
mod save_draft;
mod slug;
mod stood;
mod sweep;
mod take_clean_copy;
mod take_step;
mod upload_parts;
mod uploads;
mod words_of;

pub use archive::{VersionFiles, version_files};
pub use begin_upload::{Begun, Needs, NewUpload, begin_upload};
pub use cancel_upload::cancel_upload;
pub use change_standing::{Moderation, Moved, Standing, change_standing, moderate, retell};
pub use check_draft::{Problem, check_draft};
pub use check_links::{CheckLinks, LinkRoom, check_links};
pub use clean_document::CleanDocument;
pub use collections::{
    AddOutcome, BeforeAlliance, CollectionAnswer, CollectionChanges, CollectionFilter, CollectionOutcome,
    HIDDEN_WHILE_CHECKED, InvitationAnswer, Keeper, TakenDown, Whose, add_to_collection, answer_invitation,
    change_item, collections, collections_before_alliance, collections_with, create_collection,
    decide_collection, flagged, hidden, invitations, is_given, is_taken_down, item_counts, items_of,
    may_collect, order_collection, places, publish_collection, put_back_collection, remove_item,
    save_collection, stands_apart, stands_until, take_down_collection, wanted_reach, withdraw_collection,
};
pub use compare::{
    Change, ComparedDocument, ComparedText, Comparison, DocumentChange, Passage, Run, compare_versions,
};
pub use complete_upload::complete_upload;
pub use content::{Changes, Content};
pub use copy_words::copy_words;
pub use count_download::count_download;
pub use create_resource::{NewResource, create_resource};
pub use cut_version::cut_version;
pub use department_storage::department_bytes;
pub use details::{DetailChanges, Details, Figure, FillIn, Picture, StateVerdict};
pub use download::{Readable, readable_attachment, readable_in_version};
pub use drop_upload::DropUpload;
pub use filename::{distinct_names, named_with_version};
pub use findings::findings_of;
pub use import::{ImportOptions, Imported, Publish as ImportPublish, Refused, import_resources};
pub use keep_original::keep_original;
pub use keys::{SYSTEM_KEYS, page_key, staging_key, storage_key};
pub use limits::{Limits, MEGABYTE, PART_BYTES};
pub use list::{
    ResourceFilter, ResourceOrder, draft_attachments, resources, version_attachments, versions_of,
    visible_version_numbered, visible_versions,
};
pub use make_pages::MakePages;
pub use may_change_document::{MayChangeDocument, may_change_document};
pub use may_read_version::may_read_version;
pub use pages::has_page;
pub use preflight::{
    OutsideLinks, Preflight, PreflightCheck, PreflightFinding, ProblemCode, Said, document_of, preflight,
    problems_of,
};
pub use preview_draft::{DraftPreview, preview_draft};
pub use propose::{DraftProposal, propose};
pub use public_addresses::{PublicAddress, public_addresses, public_collections, public_parts};
pub use publish_version::{OwnReach, Published, publish, publish_in_department};
pub use read_document::{DocumentRoom, ReadDocument};
pub use recognize_text::RecognizeText;
pub use render::{html, html_below, plain};
pub use save_draft::{SaveOutcome, draft_of, save_draft};
pub use sweep::{SWEPT_EVERY, Scrub, SweepDocuments, Swept, sweep};
pub use take_clean_copy::take_clean_copy;
pub use take_step::{life, take_step};
pub use upload_parts::{Part, begin_parts, missing_parts, note_parts};
pub use uploads::{expires_at, own_uploads};
pub use words_of::{Words, words_of};
