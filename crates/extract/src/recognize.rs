//! Recognizes the words in pictures and on scanned pages.

use std::path::Path;

use commons_kernel::Result;

use crate::{Failure, Reader, Refusal};

/// How recognizing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// It was looked at.
    Recognized {
        /// The words, tidied; at most [`crate::TEXT_BYTES`]. Empty when there are none.
        text: String,
        /// How many pages were looked at.
        pages: u32,
        /// Whether pages or text are missing because a limit was reached.
        truncated: bool,
    },
    /// A tool for this kind is not installed.
    NotInstalled,
    /// The document is not taken, through its own fault.
    Refused(Refusal),
    /// A tool failed on it.
    Failed(Failure),
}

impl Reader {
    /// Recognizes the words in the picture or the PDF in `file`, whose sender called it `filename`.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, a program cannot be started.
    pub async fn recognize(&self, _file: &Path, _filename: &str) -> Result<Recognition> {
        Ok(Recognition::NotInstalled)
    }
}
