//! Looks through a workbook: hidden sheets, rows and columns, comments, pictures, tables.

use commons_extract::{FindingCode, Findings, Refusal};

use super::{drawing::Pictures, office::named_signature};
use crate::{
    archive::Archive,
    relations,
    xml::{self, Flow, Piece},
};

/// Adds what the workbook shows.
pub fn look(archive: &mut Archive<'_>, findings: &mut Findings) -> Result<(), Refusal> {
    let main = archive.parts(".main+xml", "xl/workbook").into_iter().next().unwrap_or_default();
    let text = archive.xml(&main)?.unwrap_or_default();
    let targets = relations::read(archive, &main)?;
    let mut sheets = Vec::new();
    xml::walk(&text, |piece| {
        if let Piece::Open(name, attributes) = piece {
            match name {
                "sheet" => {
                    let called = attributes.get("name").unwrap_or_default();
                    if matches!(attributes.get("state").as_deref(), Some("hidden" | "veryHidden")) {
                        findings.add(FindingCode::HiddenSheets, format!("sheet {called}"), "");
                    }
                    let id = attributes.prefixed("id").or_else(|| attributes.get("id"));
                    let part = targets.iter().find(|relation| Some(&relation.id) == id.as_ref());
                    sheets.extend(part.map(|part| (called, part.target.clone())));
                }
                // Where on its maker's disk the workbook was saved names a person more often than not.
                "absPath" => {
                    findings.add(
                        FindingCode::Metadata,
                        "place where it was saved",
                        attributes.get("url").unwrap_or_default(),
                    );
                }
                "fileSharing" if attributes.get("userName").is_some_and(|name| !name.is_empty()) => {
                    findings.add(
                        FindingCode::Metadata,
                        "properties",
                        attributes.get("userName").unwrap_or_default(),
                    );
                }
                _ => {}
            }
        }
        Ok(Flow::On)
    })?;
    for (name, part) in sheets {
        hidden_within(archive, &name, &part, findings)?;
    }
    for name in archive.names() {
        if name.starts_with("xl/drawings/drawing") && name.ends_with(".xml") {
            pictures(archive, &name, findings)?;
        } else if name.starts_with("xl/comments") && name.ends_with(".xml") {
            comments(archive, &name, "comment", findings)?;
        } else if name.starts_with("xl/threadedcomments/") && name.ends_with(".xml") {
            comments(archive, &name, "threadedComment", findings)?;
        } else if name.starts_with("xl/tables/") && name.ends_with(".xml") {
            table(archive, &name, findings)?;
        }
    }
    Ok(())
}

/// Hidden rows and columns of one sheet, as one finding each, since a filter may hide thousands.
fn hidden_within(
    archive: &mut Archive<'_>,
    name: &str,
    part: &str,
    findings: &mut Findings,
) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let (mut rows, mut columns) = (0_usize, 0_usize);
    xml::walk(&text, |piece| {
        if let Piece::Open(kind @ ("row" | "col"), attributes) = piece
            && matches!(attributes.get("hidden").as_deref(), Some("1" | "true"))
        {
            let number =
                |name| attributes.get(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
            match kind {
                "row" => rows += 1,
                // Columns up to the last one are hidden to make the sheet look small, and hold nothing.
                _ if number("max") >= 16_384 => {}
                _ => columns += number("max").saturating_sub(number("min")) + 1,
            }
        }
        Ok(Flow::On)
    })?;
    for (count, of) in [(rows, "hidden rows"), (columns, "hidden columns")] {
        if count > 0 {
            findings.add(FindingCode::HiddenSheets, format!("sheet {name}"), format!("{count} {of}"));
        }
    }
    Ok(())
}

fn pictures(archive: &mut Archive<'_>, part: &str, findings: &mut Findings) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let mut pictures = Pictures::default();
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open(name, attributes) => pictures.open(name, &attributes),
            Piece::Close(name) => match pictures.close(name) {
                Some(words) if words.is_empty() => findings.add(FindingCode::MissingAltText, "", ""),
                Some(words) => named_signature(&words, "", findings),
                None => {}
            },
            Piece::Text(_) => {}
        }
        Ok(Flow::On)
    })
}

fn comments(archive: &mut Archive<'_>, part: &str, of: &str, findings: &mut Findings) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let (mut words, mut at, mut in_text) = (String::new(), String::new(), false);
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open(name, attributes) if name == of => at = attributes.get("ref").unwrap_or_default(),
            Piece::Open("t" | "text", _) => in_text = true,
            Piece::Close("t" | "text") => in_text = false,
            Piece::Text(text) if in_text => words.push_str(text),
            Piece::Close(name) if name == of => {
                findings.add(FindingCode::Comments, format!("cell {at}"), words.trim());
                words.clear();
            }
            _ => {}
        }
        Ok(Flow::On)
    })
}

fn table(archive: &mut Archive<'_>, part: &str, findings: &mut Findings) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    xml::walk(&text, |piece| {
        if let Piece::Open("table", attributes) = piece
            && attributes.get("headerRowCount").as_deref() == Some("0")
        {
            findings.add(FindingCode::NoTableHeader, "", attributes.get("displayName").unwrap_or_default());
        }
        Ok(Flow::On)
    })
}
