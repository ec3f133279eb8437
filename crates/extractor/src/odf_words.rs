//! Gathers the words of an OpenDocument file, or of its header or footer, from its markup.

use commons_extract::{Content, TEXT_BYTES};

use crate::{
    headings::Headings,
    xml::{Attributes, Flow, Piece},
};

/// Elements that hold no text of the page: what was deleted, remarks, form fields, lists of choices, the text of fields
/// that stand elsewhere, reading aids, and cells under a merged one.
const SKIPPED: &[&str] = &[
    "annotation",
    "content-validations",
    "covered-table-cell",
    "date-time-decl",
    "dde-links",
    "event-listeners",
    "footer-decl",
    "forms",
    "header-decl",
    "ruby-text",
    "scripts",
    "tracked-changes",
];

/// The words of a body, or of a header or footer.
#[derive(Default)]
pub struct Words {
    kind: Option<Content>,
    /// The text, but for the notes.
    pub text: String,
    /// The notes.
    pub notes: String,
    /// The headings.
    pub headings: Headings,
    /// How many slides there were.
    pub slides: u32,
    /// Where in the text each sheet or slide begins, and what it is called.
    pub places: Vec<(usize, String)>,
    skipping: usize,
    in_paragraph: usize,
    in_table: usize,
    in_note: usize,
    /// For each open element, whether it is a drawing, whose own title and description are no text of the page.
    drawings: Vec<bool>,
    /// Level, start, and whether it is a slide's title: the heading that is being read.
    heading: Option<(u8, usize)>,
    /// Whether there was more text than is kept.
    pub full: bool,
}

impl Words {
    /// Begins the body of a file of this kind.
    pub fn of(kind: Content) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// Takes the next piece of the markup.
    pub fn take(&mut self, piece: Piece<'_>) -> Flow {
        match piece {
            Piece::Open(..) if self.skipping > 0 => self.skipping += 1,
            Piece::Close(_) if self.skipping > 0 => self.skipping -= 1,
            Piece::Open(name, attributes) => {
                let of_drawing = matches!(name, "title" | "desc") && self.drawings.last() == Some(&true);
                if SKIPPED.contains(&name) || of_drawing {
                    self.skipping = 1;
                } else {
                    self.open(name, &attributes);
                }
            }
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.in_paragraph > 0 && self.skipping == 0 => {
                // Lines in the file are no lines on the page.
                let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
                self.sink().extend(spaced);
            }
            Piece::Text(_) => {}
        }
        self.full |= self.text.len() + self.notes.len() > TEXT_BYTES + 1024;
        if self.full { Flow::Stop } else { Flow::On }
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.drawings.push(matches!(
            name,
            "frame"
                | "custom-shape"
                | "rect"
                | "line"
                | "polygon"
                | "polyline"
                | "path"
                | "ellipse"
                | "circle"
                | "g"
                | "connector"
                | "measure"
                | "caption"
                | "control"
                | "regular-polygon"
                | "page-thumbnail"
                | "object"
        ));
        match name {
            "p" => self.in_paragraph += 1,
            "h" => {
                self.in_paragraph += 1;
                let level = attributes.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
                self.heading = Some((level, self.text.len()));
            }
            "s" | "tab" if self.in_paragraph > 0 => self.put(if name == "s" { " " } else { "\t" }),
            "line-break" => self.put(if self.in_table > 0 { " " } else { "\n" }),
            "note-body" => self.in_note += 1,
            "table" => {
                if self.kind == Some(Content::Ods) && self.in_table == 0 {
                    let name = attributes.get("name").unwrap_or_default();
                    self.headings.add(1, &name);
                    self.places.push((self.text.len(), format!("sheet {name}")));
                    self.text.extend(["\n", &name, "\n"]);
                }
                self.in_table += 1;
            }
            "page" if self.kind == Some(Content::Odp) => {
                self.slides += 1;
                self.places.push((self.text.len(), format!("slide {}", self.slides)));
                self.text.push('\n');
            }
            "frame" if attributes.get("class").as_deref() == Some("title") => {
                self.heading = Some((1, self.text.len()));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.drawings.pop();
        match name {
            "p" | "h" => {
                self.in_paragraph = self.in_paragraph.saturating_sub(1);
                if name == "h" {
                    self.end_heading();
                }
                // A cell is one field of its row, however many paragraphs it has.
                self.put(if self.in_table > 0 { " " } else { "\n" });
            }
            "frame" if self.kind == Some(Content::Odp) => self.end_heading(),
            "note-body" => self.in_note = self.in_note.saturating_sub(1),
            "table-cell" => self.put("\t"),
            "table-row" => self.put("\n"),
            "table" => {
                self.in_table = self.in_table.saturating_sub(1);
                self.put("\n");
            }
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        if let Some((level, start)) = self.heading.take() {
            self.headings.add(level, self.text.get(start..).unwrap_or_default());
        }
    }

    fn put(&mut self, text: &str) {
        self.sink().push_str(text);
    }

    /// Notes stand at the foot of a printed page; here they come last.
    fn sink(&mut self) -> &mut String {
        if self.in_note > 0 { &mut self.notes } else { &mut self.text }
    }
}
