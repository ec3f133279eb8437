//! Looks through an OpenDocument file.

use std::collections::HashSet;

use commons_extract::{FindingCode, Findings, Refusal};

use super::{links, office::named_signature, picture};
use crate::{
    archive::Archive,
    document::Found,
    odf_rules::{self, Rule, rule},
    package::Why,
    xml::{self, Attributes, Flow, Piece},
};

/// The most words that are kept of one place, in bytes.
const EXCERPT: usize = 200;

/// Adds what the file's parts show. A part that cannot be read shows nothing.
pub fn look(archive: &mut Archive<'_>, found: &mut Found) {
    let findings = &mut found.findings;
    let objects = odf_rules::objects(archive).unwrap_or_default();
    for object in &objects {
        findings.add(FindingCode::EmbeddedFiles, "", object);
    }
    for name in archive.names() {
        if odf_rules::is_macro(&name) {
            findings.add(FindingCode::Macros, "", &name);
        }
    }
    // What was read until an error stays told.
    let _ = properties(archive, findings);
    for part in ["content.xml", "styles.xml"] {
        let Ok(Some(text)) = archive.xml(part) else { continue };
        let _ = Scan::new(&objects).walk(&text, Some(&mut *findings));
    }
    // Pictures come last: many large ones may use up what is unpacked of a document.
    for name in
        archive.names().iter().filter(|name| name.starts_with("pictures/") || name.starts_with("media/"))
    {
        if let Ok(Some(bytes)) = archive.bytes(name) {
            picture::look(&bytes, "picture", findings);
        }
    }
}

/// The elements, counted in order, that a clean copy leaves out beside those that have a [`rule`]: what is hidden.
pub fn hidden(part: &str) -> Result<HashSet<usize>, Refusal> {
    let objects = HashSet::new();
    let mut scan = Scan::new(&objects);
    scan.walk(part, None)?;
    Ok(scan.hidden)
}

/// Names in the properties.
fn properties(archive: &mut Archive<'_>, findings: &mut Findings) -> Result<(), Refusal> {
    const NAMES: &[&str] = &["initial-creator", "creator", "printed-by", "user-defined"];
    let meta = archive.xml("meta.xml")?.unwrap_or_default();
    let mut value = String::new();
    xml::walk(&meta, |piece| {
        match piece {
            Piece::Open("template", attributes)
                if attributes.get("href").is_some_and(|href| !href.is_empty()) =>
            {
                findings.add(FindingCode::Metadata, "template", attributes.get("title").unwrap_or_default());
            }
            Piece::Open(..) => value.clear(),
            Piece::Text(text) => value.push_str(text),
            Piece::Close(name) => {
                if NAMES.contains(&name) && !value.trim().is_empty() {
                    findings.add(FindingCode::Metadata, "properties", value.trim());
                }
                value.clear();
            }
        }
        Ok(Flow::On)
    })
}

struct Scan<'a> {
    objects: &'a HashSet<String>,
    hidden: HashSet<usize>,
    count: usize,
    style: String,
    hiding: HashSet<String>,
    hidden_tables: HashSet<String>,
    hidden_pages: HashSet<String>,
    /// Paragraphs that are open, by their number, and whether they are hidden.
    paragraphs: Vec<(usize, bool)>,
    /// Elements whose words are of use, with their words.
    open: Vec<(&'static str, String)>,
    frames: Vec<Frame>,
    tables: Vec<Table>,
    collapsed: usize,
    page: u32,
    /// In a spreadsheet every table is a sheet.
    has_sheets: bool,
    at: String,
}

#[derive(Default)]
struct Frame {
    shows: bool,
    decorative: bool,
    words: String,
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
    headed: bool,
}

/// Elements whose words are of use.
const WORDS: &[&str] = &[
    "annotation",
    "changed-region",
    "cell-content-change",
    "insertion",
    "deletion",
    "movement",
    "a",
    "notes",
    "title",
    "desc",
    "hidden-span",
];

impl<'a> Scan<'a> {
    fn new(objects: &'a HashSet<String>) -> Self {
        Self {
            objects,
            hidden: HashSet::new(),
            count: 0,
            style: String::new(),
            hiding: HashSet::new(),
            hidden_tables: HashSet::new(),
            hidden_pages: HashSet::new(),
            paragraphs: Vec::new(),
            open: Vec::new(),
            frames: Vec::new(),
            tables: Vec::new(),
            collapsed: 0,
            page: 0,
            has_sheets: false,
            at: String::new(),
        }
    }

    fn walk(&mut self, part: &str, findings: Option<&mut Findings>) -> Result<(), Refusal> {
        // Without a listener what is told goes nowhere.
        let mut nowhere = Findings::default();
        let findings = findings.unwrap_or(&mut nowhere);
        xml::walk(part, |piece| {
            match piece {
                Piece::Open(name, attributes) => {
                    self.count += 1;
                    self.open(name, &attributes, findings);
                }
                Piece::Close(name) => self.close(name, findings),
                Piece::Text(text) => {
                    for (_, words) in self.open.iter_mut().filter(|(_, words)| words.len() < EXCERPT) {
                        words.push_str(text);
                    }
                }
            }
            Ok(Flow::On)
        })
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>, findings: &mut Findings) {
        if let Some(Rule::Out(Why::Found(code)) | Rule::Unwrap(Why::Found(code))) =
            rule(name, attributes, self.objects)
            // An embedded file was told by its part; one without a part of its own is told here.
            && code != FindingCode::EmbeddedFiles
        {
            findings.add(code, &*self.at, name);
        }
        if let Some(known) = WORDS.iter().find(|known| **known == name) {
            self.open.push((known, String::new()));
        }
        let is = |name: &str, value: &str| attributes.get(name).as_deref() == Some(value);
        let of = |styles: &HashSet<String>| {
            attributes.get("style-name").is_some_and(|style| styles.contains(&style))
        };
        match name {
            "style" => self.style = attributes.get("name").unwrap_or_default(),
            "text-properties" if is("display", "none") => {
                self.hiding.insert(self.style.clone());
            }
            "table-properties" if is("display", "false") => {
                self.hidden_tables.insert(self.style.clone());
            }
            "drawing-page-properties" if is("visibility", "hidden") => {
                self.hidden_pages.insert(self.style.clone());
            }
            "p" | "h" => {
                let hidden = of(&self.hiding);
                self.paragraphs.push((self.count, hidden));
                if hidden {
                    self.hide(self.count, findings);
                }
            }
            "span" if of(&self.hiding) => self.hide(self.count, findings),
            "section" if is("display", "none") => self.hide(self.count, findings),
            "hidden-text" => self.hide(self.count, findings),
            "hidden-paragraph" if is("is-hidden", "true") => {
                if let Some((start, _)) = self.paragraphs.last() {
                    self.hide(*start, findings);
                }
            }
            "frame" => self.frames.push(Frame { decorative: is("decorative", "true"), ..Frame::default() }),
            "image" | "object" => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.shows = true;
                }
            }
            "spreadsheet" => self.has_sheets = true,
            "table" => {
                if let Some(name) = attributes.get("name").filter(|_| self.page == 0) {
                    self.at = format!("{} {name}", if self.has_sheets { "sheet" } else { "table" });
                }
                if of(&self.hidden_tables) {
                    findings.add(FindingCode::HiddenSheets, &*self.at, "");
                }
                self.tables.push(Table::default());
                self.collapsed = 0;
            }
            "table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.headed = true;
                }
            }
            "table-row" | "table-column" => {
                if let Some(table) = self.tables.last_mut().filter(|_| name == "table-row") {
                    table.rows += 1;
                }
                self.collapsed += usize::from(is("visibility", "collapse"));
            }
            "table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells += 1;
                }
            }
            "page" => {
                self.page += 1;
                self.at = format!("slide {}", self.page);
                if of(&self.hidden_pages) {
                    findings.add(FindingCode::HiddenSlides, &*self.at, "");
                }
            }
            _ => {}
        }
    }

    fn hide(&mut self, element: usize, findings: &mut Findings) {
        if self.hidden.insert(element) {
            findings.add(FindingCode::HiddenText, &*self.at, "");
        }
    }

    fn close(&mut self, name: &str, findings: &mut Findings) {
        match name {
            "p" | "h" => drop(self.paragraphs.pop()),
            "frame" => {
                if let Some(frame) = self.frames.pop().filter(|frame| frame.shows && !frame.decorative) {
                    if frame.words.trim().is_empty() {
                        findings.add(FindingCode::MissingAltText, &*self.at, "");
                    }
                    named_signature(&frame.words, &self.at, findings);
                }
            }
            "table" => self.end_table(findings),
            _ => {}
        }
        let Some((_, words)) = self.open.pop_if(|(open, _)| *open == name) else { return };
        let words = words.trim();
        let within_changes = self.open.iter().any(|(open, _)| *open == "changed-region");
        match name {
            "annotation" => findings.add(FindingCode::Comments, &*self.at, words),
            "insertion" | "deletion" if within_changes => {}
            "changed-region" | "cell-content-change" | "insertion" | "deletion" | "movement" => {
                findings.add(FindingCode::TrackedChanges, &*self.at, words);
            }
            "a" if links::is_vague(words) => findings.add(FindingCode::VagueLinkText, &*self.at, words),
            "notes" if !words.is_empty() && self.page > 0 => {
                findings.add(FindingCode::SpeakerNotes, &*self.at, words)
            }
            "title" | "desc" => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.words.push_str(words);
                }
            }
            _ => {}
        }
    }

    fn end_table(&mut self, findings: &mut Findings) {
        let Some(table) = self.tables.pop() else { return };
        if self.collapsed > 0 {
            findings.add(
                FindingCode::HiddenSheets,
                &*self.at,
                format!("{} hidden rows or columns", self.collapsed),
            );
        }
        // A header row is not asked of a sheet.
        if !self.has_sheets && table.rows > 1 && table.cells > table.rows && !table.headed {
            findings.add(FindingCode::NoTableHeader, &*self.at, "");
        }
    }
}
