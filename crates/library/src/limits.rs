//! How much of everything: told to the user before, refused with the number after.

/// What an upload may be. The rest of the limits are constants of the room.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest document, in bytes.
    pub upload_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { upload_bytes: 50 * 1024 * 1024 }
    }
}

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
