//! Decides what a document is and hands it to the reader of its format.

use commons_extract::{
    ACCEPTED, Accepted, Content, Findings, Heading, Outcome, Reading, Refusal, content_of,
};

use crate::{archive::Archive, docx, findings, html, odf, pdf, picture, pptx, rtf, text, tidy, xlsx};

/// What a format's reader found, before it is tidied.
#[derive(Debug, Default)]
pub struct Found {
    /// The text as it came, a little over the limit at most.
    pub text: String,
    /// The number of pages.
    pub pages: Option<u32>,
    /// The document's own title.
    pub title: Option<String>,
    /// The document's own language.
    pub language: Option<String>,
    /// Whether the reader stopped before the end or left something out.
    pub truncated: bool,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Where in the text each page, sheet or slide begins, and what it is called; empty where the format knows none.
    pub places: Vec<(usize, String)>,
    /// What was found that its author should know.
    pub findings: Findings,
}

/// How far into a file the mark of its kind is looked for.
pub const HEAD_BYTES: usize = 64 << 10;

/// Reads a document whose name ends with `extension`.
pub fn read(bytes: Vec<u8>, extension: &str) -> Outcome {
    let Some(kind) = ACCEPTED.iter().find(|kind| kind.extension == extension) else {
        return Outcome::Refused(Refusal::UnknownKind);
    };
    match read_as(bytes, kind) {
        Ok(reading) => Outcome::Read(reading),
        Err(refusal) => Outcome::Refused(refusal),
    }
}

fn read_as(bytes: Vec<u8>, kind: &Accepted) -> Result<Reading, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let content = content_of(&bytes[..bytes.len().min(HEAD_BYTES)]);
    let mut found = match (kind.content, content) {
        // Its reader takes the bytes, and looks for the findings itself.
        (Content::Pdf, Content::Pdf) => return Ok(told(kind, pdf::read(bytes)?)),
        (Content::Rtf, Content::Rtf) => rtf::read(&bytes)?,
        (Content::Png, Content::Png) => picture::read_png(&bytes)?,
        (Content::Jpeg, Content::Jpeg) => picture::read_jpeg(&bytes)?,
        // A piece of a page is still a page, and a note that happens to hold markup, or begins with it, is still a note.
        (Content::Html, Content::Html | Content::Text) => html::read(&bytes),
        (Content::Text, Content::Text | Content::Html) => text::read(&bytes, kind.extension),
        // Since 2007 Office wraps what it encrypts into a compound file with a stream of this name (MS-OFFCRYPTO 2.3).
        (Content::Docx | Content::Xlsx | Content::Pptx, Content::Compound)
            if has_utf16(&bytes, "EncryptedPackage") =>
        {
            return Err(Refusal::Encrypted);
        }
        (promised, found) if promised.is_archive() && found.is_archive() => read_archive(&bytes, kind)?,
        (_, found) => {
            promised(kind, found)?;
            return Err(Refusal::UnknownKind);
        }
    };
    findings::in_bytes(kind, &bytes, &mut found);
    Ok(told(kind, found))
}

/// What is told of what was found.
fn told(kind: &Accepted, mut found: Found) -> Reading {
    findings::in_text(kind, &mut found);
    let (text, cut) = tidy::tidy(&found.text);
    Reading {
        media_type: kind.media_type.to_owned(),
        text,
        pages: found.pages,
        title: found.title.as_deref().and_then(tidy::title),
        language: found.language.as_deref().and_then(tidy::language),
        truncated: found.truncated || cut,
        headings: found.headings,
        findings: found.findings.finish(),
    }
}

/// Reads a document that is an archive of parts. What the parts are decides: the head of one may show another within it.
fn read_archive(bytes: &[u8], kind: &Accepted) -> Result<Found, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let found = archive.content()?;
    promised(kind, found)?;
    match found {
        Content::Docx => docx::read(&mut archive),
        Content::Xlsx => xlsx::read(&mut archive),
        Content::Pptx => pptx::read(&mut archive),
        kind => odf::read(&mut archive, kind),
    }
}

/// Refuses a document whose bytes are not what its name promises.
fn promised(kind: &Accepted, found: Content) -> Result<(), Refusal> {
    if kind.content == found {
        return Ok(());
    }
    let promised = kind.content.label().to_owned();
    Err(Refusal::NotWhatItsNameSays { promised, found: found.label().to_owned() })
}

fn has_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8], extension: &str) -> Refusal {
        match read(bytes.to_vec(), extension) {
            Outcome::Refused(refusal) => refusal,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_name_that_lies_is_refused_with_what_it_is() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        let found = |promised: &str, found: &str| Refusal::NotWhatItsNameSays {
            promised: promised.into(),
            found: found.into(),
        };
        assert_eq!(refusal(picture, "txt"), found("plain text", "a PNG picture"));
        assert_eq!(refusal(b"%PDF-1.7", "docx"), found("a Word document", "a PDF document"));
        assert_eq!(refusal(b"hello", "docx"), found("a Word document", "plain text"));
        assert_eq!(refusal(b"hello", "pdf"), found("a PDF document", "plain text"));
        assert_eq!(refusal(b"\0\x01\x02\x03", "csv"), found("plain text", "a file of unknown kind"));
        assert_eq!(refusal(b"", "pdf"), Refusal::Empty);
        assert_eq!(refusal(b"x", "exe"), Refusal::UnknownKind);
    }

    #[test]
    fn a_locked_office_file_is_told_from_an_old_one() {
        let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        assert_eq!(refusal(&file, "docx").code(), "not_what_its_name_says");
        file.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(refusal(&file, "docx"), Refusal::Encrypted);
    }
}
