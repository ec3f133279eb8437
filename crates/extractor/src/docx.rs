//! Reads a Word document (ECMA-376 part 1, WordprocessingML): headers, body, footers, notes. Comments, deleted text
//! and field codes are left out, since a reader of the printed page would not see them.

use commons_extract::{Refusal, TEXT_BYTES};

use crate::{
    archive::Archive,
    document::Found,
    headings::Headings,
    properties,
    styles::Styles,
    xml::{self, Attributes, Flow, Piece},
};

/// Elements that hold no text of the page: properties, codes, what was deleted or moved away, and the older copy of
/// a drawing that newer programs skip.
const SKIPPED: &[&str] = &[
    "pPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sectPr",
    "sdtPr",
    "instrText",
    "delText",
    "delInstrText",
    "moveFrom",
    "Fallback",
];

/// Reads the document in an opened archive.
pub fn read(archive: &mut Archive<'_>) -> Result<Found, Refusal> {
    let properties = properties::read(archive)?;
    let mut prose = Prose { styles: Styles::read(archive)?, ..Prose::default() };
    let mut body = false;
    for (kind, habit) in [
        ("wordprocessingml.header+xml", "word/header"),
        (".main+xml", "word/document"),
        ("wordprocessingml.footer+xml", "word/footer"),
        ("wordprocessingml.footnotes+xml", "word/footnotes"),
        ("wordprocessingml.endnotes+xml", "word/endnotes"),
    ] {
        for part in archive.parts(kind, habit) {
            let Some(text) = archive.xml(&part)? else { continue };
            body |= kind == ".main+xml";
            prose.begin_part();
            xml::walk(&text, |piece| Ok(prose.take(piece)))?;
        }
    }
    if !body {
        return Err(Refusal::damaged("the archive has no main document"));
    }
    Ok(Found {
        text: prose.text,
        pages: None,
        title: properties.title,
        language: properties.language,
        truncated: prose.full,
        headings: prose.headings.finish(),
        ..Found::default()
    })
}

#[derive(Default)]
struct Prose {
    text: String,
    skipping: usize,
    in_text: usize,
    in_table: usize,
    full: bool,
    styles: Styles,
    headings: Headings,
    /// The paragraphs around this point, the innermost last: a text box stands in a paragraph and holds others.
    paragraphs: Vec<Paragraph>,
    in_properties: bool,
}

/// A paragraph that is being read: where it begins in the text, its style, and the level that it claims for itself.
#[derive(Default)]
struct Paragraph {
    start: usize,
    style: String,
    outline: Option<String>,
}

impl Prose {
    fn begin_part(&mut self) {
        *self = Prose {
            text: std::mem::take(&mut self.text),
            styles: std::mem::take(&mut self.styles),
            headings: std::mem::take(&mut self.headings),
            full: self.full,
            ..Prose::default()
        };
        self.text.push('\n');
    }

    fn take(&mut self, piece: Piece<'_>) -> Flow {
        match piece {
            Piece::Open(name, attributes) if self.skipping > 0 => {
                // Deeper inside stand properties of the paragraph's mark, and those from before a tracked change.
                if self.skipping == 1 && self.in_properties {
                    self.describe(name, &attributes);
                }
                self.skipping += 1;
            }
            Piece::Close(_) if self.skipping > 0 => self.skipping -= 1,
            Piece::Open(name, _) if SKIPPED.contains(&name) => {
                (self.skipping, self.in_properties) = (1, name == "pPr");
            }
            Piece::Open(name, _) => self.open(name),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.in_text > 0 && self.skipping == 0 => self.text.push_str(text),
            Piece::Text(_) => {}
        }
        self.full |= self.text.len() > TEXT_BYTES + 1024;
        if self.full { Flow::Stop } else { Flow::On }
    }

    fn describe(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = attributes.get("val").unwrap_or_default(),
            "outlineLvl" => paragraph.outline = attributes.get("val"),
            _ => {}
        }
    }

    fn open(&mut self, name: &str) {
        match name {
            "p" => self.paragraphs.push(Paragraph { start: self.text.len(), ..Paragraph::default() }),
            "t" => self.in_text += 1,
            "tbl" => self.in_table += 1,
            "tab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "p"
            && let Some(paragraph) = self.paragraphs.pop()
            && let Some(level) = self.styles.level(&paragraph.style, paragraph.outline.as_deref())
        {
            self.headings.add(level, self.text.get(paragraph.start..).unwrap_or_default());
        }
        match name {
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "tbl" => self.in_table = self.in_table.saturating_sub(1),
            // A cell is one field of its row, however many paragraphs it has.
            "p" if self.in_table > 0 => self.text.push(' '),
            "p" | "tr" => self.text.push('\n'),
            "tc" => self.text.push('\t'),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{sample, tidy};

    use super::*;

    fn text(parts: &[(&str, &str)]) -> Result<String, Refusal> {
        let bytes = sample::docx(parts);
        let found = read(&mut Archive::open(&bytes)?)?;
        Ok(tidy::tidy(&found.text).0)
    }

    #[test]
    fn paragraphs_tables_and_notes_come_in_order() {
        let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>Seal</w:t><w:tab/><w:t>log</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Seal &amp; no.</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc>\
            <w:tc><w:p><w:r><w:t>Time</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:t>Last</w:t><w:br/><w:t>line</w:t></w:r></w:p>";
        let told = text(&[
            ("word/document.xml", body),
            ("word/header1.xml", "<w:p><w:r><w:t>Maple County</w:t></w:r></w:p>"),
            ("word/footer1.xml", "<w:p><w:r><w:t>Form 12</w:t></w:r></w:p>"),
            ("word/footnotes.xml", "<w:footnote><w:p><w:r><w:t>See the code.</w:t></w:r></w:p></w:footnote>"),
            ("word/comments.xml", "<w:p><w:r><w:t>private remark</w:t></w:r></w:p>"),
        ]);
        let expected =
            "Maple County\n\nSeal\tlog\nSeal & no. two\tTime\n7\nLast\nline\n\nForm 12\n\nSee the code.";
        assert_eq!(told.as_deref(), Ok(expected));
    }

    #[test]
    fn what_the_page_does_not_show_is_left_out() {
        let body = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>\
            <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>\
            <mc:AlternateContent><mc:Choice><w:t> box</w:t></mc:Choice><mc:Fallback><w:t> box</w:t></mc:Fallback></mc:AlternateContent></w:p>";
        assert_eq!(text(&[("word/document.xml", body)]).as_deref(), Ok("new box"));
    }

    #[test]
    fn headings_are_known_by_their_level_or_their_style() {
        let paragraph = |properties: &str, text: &str| {
            format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
        };
        let body = [
            paragraph("<w:pStyle w:val='berschrift1'/>", "Open"),
            paragraph("<w:pStyle w:val='Mine'/>", "The polls"),
            paragraph("<w:pStyle w:val='Mine'/><w:outlineLvl w:val='9'/>", "no heading"),
            paragraph("<w:outlineLvl w:val='3'/>", "Deep"),
            paragraph(
                "<w:rPr/><w:pPrChange><w:pPr><w:pStyle w:val='Mine'/></w:pPr></w:pPrChange>",
                "nor this",
            ),
            paragraph("<w:pStyle w:val='Loop'/>", "nor that"),
        ]
        .concat();
        let styles = b"<w:styles><w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
            <w:style w:styleId='Level2'><w:name w:val='Stage'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
            <w:style w:styleId='Mine'><w:name w:val='Mine'/><w:basedOn w:val='Level2'/></w:style>\
            <w:style w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/></w:style></w:styles>";
        let document = format!("<w:document>{body}</w:document>");
        let bytes = sample::zip(&[("word/document.xml", document.as_bytes()), ("word/styles.xml", styles)]);
        let found = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        let told: Vec<_> = found.headings.iter().map(|h| (h.level, h.text.as_str())).collect();
        assert_eq!(told, [(1, "Open"), (2, "The polls"), (4, "Deep")]);
    }

    #[test]
    fn text_beyond_the_limit_is_cut_and_said() {
        let paragraph = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "ballot ".repeat(1000));
        let bytes = sample::docx(&[("word/document.xml", &paragraph.repeat(700))]);
        let found = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        assert!(found.truncated && found.text.len() < TEXT_BYTES + 10_000, "{}", found.text.len());
    }

    #[test]
    fn an_archive_without_a_document_is_damaged() {
        assert_eq!(text(&[("word/styles.xml", "")]).err().map(|refusal| refusal.code()), Some("damaged"));
    }
}
