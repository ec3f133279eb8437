//! Reads a PDF document (ISO 32000) page by page, through pdf_oxide.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use commons_extract::{Refusal, TEXT_BYTES};
use pdf_oxide::{PdfDocument, object::Object};

use crate::{document::Found, findings, outline, page_tree};

/// How long pages are read before the rest is left out: well within the time that the parent gives.
const TIME: Duration = Duration::from_secs(14);
/// After so many pages in a row that cannot be read, the rest are taken for invented.
const BROKEN_PAGES: usize = 50;
/// How long after the pages their findings may take.
const LOOK: Duration = Duration::from_secs(3);

/// Reads the document. A page that cannot be read is left out, and that is said.
pub fn read(bytes: Vec<u8>) -> Result<Found, Refusal> {
    // A document that makes the library panic is broken in a way that its authors did not think of.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes)))
        .unwrap_or_else(|_| Err(Refusal::damaged("the document cannot be understood")))
}

fn read_pages(bytes: Vec<u8>) -> Result<Found, Refusal> {
    let end = Instant::now() + TIME;
    let document = PdfDocument::from_bytes(bytes).map_err(Refusal::damaged)?;
    // Asked first, since a locked document would give empty text and no error. One that is only locked against
    // changes opens with the empty password and is read.
    if !document.is_authenticated() {
        return Err(Refusal::Encrypted);
    }
    let reached = page_tree::count(&document)?;
    let pages = document.page_count().map_err(Refusal::damaged)?;
    if pages == 0 {
        return Err(Refusal::damaged("the document has no pages"));
    }
    let mut found = Found {
        pages: u32::try_from(pages).ok(),
        title: info(&document, "Title"),
        language: language(&document),
        headings: outline::read(&document),
        ..Found::default()
    };
    let (mut broken, mut read, mut last, mut blank) = (0, 0, None, Vec::new());
    for page in 0..pages {
        // The library looks for a page that the tree does not hold in the whole document, each time anew.
        let patience = if page < reached { BROKEN_PAGES } else { 1 };
        if found.text.len() > TEXT_BYTES || broken >= patience || Instant::now() > end {
            found.truncated = true;
            break;
        }
        // A reader's bug on one page must not cost the others.
        match catch_unwind(AssertUnwindSafe(|| document.extract_text(page))) {
            Ok(Ok(text)) => {
                (broken, read) = (0, read + 1);
                found.places.push((found.text.len(), format!("page {}", page + 1)));
                if text.trim().is_empty() {
                    blank.push(page);
                }
                found.text.push_str(&text);
                found.text.push_str("\n\n");
            }
            failed => {
                broken += 1;
                found.truncated = true;
                last = failed.ok().and_then(Result::err).or(last);
            }
        }
    }
    if read == 0 && broken > 0 {
        return Err(match last {
            Some(cause) => Refusal::damaged(cause),
            None => Refusal::damaged("no page can be read"),
        });
    }
    // A reader's bug in a hidden corner must not cost the text.
    let look = || findings::pdf::look(&document, &blank, Instant::now() + LOOK);
    found.findings = catch_unwind(AssertUnwindSafe(look)).unwrap_or_default();
    Ok(found)
}

/// A text of the information dictionary (ISO 32000-1, 14.3.3).
fn info(document: &PdfDocument, key: &str) -> Option<String> {
    let info = document.resolve_object(document.trailer().as_dict()?.get("Info")?).ok()?;
    let value = document.resolve_object(info.as_dict()?.get(key)?).ok()?;
    value.as_string().map(text_string)
}

/// The language of the document catalogue (ISO 32000-1, 14.9.2).
fn language(document: &PdfDocument) -> Option<String> {
    let catalogue: Object = document.catalog().ok()?;
    let value = document.resolve_object(catalogue.as_dict()?.get("Lang")?).ok()?;
    value.as_string().map(text_string)
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its mark, else PDFDocEncoding.
pub fn text_string(bytes: &[u8]) -> String {
    /// PDFDocEncoding from 0x80 to 0xA0 (annex D.2); elsewhere it is Latin-1.
    const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€";
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return encoding_rs::UTF_8.decode(bytes).0.into_owned();
    }
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0xa0 => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
            other => char::from(*other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn text_pages_title_and_language_are_read() {
        let found = read(sample::pdf(&["Opening the polls", "Closing the polls"], "")).unwrap();
        assert!(found.text.contains("Opening the polls"), "{found:?}");
        assert!(found.text.find("Closing") > found.text.find("Opening"), "{found:?}");
        assert_eq!((found.pages, found.truncated), (Some(2), false));
        assert_eq!(found.title.as_deref(), Some("Poll guide – 1"));
        assert_eq!(found.language.as_deref(), Some("en-US"));
    }

    #[test]
    fn a_locked_document_is_told() {
        let lock = format!(
            "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<{1}><{1}>]",
            "41".repeat(32),
            "42".repeat(16)
        );
        assert_eq!(read(sample::pdf(&["secret"], &lock)).err(), Some(Refusal::Encrypted));
    }

    #[test]
    fn what_breaks_off_is_damaged_or_partial() {
        let whole = sample::pdf(&["Opening the polls"], "");
        for cut in [6, whole.len() / 4, whole.len() / 2, whole.len() - 20] {
            match read(whole[..cut].to_vec()) {
                Ok(found) => assert!(found.pages.is_some()),
                Err(refusal) => assert_eq!(refusal.code(), "damaged"),
            }
        }
        assert_eq!(read(b"%PDF-1.7\nnothing".to_vec()).err().map(|refusal| refusal.code()), Some("damaged"));
    }

    #[test]
    pub fn text_strings_are_read_in_their_three_encodings() {
        assert_eq!(text_string(b"\xfe\xff\x00A\x20\x13"), "A–");
        assert_eq!(text_string(b"\xef\xbb\xbfA\xe2\x80\x93"), "A–");
        assert_eq!(text_string(b"A\x85\xe9\xa0"), "A–é€");
    }
}
