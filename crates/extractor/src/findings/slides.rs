//! Looks through the slides of a presentation: hidden ones, notes, comments, pictures, tables, links.

use commons_extract::{FindingCode, Findings, Refusal};

use super::{drawing::Pictures, links, office::named_signature};
use crate::{
    archive::Archive,
    package, relations,
    xml::{self, Attributes, Flow, Piece},
};

/// Adds what the slides show.
pub fn look(archive: &mut Archive<'_>, findings: &mut Findings) -> Result<(), Refusal> {
    for name in archive.names() {
        let number = name.strip_prefix("ppt/slides/slide").and_then(|name| name.strip_suffix(".xml"));
        if let Some(number) = number {
            slide(archive, &name, &format!("slide {number}"), findings)?;
        } else if name.starts_with("ppt/comments/") && name.ends_with(".xml") {
            comments(archive, &name, findings)?;
        }
    }
    Ok(())
}

fn slide(archive: &mut Archive<'_>, part: &str, at: &str, findings: &mut Findings) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let mut scan = Slide::default();
    let mut pictures = Pictures::default();
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open(name, attributes) => {
                pictures.open(name, &attributes);
                scan.open(name, &attributes, at, findings);
            }
            Piece::Close(name) => {
                match pictures.close(name) {
                    Some(words) if words.is_empty() => findings.add(FindingCode::MissingAltText, at, ""),
                    Some(words) => named_signature(&words, at, findings),
                    None => {}
                }
                scan.close(name, at, findings);
            }
            Piece::Text(text) if scan.linked => scan.words.push_str(text),
            Piece::Text(_) => {}
        }
        Ok(Flow::On)
    })?;
    for relation in relations::read(archive, part)?.iter().filter(|relation| relation.kind == "notesSlide") {
        let notes = notes(archive, &relation.target)?;
        if !notes.is_empty() {
            findings.add(FindingCode::SpeakerNotes, at, notes);
        }
    }
    Ok(())
}

#[derive(Default)]
struct Slide {
    linked: bool,
    words: String,
    rows: usize,
    cells: usize,
    headed: bool,
}

impl Slide {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>, at: &str, findings: &mut Findings) {
        let on = |value: Option<String>| value.is_some_and(|value| value == "1" || value == "true");
        match name {
            "sld" if attributes.get("show").is_some_and(|show| show == "0" || show == "false") => {
                findings.add(FindingCode::HiddenSlides, at, "");
            }
            "hlinkClick" | "hlinkHover" => {
                self.linked = true;
                if attributes.get("action").is_some_and(|action| package::is_program(&action)) {
                    findings.add(FindingCode::ActiveContent, at, "a link that starts a program or a macro");
                }
            }
            "tbl" => *self = Self::default(),
            "tblPr" => self.headed = on(attributes.get("firstRow")),
            "tr" => self.rows += 1,
            "tc" => self.cells += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, at: &str, findings: &mut Findings) {
        match name {
            "r" | "sp" | "pic" => {
                if self.linked && links::is_vague(&self.words) {
                    findings.add(FindingCode::VagueLinkText, at, &self.words);
                }
                (self.linked, self.words) = (false, String::new());
            }
            "tbl" if self.rows > 1 && self.cells > self.rows && !self.headed => {
                findings.add(FindingCode::NoTableHeader, at, "");
            }
            _ => {}
        }
    }
}

/// The words of a page of notes, without what is on each of them.
fn notes(archive: &mut Archive<'_>, part: &str) -> Result<String, Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let (mut words, mut framed, mut in_text) = (String::new(), false, false);
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open("sp", _) => framed = false,
            Piece::Open("ph", attributes) => {
                framed = matches!(
                    attributes.get("type").as_deref(),
                    Some("sldNum" | "dt" | "hdr" | "ftr" | "sldImg")
                );
            }
            Piece::Open("t", _) => in_text = true,
            Piece::Close("t") => in_text = false,
            Piece::Close("p") => words.push(' '),
            Piece::Text(text) if in_text && !framed => words.push_str(text),
            _ => {}
        }
        Ok(Flow::On)
    })?;
    Ok(words.trim().to_owned())
}

/// Comments of both kinds: `p:cm` with `p:text`, and `p188:cm` with paragraphs and answers.
fn comments(archive: &mut Archive<'_>, part: &str, findings: &mut Findings) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let (mut words, mut in_text) = (String::new(), false);
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open("text" | "t", _) => in_text = true,
            Piece::Close("text" | "t") => in_text = false,
            Piece::Text(text) if in_text => words.push_str(text),
            Piece::Close("cm" | "reply") => {
                findings.add(FindingCode::Comments, "comments", words.trim());
                words.clear();
            }
            _ => {}
        }
        Ok(Flow::On)
    })
}
