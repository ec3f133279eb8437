//! Looks through the text of a Word document: changes, comments, hidden text, fields that fetch, pictures, tables, links.

use std::collections::{HashMap, HashSet};

use commons_extract::{FindingCode, Findings, Refusal};

use super::{drawing::Pictures, links, office::named_signature};
use crate::{
    archive::Archive,
    xml::{self, Attributes, Flow, Piece},
};

/// Words with which a field fetches or runs something when the file is opened.
const FETCHING: &[&str] = &[
    "DDE",
    "DDEAUTO",
    "LINK",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "IMPORT",
    "INCLUDE",
    "DATABASE",
    "MACROBUTTON",
    "RD",
];
/// The most words that are kept of one place.
const EXCERPT: usize = 200;

/// The marks of changes, besides insertions and deletions of text.
pub const CHANGES: &[&str] = &[
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "tblPrExChange",
    "numberingChange",
    "cellIns",
    "cellDel",
    "cellMerge",
    "customXmlInsRangeStart",
    "customXmlDelRangeStart",
    "customXmlMoveFromRangeStart",
    "customXmlMoveToRangeStart",
];

/// Adds what the document's parts show.
pub fn look(archive: &mut Archive<'_>, findings: &mut Findings) -> Result<(), Refusal> {
    let hiding = Hiding::read(archive)?;
    for name in archive.names() {
        let Some(file) = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")) else {
            continue;
        };
        let at = match file.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "document" => "text",
            "header" => "header",
            "footer" => "footer",
            "footnotes" | "endnotes" => "notes",
            "comments" => "comments",
            _ => continue,
        };
        let text = archive.xml(&name)?.unwrap_or_default();
        let mut scan = Scan::new(at, &hiding);
        scan.walk(&text, &mut Tell(Some(findings)))?;
    }
    Ok(())
}

/// The styles that hide text.
#[derive(Default)]
pub struct Hiding(HashSet<String>);

impl Hiding {
    /// Reads the styles; a style hides what the style hides on which it is built.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let styles = archive.xml("word/styles.xml")?.unwrap_or_default();
        let (mut id, mut own, mut parents) = (String::new(), HashMap::new(), HashMap::new());
        xml::walk(&styles, |piece| {
            if let Piece::Open(name, attributes) = piece {
                match name {
                    "style" => id = attributes.get("styleId").unwrap_or_default(),
                    "vanish" => drop(own.insert(id.clone(), is_on(&attributes))),
                    "basedOn" => drop(parents.insert(id.clone(), attributes.get("val").unwrap_or_default())),
                    _ => {}
                }
            }
            Ok(Flow::On)
        })?;
        let hides = |id: &String| {
            let ancestors = std::iter::successors(Some(id), |id| parents.get(*id)).take(16);
            ancestors.filter_map(|id| own.get(id)).next().copied().unwrap_or(false)
        };
        let ids: HashSet<&String> = own.keys().chain(parents.keys()).collect();
        Ok(Self(ids.into_iter().filter(|id| !id.is_empty() && hides(id)).cloned().collect()))
    }

    /// The elements, counted in order, that a clean copy of a part leaves out beside what every clean copy does: hidden
    /// text, the codes of fields that fetch, rows and paragraphs that were deleted whole.
    pub fn left_out(&self, part: &str) -> Result<HashSet<usize>, Refusal> {
        let mut scan = Scan::new("", self);
        scan.walk(part, &mut Tell(None))?;
        Ok(scan.left_out)
    }
}

/// Whether a property that is on or off is on: without a value it is.
fn is_on(attributes: &Attributes<'_>) -> bool {
    !matches!(attributes.get("val").as_deref(), Some("0" | "false" | "off"))
}

/// Where findings go, if anybody listens.
struct Tell<'a>(Option<&'a mut Findings>);

impl Tell<'_> {
    fn add(&mut self, code: FindingCode, at: &str, excerpt: &str) {
        if let Some(findings) = &mut self.0 {
            findings.add(code, at, excerpt);
        }
    }
}

/// A walk through one part.
struct Scan<'a> {
    at: &'a str,
    hiding: &'a Hiding,
    left_out: HashSet<usize>,
    pictures: Pictures,
    /// How many elements were opened.
    count: usize,
    /// The prefix of the document's own elements; drawings have elements of the same names.
    own: String,
    paragraphs: Vec<Paragraph>,
    run: Option<Run>,
    tables: Vec<Table>,
    fields: Vec<Field>,
    /// Changes, links and comments that are open, with their words.
    open: Vec<(String, String)>,
    in_properties: usize,
    in_older: usize,
}

#[derive(Default)]
struct Paragraph {
    start: usize,
    hidden: bool,
    mark_deleted: bool,
    in_mark: bool,
    kept: bool,
    deleted: bool,
}

#[derive(Default)]
struct Run {
    hidden: Option<bool>,
    texts: Vec<usize>,
    words: String,
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
    columns: usize,
    headed: bool,
    row: usize,
}

#[derive(Default)]
struct Field {
    code: String,
    codes: Vec<usize>,
    done: bool,
}

impl<'a> Scan<'a> {
    fn new(at: &'a str, hiding: &'a Hiding) -> Self {
        Self {
            at,
            hiding,
            left_out: HashSet::new(),
            pictures: Pictures::default(),
            count: 0,
            own: String::new(),
            paragraphs: Vec::new(),
            run: None,
            tables: Vec::new(),
            fields: Vec::new(),
            open: Vec::new(),
            in_properties: 0,
            in_older: 0,
        }
    }

    fn walk(&mut self, part: &str, tell: &mut Tell<'_>) -> Result<(), Refusal> {
        let mut own = Vec::new();
        let (mut in_text, mut in_code) = (false, false);
        xml::walk(part, |piece| {
            match piece {
                Piece::Open(name, attributes) => {
                    self.count += 1;
                    if self.count == 1 {
                        self.own = attributes.prefix().to_owned();
                    }
                    let is_own = attributes.prefix() == self.own;
                    own.push(is_own);
                    if name == "Fallback" {
                        self.in_older += 1;
                    }
                    self.pictures.open(name, &attributes);
                    if is_own {
                        (in_text, in_code) =
                            (matches!(name, "t" | "delText"), matches!(name, "instrText" | "delInstrText"));
                        self.open(name, &attributes, tell);
                    }
                }
                Piece::Close(name) => {
                    if name == "Fallback" {
                        self.in_older = self.in_older.saturating_sub(1);
                    }
                    if let Some(described) =
                        self.pictures.close(name).filter(|_| self.in_older == 0 && self.at != "comments")
                    {
                        if described.is_empty() {
                            tell.add(FindingCode::MissingAltText, self.at, "");
                        } else if let Some(findings) = &mut tell.0 {
                            named_signature(&described, self.at, findings);
                        }
                    }
                    if own.pop() == Some(true) {
                        (in_text, in_code) = (false, false);
                        self.close(name, tell);
                    }
                }
                Piece::Text(text) => self.text(text, in_text, in_code),
            }
            Ok(Flow::On)
        })
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>, tell: &mut Tell<'_>) {
        let at = self.count;
        match name {
            "p" => self.paragraphs.push(Paragraph { start: at, ..Paragraph::default() }),
            "pPr" | "trPr" | "sectPr" => self.in_properties += 1,
            "pStyle" if self.in_properties > 0 => {
                let hidden = attributes.get("val").is_some_and(|style| self.hiding.0.contains(&style));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = hidden;
                }
            }
            "rPr" if self.in_properties > 0 => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_mark = true;
                }
            }
            "r" => self.run = Some(Run::default()),
            "vanish" if self.in_properties == 0 => {
                if let Some(run) = &mut self.run {
                    run.hidden = Some(is_on(attributes));
                }
            }
            "rStyle" => {
                if let Some(run) = &mut self.run
                    && run.hidden.is_none()
                    && attributes.get("val").is_some_and(|style| self.hiding.0.contains(&style))
                {
                    run.hidden = Some(true);
                }
            }
            "t" => {
                if let Some(run) = &mut self.run {
                    run.texts.push(at);
                }
            }
            "delText" => self.mark_paragraph(|paragraph| paragraph.deleted = true),
            "drawing" | "pict" | "object" | "tab" | "br" | "sym" | "fldChar" | "bookmarkStart" => {
                let within = self.open.iter().any(|(name, _)| matches!(name.as_str(), "del" | "moveFrom"));
                self.mark_paragraph(
                    |paragraph| if within { paragraph.deleted = true } else { paragraph.kept = true },
                );
                if name == "fldChar" {
                    self.field(attributes.get("fldCharType").as_deref(), tell);
                }
            }
            "instrText" | "delInstrText" => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.done) {
                    field.codes.push(at);
                }
            }
            "fldSimple" => {
                let code = attributes.get("instr").unwrap_or_default();
                if fetches(&code) {
                    self.left_out.insert(at);
                    tell.add(FindingCode::ActiveContent, "field", &code);
                }
            }
            "tbl" => self.tables.push(Table::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.rows, table.cells, table.row) = (table.rows + 1, 0, at);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells += 1;
                    table.columns = table.columns.max(table.cells);
                }
            }
            "tblHeader" if is_on(attributes) => {
                if let Some(table) = self.tables.last_mut() {
                    table.headed = true;
                }
            }
            "hyperlink" | "comment" => self.open.push((name.to_owned(), String::new())),
            change if CHANGES.contains(&change) => self.change(change, attributes),
            _ => {}
        }
    }

    fn change(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.open.push((name.to_owned(), String::new()));
        if name != "del" && name != "moveFrom" {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| paragraph.in_mark) {
            paragraph.mark_deleted = true;
        } else if self.in_properties > 0
            && attributes.get("id").is_some()
            && let Some(table) = self.tables.last()
        {
            // The mark stands in the properties of a row that was deleted.
            self.left_out.insert(table.row);
        }
    }

    fn close(&mut self, name: &str, tell: &mut Tell<'_>) {
        match name {
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop()
                    && paragraph.mark_deleted
                    && paragraph.deleted
                    && !paragraph.kept
                    && self.tables.is_empty()
                {
                    // Nothing of it is left, not even its end. In a cell the last paragraph must stay.
                    self.left_out.insert(paragraph.start);
                }
            }
            "pPr" | "trPr" | "sectPr" => self.in_properties = self.in_properties.saturating_sub(1),
            "rPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_mark = false;
                }
            }
            "r" => self.end_run(tell),
            "tbl" => {
                if let Some(table) = self.tables.pop()
                    // A table in a header or footer sets its words side by side.
                    && matches!(self.at, "text" | "notes")
                    && table.rows > 1
                    && table.columns > 1
                    && !table.headed
                {
                    tell.add(FindingCode::NoTableHeader, self.at, "");
                }
            }
            "hyperlink" | "comment" => self.end_words(name, tell),
            change if CHANGES.contains(&change) => self.end_words(name, tell),
            _ => {}
        }
    }

    fn end_run(&mut self, tell: &mut Tell<'_>) {
        let Some(run) = self.run.take() else { return };
        let in_style = self.paragraphs.last().is_some_and(|paragraph| paragraph.hidden);
        if !run.hidden.unwrap_or(in_style) || run.texts.is_empty() {
            return;
        }
        self.left_out.extend(run.texts);
        if !run.words.trim().is_empty() && self.in_older == 0 {
            tell.add(FindingCode::HiddenText, self.at, run.words.trim());
        }
    }

    fn end_words(&mut self, name: &str, tell: &mut Tell<'_>) {
        let Some((_, words)) = self.open.pop_if(|(open, _)| open == name) else { return };
        match name {
            "hyperlink" if links::is_vague(&words) => tell.add(FindingCode::VagueLinkText, self.at, &words),
            "hyperlink" => {}
            "comment" => tell.add(FindingCode::Comments, self.at, words.trim()),
            _ => tell.add(FindingCode::TrackedChanges, self.at, words.trim()),
        }
    }

    fn text(&mut self, text: &str, in_text: bool, in_code: bool) {
        if in_code && let Some(field) = self.fields.last_mut().filter(|field| field.code.len() < EXCERPT) {
            field.code.push_str(text);
        }
        if !in_text {
            return;
        }
        for (_, words) in self.open.iter_mut().filter(|(_, words)| words.len() < EXCERPT) {
            words.push_str(text);
        }
        let within = self.open.iter().any(|(name, _)| matches!(name.as_str(), "del" | "moveFrom"));
        self.mark_paragraph(
            |paragraph| if within { paragraph.deleted = true } else { paragraph.kept = true },
        );
        if let Some(run) = self.run.as_mut().filter(|run| run.words.len() < EXCERPT) {
            run.words.push_str(text);
        }
    }

    /// A field begins, parts its code from its result, or ends (ECMA-376 part 1, 17.16.18).
    fn field(&mut self, kind: Option<&str>, tell: &mut Tell<'_>) {
        match kind {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.done = true;
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop().filter(|field| fetches(&field.code)) {
                    self.left_out.extend(field.codes);
                    tell.add(FindingCode::ActiveContent, "field", field.code.trim());
                }
            }
            _ => {}
        }
    }

    fn mark_paragraph(&mut self, mark: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            mark(paragraph);
        }
    }
}

/// Whether a field's code fetches something from outside.
pub fn fetches(code: &str) -> bool {
    let word = code.split_whitespace().next().unwrap_or_default().to_uppercase();
    FETCHING.contains(&word.as_str())
}
