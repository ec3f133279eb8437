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
    /// What people call it, to be put after "is really".
    pub const fn label(self) -> &'static str {
        match self {
            Content::Pdf => "a PDF document",
            Content::Docx => "a Word document",
            Content::Xlsx => "an Excel workbook",
            Content::Pptx => "a PowerPoint presentation",
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

/// The media type of a file by content; its name only tells the kinds of text apart.
pub fn media_type_of(head: &[u8], filename: &str) -> &'static str {
    match content_of(head) {
        Content::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Content::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Content::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Content::Pdf => "application/pdf",
        Content::Zip => "application/zip",
        Content::Compound => "application/x-ole-storage",
        Content::Png => "image/png",
        Content::Jpeg => "image/jpeg",
        Content::Gif => "image/gif",
        Content::Html => "text/html",
        Content::Binary => "application/octet-stream",
        Content::Text => match crate::accepted(filename) {
            Some(kind) if kind.content == Content::Text => kind.media_type,
            _ => "text/plain",
        },
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
    fn the_name_only_tells_texts_apart() {
        assert_eq!(media_type_of(b"a,b\n", "a.csv"), "text/csv");
        assert_eq!(media_type_of(b"a,b\n", "a.md"), "text/markdown");
        assert_eq!(media_type_of(b"a,b\n", "a.pdf"), "text/plain");
        assert_eq!(media_type_of(b"%PDF-1.7", "a.md"), "application/pdf");
    }

    #[test]
    fn a_cut_header_is_no_trouble() {
        let whole = entry("word/document.xml");
        for cut in 0..whole.len() {
            content_of(&whole[..cut]);
        }
    }
}
