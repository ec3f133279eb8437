//! The programs of others that draw pages and recognize words, where they are installed.

use std::path::{Path, PathBuf};

/// Which tools are installed. Each is optional: without it there are no page pictures, or no words from scans.
#[derive(Clone, Debug, Default)]
pub struct Tools {
    pdftoppm: Option<PathBuf>,
    soffice: Option<PathBuf>,
    tesseract: Option<PathBuf>,
}

impl Tools {
    /// No tools at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Looks where systems install programs.
    pub fn find() -> Self {
        Self::find_in(Path::new("/usr/bin"))
    }

    /// Looks in one folder alone.
    pub fn find_in(folder: &Path) -> Self {
        let find = |name: &str| Some(folder.join(name)).filter(|program| program.is_file());
        Self {
            pdftoppm: find("pdftoppm"),
            soffice: find("soffice").or_else(|| find("libreoffice")),
            tesseract: find("tesseract"),
        }
    }

    /// What each tool is for and where it was found, for an operator to read.
    pub fn report(&self) -> Vec<(&'static str, Option<PathBuf>)> {
        vec![
            ("page pictures (pdftoppm)", self.pdftoppm.clone()),
            ("page pictures of office files (soffice)", self.soffice.clone()),
            ("words in scans and pictures (tesseract)", self.tesseract.clone()),
        ]
    }
}
