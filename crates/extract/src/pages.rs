//! Draws the first pages of a document as pictures.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use commons_kernel::{Error, Result};

use crate::{
    Failure, Limits, Reader, Refusal, accepted,
    fence::{Made, refusal},
    jpeg,
    paper::{PDF, Way, bounded},
    read::open,
    scratch::Scratch,
};

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

/// How many pages are drawn.
const PAGES: u32 = 12;
/// The longer side of a page picture, in pixels: a letter page becomes 875 wide and an A4 page 800.
const SIDE: &str = "1132";
/// The most that one picture may take, in bytes.
const PICTURE_BYTES: usize = 4 << 20;

impl Reader {
    /// Draws the first pages of the document in `file`, whose sender called it `filename`, into `folder`, which is there.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, the folder cannot be written, a program cannot be started.
    pub async fn pages(&self, file: &Path, filename: &str, folder: &Path) -> Result<Pages> {
        let Some(kind) = accepted(filename) else {
            return Ok(nothing(Drawing::Refused(Refusal::UnknownKind)));
        };
        let way = Way::of(kind.extension);
        let (reader, file, folder) = (self.clone(), file.to_owned(), folder.to_owned());
        self.in_tool_place(way.office(), move || reader.draw(open(&file)?, kind.extension, way, &folder))
            .await
    }

    fn draw(&self, mut document: File, extension: &str, way: Way, folder: &Path) -> Result<Pages> {
        let tools = &self.tools;
        match (way, &tools.pdftoppm, &tools.soffice) {
            (Way::None, ..) => Ok(nothing(Drawing::NoPages)),
            (Way::Picture, ..) => self.draw_picture(document, extension, folder),
            (Way::Pdf, Some(pdftoppm), _) => self.draw_pdf(pdftoppm, &mut document, folder),
            (Way::Office(filter), Some(pdftoppm), Some(soffice)) => {
                match self.convert(soffice, &mut document, extension, filter, PAGES)? {
                    Ok(mut pdf) => self.draw_pdf(pdftoppm, &mut pdf, folder),
                    Err(failure) => Ok(nothing(Drawing::Failed(failure))),
                }
            }
            (Way::Pdf | Way::Office(_), ..) => Ok(nothing(Drawing::NotInstalled)),
        }
    }

    fn draw_picture(&self, document: File, extension: &str, folder: &Path) -> Result<Pages> {
        Ok(match self.redraw(document, extension, SIDE)? {
            Ok(bytes) => match keep(&bytes, 1, folder)? {
                Some(picture) => Pages { pictures: vec![picture], outcome: Drawing::Drawn },
                None => nothing(Drawing::Failed(Failure::Crashed)),
            },
            Err(outcome) => nothing(outcome),
        })
    }

    /// Lets the child decode a picture and draw it anew as a JPEG of at most `side` pixels.
    pub(crate) fn redraw(
        &self,
        document: File,
        extension: &str,
        side: &str,
    ) -> Result<Result<Vec<u8>, Drawing>> {
        let limits = Limits { answer: PICTURE_BYTES, ..self.limits };
        Ok(match self.fence.child(&["draw", extension, side], document, limits, Vec::new())? {
            Made::Bytes(bytes) => Ok(bytes),
            Made::Refused(line) => Err(refusal(&line).map_or_else(Drawing::Failed, Drawing::Refused)),
            Made::Failed(failure) => Err(Drawing::Failed(failure)),
        })
    }

    fn draw_pdf(&self, pdftoppm: &Path, document: &mut File, folder: &Path) -> Result<Pages> {
        let scratch = Scratch::new().map_err(Error::internal)?;
        scratch.put(PDF, &mut bounded(document)).map_err(Error::internal)?;
        let last = PAGES.to_string();
        let arguments =
            ["-q", "-jpeg", "-jpegopt", "quality=80", "-scale-to", SIDE, "-f", "1", "-l", &last, PDF, "page"];
        let answer = self.fence.tool(&scratch, pdftoppm, &arguments, self.tool_limits.draw)?;
        let mut pictures = Vec::new();
        for (number, name) in numbered(scratch.names().map_err(Error::internal)?) {
            let mut bytes = Vec::new();
            if let Some(file) = scratch.open(&name) {
                file.take(PICTURE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(Error::internal)?;
            }
            pictures.extend(keep(&bytes, number, folder)?);
        }
        // A page that cannot be drawn does not take the others with it.
        Ok(match answer {
            _ if !pictures.is_empty() => Pages { pictures, outcome: Drawing::Drawn },
            Ok(_) => nothing(Drawing::Failed(Failure::Crashed)),
            Err(failure) => nothing(Drawing::Failed(failure)),
        })
    }
}

fn nothing(outcome: Drawing) -> Pages {
    Pages { pictures: Vec::new(), outcome }
}

/// The files that are named as pages are, such as `page-03.jpg`, by their number.
fn numbered(names: Vec<String>) -> BTreeMap<u32, String> {
    let number = |name: &str| name.strip_prefix("page-")?.strip_suffix(".jpg")?.parse().ok();
    names
        .into_iter()
        .filter_map(|name| Some((number(&name)?, name)))
        .filter(|(number, _)| (1..=PAGES).contains(number))
        .collect()
}

/// Keeps a picture if it is one.
fn keep(bytes: &[u8], number: u32, folder: &Path) -> Result<Option<PagePicture>> {
    let Some((width, height)) = jpeg::size(bytes).filter(|_| bytes.len() <= PICTURE_BYTES) else {
        return Ok(None);
    };
    let path = folder.join(format!("{number}.jpg"));
    fs::write(&path, bytes)
        .map_err(|cause| Error::internal(format!("cannot keep a page picture: {cause}")))?;
    Ok(Some(PagePicture { number, width, height, byte_size: bytes.len() as u64, path }))
}
