//! What bytes are, by looking at them: a file's name is a claim, its first bytes are the evidence.

/// What a file is by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A PDF document (ISO 32000).
    Pdf,
    /// A word-processing document in Office Open XML (ECMA-376).
    Docx,
    /// A workbook in Office Open XML.
    Xlsx,
    /// A presentation in Office Open XML.
    Pptx,
    /// A text in OpenDocument (ISO/IEC 26300).
    Odt,
    /// A spreadsheet in OpenDocument.
    Ods,
    /// A presentation in OpenDocument.
    Odp,
    /// Rich text (RTF 1.9.1).
    Rtf,
    /// A zip archive of another kind.
    Zip,
    /// Microsoft's compound file: Office up to 2003, or an Office Open XML file locked by a password.
    Compound,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A GIF picture.
    Gif,
    /// A web page.
    Html,
    /// Text in some encoding.
    Text,
    /// Bytes of no kind known here, and not text.
    Binary,
}

impl Content {
    /// Whether it is an archive of parts, which alone tell its kind for certain.
    pub const fn is_archive(self) -> bool {
        matches!(
            self,
            Content::Docx
                | Content::Xlsx
                | Content::Pptx
                | Content::Odt
                | Content::Ods
                | Content::Odp
                | Content::Zip
        )
    }

    /// What people call it, to be put after "is really".
    pub const fn label(self) -> &'static str {
        match self {
            Content::Pdf => "a PDF document",
            Content::Docx => "a Word document",
            Content::Xlsx => "an Excel workbook",
            Content::Pptx => "a PowerPoint presentation",
            Content::Odt => "an OpenDocument text",
            Content::Ods => "an OpenDocument spreadsheet",
            Content::Odp => "an OpenDocument presentation",
            Content::Rtf => "a rich text (RTF)",
            Content::Zip => "a zip archive",
            Content::Compound => "an Office file of the old kind",
            Content::Png => "a PNG picture",
            Content::Jpeg => "a JPEG picture",
            Content::Gif => "a GIF picture",
            Content::Html => "a web page",
            Content::Text => "plain text",
            Content::Binary => "a file of unknown kind",
        }
    }
}

/// How far a PDF's mark may stand from the start (ISO 32000-1, implementation note 13).
const PDF_MARK_WITHIN: usize = 1024;

/// Tells what a file is from its beginning; some 64 KiB tell Office files apart from other zip archives.
pub fn content_of(head: &[u8]) -> Content {
    const MARKS: &[(&[u8], Content)] = &[
        (b"%PDF-", Content::Pdf),
        (b"\x89PNG\r\n\x1a\n", Content::Png),
        (b"\xff\xd8\xff", Content::Jpeg),
        (b"GIF8", Content::Gif),
        (b"{\\rt", Content::Rtf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content::Compound),
    ];
    if let Some((_, content)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return *content;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zipped(head);
    }
    if head.windows(5).take(PDF_MARK_WITHIN).any(|window| window == b"%PDF-") {
        return Content::Pdf;
    }
    if !is_text(head) {
        return Content::Binary;
    }
    let start: Vec<u8> = head.iter().copied().skip_while(|byte| !byte.is_ascii_graphic()).take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        Content::Html
    } else {
        Content::Text
    }
}

/// An archive's kind from the names in its local headers (APPNOTE.TXT 4.3.7), as far as the head reaches.
fn zipped(head: &[u8]) -> Content {
    let mut rest = head;
    while let Some(at) = rest.windows(4).position(|window| window == b"PK\x03\x04") {
        rest = &rest[at + 4..];
        let Some(length) = rest.get(22..24) else { break };
        let length = usize::from(u16::from_le_bytes([length[0], length[1]]));
        let name = rest.get(26..26 + length).unwrap_or_default().to_ascii_lowercase();
        // An OpenDocument file begins with its media type, neither packed nor hidden (ODF 1.3 part 2, 3.3).
        if name == b"mimetype" {
            let more = rest.get(24..26).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])));
            let kind = rest.get(26 + length + more..).unwrap_or_default();
            if let Some(content) = open_document(&kind[..kind.len().min(80)]) {
                return content;
            }
        }
        for (folder, content) in
            [(b"word/".as_slice(), Content::Docx), (b"xl/", Content::Xlsx), (b"ppt/", Content::Pptx)]
        {
            if name.starts_with(folder) {
                return content;
            }
        }
    }
    Content::Zip
}

/// An OpenDocument file's kind by the media type that it declares; templates are of their document's kind.
pub fn open_document(media_type: &[u8]) -> Option<Content> {
    let kind = media_type.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    [(b"text".as_slice(), Content::Odt), (b"spreadsheet", Content::Ods), (b"presentation", Content::Odp)]
        .into_iter()
        .find_map(|(word, content)| kind.starts_with(word).then_some(content))
}

/// Whether bytes may be text: a mark of UTF-16, or hardly any control characters and no zero.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let strange = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    !head.contains(&0) && strange * 100 <= head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Vec<u8> {
        let mut header = b"PK\x03\x04".to_vec();
        header.extend([0; 22]);
        header.extend((name.len() as u16).to_le_bytes());
        header.extend([0; 2]);
        header.extend(name.as_bytes());
        header
    }

    fn opened(kind: &str) -> Vec<u8> {
        [entry("mimetype"), format!("application/vnd.oasis.opendocument.{kind}").into_bytes()].concat()
    }

    #[test]
    fn bytes_tell_what_they_are() {
        for (head, expected) in [
            (b"%PDF-1.7\n".to_vec(), Content::Pdf),
            (b"\n\n  %PDF-1.4".to_vec(), Content::Pdf),
            (b"\x89PNG\r\n\x1a\nrest".to_vec(), Content::Png),
            (b"\xff\xd8\xff\xe0".to_vec(), Content::Jpeg),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Content::Compound),
            ([entry("[Content_Types].xml"), entry("word/document.xml")].concat(), Content::Docx),
            (entry("xl/workbook.xml"), Content::Xlsx),
            (entry("ppt/presentation.xml"), Content::Pptx),
            (entry("photos/1.jpg"), Content::Zip),
            (opened("text"), Content::Odt),
            (opened("spreadsheet"), Content::Ods),
            (opened("presentation-template"), Content::Odp),
            (opened("graphics"), Content::Zip),
            (b"{\\rtf1\\ansi".to_vec(), Content::Rtf),
            (b"\xef\xbb\xbf <!DOCTYPE HTML><p>".to_vec(), Content::Html),
            (b"# Checklist\n".to_vec(), Content::Text),
            (b"\xff\xfeh\0i\0".to_vec(), Content::Text),
            (b"\x7fELF\x02\x01\x01\0\0".to_vec(), Content::Binary),
            (Vec::new(), Content::Text),
        ] {
            assert_eq!(content_of(&head), expected, "{head:?}");
        }
    }

    #[test]
    fn a_cut_header_is_no_trouble() {
        let whole = entry("word/document.xml");
        for cut in 0..whole.len() {
            content_of(&whole[..cut]);
        }
    }
}
