//! Recognizes the words in pictures and on scanned pages.

use std::{
    ffi::OsStr,
    fs::File,
    io::{Read, Seek},
    path::Path,
    time::Instant,
};

use commons_kernel::{Error, Result};

use crate::{
    Drawing, Failure, Finding, Outcome, Reader, Refusal, TEXT_BYTES, accepted,
    paper::{PDF, Way, bounded},
    read::open,
    scratch::Scratch,
    tools::Recognizer,
};

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
        /// What the author should know of these words.
        findings: Vec<Finding>,
    },
    /// A tool for this kind is not installed.
    NotInstalled,
    /// The document is not taken, through its own fault.
    Refused(Refusal),
    /// A tool failed on it.
    Failed(Failure),
}

/// How many pages are looked at.
const PAGES: u32 = 40;
/// The longer side of what is looked at, in pixels: a letter page at 300 dots an inch.
const SIDE: &str = "3300";

/// Words as they come, page by page.
#[derive(Default)]
struct Found {
    text: String,
    pages: u32,
    truncated: bool,
}

impl Reader {
    /// Recognizes the words in the picture or on the pages in `file`, whose sender called it `filename`.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, a program cannot be started.
    pub async fn recognize(&self, file: &Path, filename: &str) -> Result<Recognition> {
        let Some(kind) = accepted(filename) else { return Ok(Recognition::Refused(Refusal::UnknownKind)) };
        let way = Way::of(kind.extension);
        let (reader, file) = (self.clone(), file.to_owned());
        self.in_tool_place(way.office(), move || match reader.look(open(&file)?, kind.extension, way)? {
            Ok(found) => reader.tidied(found),
            Err(outcome) => Ok(outcome),
        })
        .await
    }

    fn look(&self, mut document: File, extension: &str, way: Way) -> Result<Result<Found, Recognition>> {
        let tools = &self.tools;
        let Some(tesseract) = tools.recognizer() else { return Ok(Err(Recognition::NotInstalled)) };
        match (way, &tools.pdftoppm, &tools.soffice) {
            (Way::None, ..) => Ok(Ok(Found::default())),
            (Way::Picture, ..) => {
                let bytes = match self.redraw(document, extension, SIDE)? {
                    Ok(bytes) => bytes,
                    Err(Drawing::Refused(refusal)) => return Ok(Err(Recognition::Refused(refusal))),
                    Err(Drawing::Failed(failure)) => return Ok(Err(Recognition::Failed(failure))),
                    Err(_) => return Ok(Err(Recognition::Failed(Failure::Crashed))),
                };
                let words = self.look_at(&tesseract, &mut bytes.as_slice(), &[])?;
                Ok(words.map(|text| Found { text, pages: 1, truncated: false }).map_err(Recognition::Failed))
            }
            (Way::Pdf, Some(pdftoppm), _) => self.look_at_pages(&tesseract, pdftoppm, &mut document),
            (Way::Office(filter), Some(pdftoppm), Some(soffice)) => {
                match self.convert(soffice, &mut document, extension, filter, PAGES)? {
                    Ok(mut pdf) => self.look_at_pages(&tesseract, pdftoppm, &mut pdf),
                    Err(failure) => Ok(Err(Recognition::Failed(failure))),
                }
            }
            (Way::Pdf | Way::Office(_), ..) => Ok(Err(Recognition::NotInstalled)),
        }
    }

    /// Draws and looks at one page after the other, until there is no more or time is up. What was found until then counts.
    fn look_at_pages(
        &self,
        tesseract: &Recognizer,
        pdftoppm: &Path,
        document: &mut File,
    ) -> Result<Result<Found, Recognition>> {
        let deadline = Instant::now() + self.tool_limits.recognize_all;
        let mut found = Found::default();
        for page in 1..=PAGES + 1 {
            let number = page.to_string();
            let scratch = Scratch::new().map_err(Error::internal)?;
            document.rewind().map_err(Error::internal)?;
            scratch.put(PDF, &mut bounded(document)).map_err(Error::internal)?;
            let arguments =
                ["-q", "-gray", "-scale-to", SIDE, "-singlefile", "-f", &number, "-l", &number, PDF, "page"];
            let drawn = self.fence.tool(&scratch, pdftoppm, &arguments, self.tool_limits.draw)?;
            let Some(mut picture) = scratch.open("page.pgm") else {
                // Beyond the last page the tool complains and draws nothing.
                return Ok(match drawn {
                    Err(failure) if page == 1 || failure != Failure::Crashed => {
                        found.truncated = true;
                        if found.pages > 0 { Ok(found) } else { Err(Recognition::Failed(failure)) }
                    }
                    _ => Ok(found),
                });
            };
            if page > PAGES || Instant::now() >= deadline || found.text.len() > TEXT_BYTES {
                found.truncated = true;
                break;
            }
            match self.look_at(tesseract, &mut picture, &["--dpi", "300"])? {
                Ok(words) => {
                    found.text.push_str(&words);
                    found.text.push_str("\n\n");
                }
                Err(failure) if page == 1 => return Ok(Err(Recognition::Failed(failure))),
                Err(_) => found.truncated = true,
            }
            found.pages = page;
        }
        Ok(Ok(found))
    }

    fn look_at(
        &self,
        tesseract: &Recognizer,
        picture: &mut impl Read,
        more: &[&str],
    ) -> Result<Result<String, Failure>> {
        let scratch = Scratch::new().map_err(Error::internal)?;
        scratch.put("picture", picture).map_err(Error::internal)?;
        let mut arguments = vec![OsStr::new("picture"), "stdout".as_ref(), "--tessdata-dir".as_ref()];
        arguments.extend([tesseract.data.as_os_str(), "-l".as_ref(), tesseract.languages.as_ref()]);
        arguments.extend(more.iter().map(OsStr::new));
        let words = self.fence.tool(&scratch, &tesseract.program, &arguments, self.tool_limits.recognize)?;
        Ok(words.map(|words| String::from_utf8_lossy(&words).into_owned()))
    }

    /// The child tidies what was found as it does the words of a text file.
    fn tidied(&self, found: Found) -> Result<Recognition> {
        let Found { text, pages, truncated } = found;
        if text.trim().is_empty() {
            let (text, findings) = (String::new(), Vec::new());
            return Ok(Recognition::Recognized { text, pages, truncated, findings });
        }
        let scratch = Scratch::new().map_err(Error::internal)?;
        scratch.put("words", &mut text.as_bytes()).map_err(Error::internal)?;
        Ok(match self.read_now(open(&scratch.path().join("words"))?, "txt")? {
            Outcome::Read(reading) => Recognition::Recognized {
                text: reading.text,
                pages,
                truncated: truncated || reading.truncated,
                findings: reading.findings,
            },
            Outcome::Refused(refusal) => Recognition::Refused(refusal),
            Outcome::Failed(failure) => Recognition::Failed(failure),
        })
    }
}
