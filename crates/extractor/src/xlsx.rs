//! Reads an Excel workbook (ECMA-376 part 1, SpreadsheetML): each sheet's name, which is its heading, and its cells row
//! by row, hidden sheets too. It goes from cell to cell as they stand in the file, so that a sheet that claims 17 billion cells costs nothing.

use std::collections::HashMap;

use commons_extract::{Refusal, TEXT_BYTES};

use crate::{
    archive::Archive,
    dates::Dates,
    document::Found,
    headings::Headings,
    properties, relations,
    xml::{self, Flow, Piece},
};

/// Reads the workbook in an opened archive. Numbers come as the file keeps them, but none longer than it takes; dates as ISO 8601.
pub fn read(archive: &mut Archive<'_>) -> Result<Found, Refusal> {
    let properties = properties::read(archive)?;
    let workbook = archive.parts(".main+xml", "xl/workbook").into_iter().next();
    let workbook = workbook.ok_or_else(|| Refusal::damaged("the archive has no workbook"))?;
    let main = archive.xml(&workbook)?.unwrap_or_default();
    let dates = Dates::read(archive, &main)?;
    let strings = shared_strings(archive)?;
    let mut text = String::new();
    let mut truncated = false;
    let mut places = Vec::new();
    let mut headings = Headings::default();
    for (name, part) in sheets(archive, &workbook, &main)? {
        let Some(sheet) = archive.xml(&part)? else { continue };
        places.push((text.len(), format!("sheet {name}")));
        text.push_str(&name);
        text.push('\n');
        headings.add(1, &name);
        let mut cells = Cells::new(&strings, &dates, &mut text);
        xml::walk(&sheet, |piece| Ok(cells.take(piece)))?;
        text.push('\n');
        if text.len() > TEXT_BYTES {
            truncated = true;
            break;
        }
    }
    Ok(Found {
        text,
        title: properties.title,
        language: properties.language,
        truncated,
        headings: headings.finish(),
        places,
        ..Found::default()
    })
}

/// The sheets' names and parts, in the workbook's order; a sheet without a part is named all the same.
fn sheets(archive: &mut Archive<'_>, workbook: &str, main: &str) -> Result<Vec<(String, String)>, Refusal> {
    let relations = relations::read(archive, workbook)?;
    let targets: HashMap<_, _> =
        relations.into_iter().map(|relation| (relation.id, relation.target)).collect();
    let mut sheets = Vec::new();
    xml::walk(main, |piece| {
        if let Piece::Open("sheet", attributes) = piece {
            let target = attributes.get("id").and_then(|id| targets.get(&id).cloned());
            sheets.push((attributes.get("name").unwrap_or_default(), target.unwrap_or_default()));
        }
        Ok(Flow::On)
    })?;
    Ok(sheets)
}

/// The strings that cells refer to by number; reading aids for Japanese (`rPh`) are left out.
fn shared_strings(archive: &mut Archive<'_>) -> Result<Vec<String>, Refusal> {
    let mut strings = Vec::new();
    let Some(part) = archive.parts("sharedStrings+xml", "xl/sharedstrings").into_iter().next() else {
        return Ok(strings);
    };
    let text = archive.xml(&part)?.unwrap_or_default();
    let (mut current, mut in_text, mut in_aid) = (String::new(), false, false);
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open("t", _) => in_text = true,
            Piece::Close("t") => in_text = false,
            Piece::Open("rPh", _) => in_aid = true,
            Piece::Close("rPh") => in_aid = false,
            Piece::Close("si") => strings.push(std::mem::take(&mut current)),
            Piece::Text(text) if in_text && !in_aid => current.push_str(text),
            _ => {}
        }
        Ok(Flow::On)
    })?;
    Ok(strings)
}

struct Cells<'a> {
    strings: &'a [String],
    dates: &'a Dates,
    text: &'a mut String,
    kind: String,
    style: String,
    value: String,
    /// How deep inside `v` or an inline `t` the walk is.
    depth: usize,
}

impl<'a> Cells<'a> {
    fn new(strings: &'a [String], dates: &'a Dates, text: &'a mut String) -> Self {
        Self {
            strings,
            dates,
            text,
            kind: String::new(),
            style: String::new(),
            value: String::new(),
            depth: 0,
        }
    }

    fn take(&mut self, piece: Piece<'_>) -> Flow {
        match piece {
            Piece::Open("c", attributes) => {
                self.kind = attributes.get("t").unwrap_or_default();
                self.style = attributes.get("s").unwrap_or_default();
                self.value.clear();
            }
            Piece::Open("v" | "t", _) => self.depth += 1,
            Piece::Close("v" | "t") => self.depth = self.depth.saturating_sub(1),
            Piece::Text(text) if self.depth > 0 => self.value.push_str(text),
            Piece::Close("c") => self.end_cell(),
            Piece::Close("row") => self.text.push('\n'),
            _ => {}
        }
        if self.text.len() > TEXT_BYTES { Flow::Stop } else { Flow::On }
    }

    fn end_cell(&mut self) {
        let written = match self.kind.as_str() {
            "" | "n" => self.dates.written(&self.style, &self.value).or_else(|| shortest(&self.value)),
            _ => None,
        };
        let value = match self.kind.as_str() {
            "s" => self
                .value
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| self.strings.get(at))
                .map_or("", String::as_str),
            "b" if self.value.trim() == "1" => "TRUE",
            "b" => "FALSE",
            _ => written.as_ref().unwrap_or(&self.value),
        };
        // A line feed inside a cell must not look like a new row.
        self.text.extend(value.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        self.text.push('\t');
    }
}

/// A number in as few digits as tell it from others, where the file spends more: 67.1 is kept as 67.099999999999994.
fn shortest(value: &str) -> Option<String> {
    const DIGITS: usize = 16;
    let value = value.trim();
    if value.bytes().filter(u8::is_ascii_digit).count() <= DIGITS || value.contains(['e', 'E']) {
        return None;
    }
    value.parse::<f64>().ok().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use crate::{sample, tidy};

    use super::*;

    fn text(bytes: &[u8]) -> Result<String, Refusal> {
        let found = read(&mut Archive::open(bytes)?)?;
        Ok(tidy::tidy(&found.text).0)
    }

    #[test]
    fn cells_of_every_kind_are_read_from_every_sheet() {
        let shared =
            "<si><t>Precinct</t></si><si><r><t>Ballots </t></r><r><t>cast</t></r><rPh><t>aid</t></rPh></si>";
        let first = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>\
            <row><c t='inlineStr'><is><t>Maple\nWard</t></is></c><c><f>1+1</f><v>1204.5</v></c><c><v>67.099999999999994</v></c><c t='b'><v>1</v></c>\
            <c t='str'><v>ok</v></c><c t='s'><v>99</v></c></row>";
        let bytes = sample::xlsx(shared, &[("Turnout", first), ("Hidden", "<row><c><v>7</v></c></row>")]);
        let expected = "Turnout\nPrecinct\tBallots cast\nMaple Ward\t1204.5\t67.1\tTRUE\tok\n\nHidden\n7";
        assert_eq!(text(&bytes).as_deref(), Ok(expected));
    }

    #[test]
    fn a_date_is_written_as_one_where_its_style_says_so() {
        let styles = b"<styleSheet><numFmts><numFmt numFmtId='164' formatCode='d/m/yy'/></numFmts><cellStyleXfs><xf numFmtId='14'/>\
            </cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>";
        let sheet = b"<worksheet><row><c s='1'><v>46329</v></c><c s='0'><v>46329</v></c><c s='1' t='str'><v>46329</v></c></row></worksheet>";
        let bytes = sample::zip(&[
            ("xl/workbook.xml", b"<workbook><sheet name='Calendar' r:id='a'/></workbook>"),
            ("xl/_rels/workbook.xml.rels", b"<r><Relationship Id='a' Target='/xl/one.xml'/></r>"),
            ("xl/one.xml", sheet),
            ("xl/styles.xml", styles),
        ]);
        assert_eq!(text(&bytes).as_deref(), Ok("Calendar\n2026-11-03\t46329\t46329"));
    }

    #[test]
    fn a_sheet_that_claims_every_cell_costs_nothing() {
        let rows =
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
        assert_eq!(text(&sample::xlsx("", &[("Corner", rows)])).as_deref(), Ok("Corner\n1\n2"));
    }

    #[test]
    fn one_long_string_named_many_times_is_cut_at_the_limit() {
        let shared = format!("<si><t>{}</t></si>", "a".repeat(1 << 20));
        let rows = "<row><c t='s'><v>0</v></c></row>".repeat(5000);
        let bytes = sample::xlsx(&shared, &[("Echo", &rows)]);
        let found = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        assert!(found.truncated && found.text.len() < 6 << 20, "{}", found.text.len());
    }
}
