//! Makes a copy of a document without what nobody sees on its pages: what a finding's code says that it cleans.
//!
//! Invariants: the rules are those by which the findings are told, so a clean copy read again has none of them; what cannot be
//! cleaned with certainty is refused with the reason; the copy is at most twice as large as the document and a little more.

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

use commons_extract::{ACCEPTED, Accepted, Content, Refusal, content_of};

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
    Ok(copy)
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
