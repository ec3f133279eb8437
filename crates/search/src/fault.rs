//! Faults of the index as faults of the house.

use commons_kernel::Error;

/// A fault of tantivy or of the disk below it: ours, and for the log alone.
pub fn internal(cause: impl std::fmt::Display) -> Error {
    Error::internal(format!("search index: {cause}"))
}
