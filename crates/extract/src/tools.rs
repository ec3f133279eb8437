//! The programs of others that draw pages and recognize words, where they are installed.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where systems install programs, and where LibreOffice's own packages go.
const FOLDERS: &[&str] =
    &["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program"];
/// Where they install what tesseract knows of a language.
const DATA: &[&str] = &["/usr/share/tesseract-ocr", "/usr/share", "/usr/local/share"];
/// The languages of the library, by tesseract's names.
const LANGUAGES: &[&str] = &["eng", "spa"];

/// Which tools are installed. Each is optional: without it there are no page pictures, or no words from scans.
#[derive(Clone, Debug, Default)]
pub struct Tools {
    pub(crate) pdftoppm: Option<PathBuf>,
    pub(crate) soffice: Option<PathBuf>,
    tesseract: Option<PathBuf>,
    data: Option<PathBuf>,
}

/// What recognizes words, with the languages that it knows of ours.
#[derive(Clone, Debug)]
pub(crate) struct Recognizer {
    pub(crate) program: PathBuf,
    pub(crate) data: PathBuf,
    /// Such as "eng+spa".
    pub(crate) languages: String,
}

impl Tools {
    /// No tools at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Looks where systems install programs.
    pub fn find() -> Self {
        Self::find_among(FOLDERS.iter().map(Path::new))
    }

    /// Looks for the programs in one folder alone.
    pub fn find_in(folder: &Path) -> Self {
        Self::find_among(std::iter::once(folder))
    }

    fn find_among<'a>(folders: impl Iterator<Item = &'a Path> + Clone) -> Self {
        let find =
            |name: &str| folders.clone().map(|folder| folder.join(name)).find(|program| program.is_file());
        Self {
            pdftoppm: find("pdftoppm"),
            soffice: find("soffice").or_else(|| find("libreoffice")),
            tesseract: find("tesseract"),
            data: DATA
                .iter()
                .flat_map(|folder| data_beneath(Path::new(folder)))
                .find(|data| !known(data).is_empty()),
        }
    }

    /// What each tool is for and where it was found, for an operator to read.
    pub fn report(&self) -> Vec<(&'static str, Option<PathBuf>)> {
        let language = |name: &str| {
            let file = self.data.as_ref()?.join(format!("{name}.traineddata"));
            file.is_file().then_some(file)
        };
        vec![
            ("page pictures (pdftoppm)", self.pdftoppm.clone()),
            ("page pictures of office files (soffice)", self.soffice.clone()),
            ("words in scans and pictures (tesseract)", self.tesseract.clone()),
            ("English words in scans (tesseract's eng)", language("eng")),
            ("Spanish words in scans (tesseract's spa)", language("spa")),
        ]
    }

    pub(crate) fn recognizer(&self) -> Option<Recognizer> {
        let (program, data) = (self.tesseract.clone()?, self.data.clone()?);
        let languages = known(&data).join("+");
        Some(Recognizer { program, data, languages })
    }
}

/// The folders of tesseract's data that may be beneath this one: itself, and one for each version.
fn data_beneath(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.join("tessdata")];
    if folder.ends_with("tesseract-ocr") {
        let versions = fs::read_dir(folder).into_iter().flatten().flatten();
        found.extend(versions.map(|version| version.path().join("tessdata")));
    }
    found
}

fn known(data: &Path) -> Vec<&'static str> {
    LANGUAGES.iter().copied().filter(|name| data.join(format!("{name}.traineddata")).is_file()).collect()
}
