//! How much of everything: told to the user before, refused with the number after.

use time::Duration;

/// What an upload may be. The rest of the limits are constants of the room.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest document, in bytes.
    pub upload_bytes: u64,
    /// How much a department's documents may take together, in bytes; the same bytes count once.
    pub department_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { upload_bytes: 50 * MEGABYTE, department_bytes: 20 * 1024 * MEGABYTE }
    }
}

/// What people call a megabyte of a file, in bytes.
pub const MEGABYTE: u64 = 1024 * 1024;
/// Up to so many bytes a document is sent in one piece; above, in parts of this size. S3 takes parts from 5 MiB on.
pub const PART_BYTES: u64 = 8 * MEGABYTE;
/// How long an upload may take from its beginning; what is not complete then is thrown away.
pub const UNFINISHED: Duration = Duration::hours(23);
/// How long a checked document waits for a draft to hold it.
pub const UNHELD: Duration = Duration::days(30);
/// How long a refused document is shown to its uploader.
pub const REFUSED: Duration = Duration::days(7);

/// Characters in a title, as the import format says.
pub(crate) const TITLE: usize = 200;
/// Characters in a summary.
pub(crate) const SUMMARY: usize = 1_000;
/// Characters in a body.
pub(crate) const BODY: usize = 1_000_000;
/// Characters in a change note.
pub(crate) const CHANGE_NOTE: usize = 2_000;
/// Topics of one resource, and characters in one.
pub(crate) const TOPICS: usize = 20;
pub(crate) const TOPIC: usize = 80;
/// Documents on one draft.
pub(crate) const ATTACHMENTS: usize = 20;
/// Bytes in a file name, as common file systems have it.
pub(crate) const FILENAME: usize = 255;
/// Values, or standards, of one resource.
pub(crate) const SLUGS: usize = 100;
/// How deep quotes and lists may be nested in a body.
pub(crate) const NESTING: usize = 20;
/// Characters in the reason for keeping a document as it is.
pub(crate) const REASON: usize = 500;
/// Characters in the introduction of a collection, and in what is said of one of its items.
pub(crate) const INTRODUCTION: usize = 20_000;
pub(crate) const COMMENTARY: usize = 2_000;
/// Items of one collection.
pub(crate) const ITEMS: u64 = 200;
/// Characters in a reason that other people read.
pub(crate) const TOLD_REASON: usize = 2_000;
