//! Makes a copy of a document without what nobody sees on its pages: what a finding's code says that it cleans.
//!
//! Invariants: a clean copy read again has none of those findings: the rules are those by which they are told, and each copy is
//! read before it is handed out; what cannot be cleaned with certainty is refused with the reason; the copy is at most twice as
//! large as the document and a little more.

mod html;
mod markdown;
mod odf;
mod office;
mod ole;
mod pdf;
mod pdf_writer;
mod picture;
mod rewrite;
mod rtf;
mod word;

use commons_extract::{ACCEPTED, Accepted, Content, Outcome, Refusal, content_of};

use crate::{archive::Archive, document::HEAD_BYTES};

/// How much larger than twice the document its copy may be, in bytes.
const MORE: usize = 1 << 20;

/// A clean copy of a document whose name ends with `extension`.
///
/// # Errors
/// Why none can be made: the document's own fault, or nothing in its format that could be cleaned.
pub fn clean(bytes: Vec<u8>, extension: &str) -> Result<Vec<u8>, Refusal> {
    let kind = ACCEPTED.iter().find(|kind| kind.extension == extension).ok_or(Refusal::UnknownKind)?;
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let most = 2 * bytes.len() + MORE;
    let copy = clean_as(bytes, kind)?;
    if copy.len() > most {
        return Err(Refusal::TooBig);
    }
    prove(&copy, extension)?;
    Ok(copy)
}

/// Reads a copy again. A damaged document may be read in another way than it was cleaned: then there is no copy rather than one
/// that still holds what nobody sees.
fn prove(copy: &[u8], extension: &str) -> Result<(), Refusal> {
    let why = match crate::read(copy.to_vec(), extension) {
        Outcome::Read(reading) => match reading.findings.iter().find(|finding| finding.code.is_cleaned()) {
            None => return Ok(()),
            Some(left) => format!("its parts are damaged, and a copy still has this: {}", left.code.title()),
        },
        Outcome::Refused(refusal) => format!("a copy cannot be read: {refusal}"),
        Outcome::Failed(_) => "a copy cannot be read".into(),
    };
    Err(Refusal::CannotClean { why })
}

fn clean_as(bytes: Vec<u8>, kind: &Accepted) -> Result<Vec<u8>, Refusal> {
    let found = content_of(&bytes[..bytes.len().min(HEAD_BYTES)]);
    match kind.content {
        Content::Docx | Content::Xlsx | Content::Pptx | Content::Odt | Content::Ods | Content::Odp => {
            let mut archive = Archive::open(&bytes)?;
            let found = archive.content()?;
            same(kind, found)?;
            match found {
                Content::Docx | Content::Xlsx | Content::Pptx => office::clean(&bytes, &mut archive),
                _ => odf::clean(&bytes, &mut archive),
            }
        }
        // A piece of a page is still a page.
        Content::Html if matches!(found, Content::Html | Content::Text) => html::clean(&bytes),
        Content::Text if kind.extension == "md" => markdown::clean(&bytes),
        Content::Text => Err(Refusal::NothingToClean),
        Content::Rtf => {
            same(kind, found)?;
            rtf::clean(&bytes)
        }
        Content::Pdf | Content::Png | Content::Jpeg => {
            same(kind, found)?;
            if found == Content::Pdf { pdf::clean(bytes) } else { picture::clean(&bytes) }
        }
        _ => Err(Refusal::UnknownKind),
    }
}

fn same(kind: &Accepted, found: Content) -> Result<(), Refusal> {
    if kind.content == found {
        return Ok(());
    }
    Err(Refusal::NotWhatItsNameSays { promised: kind.content.label().into(), found: found.label().into() })
}
