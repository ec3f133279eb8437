//! Tells which cells of a workbook are dates, since a file keeps only a count of days, and writes them as ISO 8601.

use std::collections::HashSet;

use commons_extract::Refusal;
use time::Date;

use crate::{
    archive::Archive,
    xml::{self, Flow, Piece},
};

/// The Julian day of the day zero in the usual count, for days after February 1900 (it believes in a February 29 then).
const EPOCH_1900: i32 = 2_415_019;
/// The Julian day of the day zero in the count of older Macintosh workbooks.
const EPOCH_1904: i32 = 2_416_481;

/// Which cell styles mean dates, and from which day they count.
#[derive(Debug, Default)]
pub struct Dates {
    styles: Vec<bool>,
    epoch: i32,
}

impl Dates {
    /// Reads the styles of a workbook; `workbook` is its main part.
    pub fn read(archive: &mut Archive<'_>, workbook: &str) -> Result<Self, Refusal> {
        let mut dates = Self { styles: Vec::new(), epoch: EPOCH_1900 };
        xml::walk(workbook, |piece| {
            if let Piece::Open("workbookPr", attributes) = piece
                && attributes.get("date1904").is_some_and(|value| value == "1" || value == "true")
            {
                dates.epoch = EPOCH_1904;
            }
            Ok(Flow::On)
        })?;
        let Some(part) = archive.parts("spreadsheetml.styles+xml", "xl/styles").into_iter().next() else {
            return Ok(dates);
        };
        let styles = archive.xml(&part)?.unwrap_or_default();
        let (mut own, mut in_cells) = (HashSet::new(), false);
        xml::walk(&styles, |piece| {
            match piece {
                Piece::Open("numFmt", attributes)
                    if attributes.get("formatCode").is_some_and(|code| shows_date(&code)) =>
                {
                    own.extend(attributes.get("numFmtId"));
                }
                Piece::Open("cellXfs", _) => in_cells = true,
                Piece::Close("cellXfs") => in_cells = false,
                Piece::Open("xf", attributes) if in_cells => {
                    let format = attributes.get("numFmtId").unwrap_or_default();
                    dates.styles.push(own.contains(&format) || is_builtin(&format));
                }
                _ => {}
            }
            Ok(Flow::On)
        })?;
        Ok(dates)
    }

    /// A number as a date, a time, or both, if the cell's style shows it so.
    pub fn written(&self, style: &str, number: &str) -> Option<String> {
        let shown = style.parse().ok().and_then(|at: usize| self.styles.get(at)).copied()?;
        let serial: f64 = number.trim().parse().ok().filter(|_| shown)?;
        // The year 9999 is where Excel's calendar ends.
        if !(0.0..2_958_466.0).contains(&serial) {
            return None;
        }
        let seconds = (serial.fract() * 86_400.0).round() as i32;
        let (day, seconds) = (serial as i32 + seconds / 86_400, seconds % 86_400);
        let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        if day == 0 {
            return Some(time);
        }
        let before_march = self.epoch == EPOCH_1900 && day < 60;
        let date = Date::from_julian_day(self.epoch + day + i32::from(before_march)).ok()?;
        let date = format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day());
        Some(if seconds == 0 { date } else { format!("{date} {time}") })
    }
}

/// The formats that every workbook has without listing them (ECMA-376 part 1, 18.8.30), the East Asian ones included.
fn is_builtin(format: &str) -> bool {
    matches!(format.parse(), Ok(14..=22 | 27..=36 | 45..=47 | 50..=58))
}

/// Whether a format's code asks for a part of a date outside of quoted, escaped and bracketed text.
fn shows_date(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            // A colour, a condition or a locale; but `[h]` counts hours.
            '[' => {
                let inner: String = characters.by_ref().take_while(|c| *c != ']').collect();
                if !inner.is_empty()
                    && inner.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'))
                {
                    return true;
                }
            }
            'G' | 'g'
                if characters.as_str().get(..6).is_some_and(|rest| rest.eq_ignore_ascii_case("eneral")) =>
            {
                characters.nth(5);
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_days_become_dates() {
        let dates = Dates { styles: vec![false, true], epoch: EPOCH_1900 };
        for (number, expected) in [
            ("43363", "2018-09-20"),
            ("1", "1900-01-01"),
            ("61", "1900-03-01"),
            ("46329.291666666664", "2026-11-03 07:00:00"),
            ("0.5", "12:00:00"),
            ("2958465", "9999-12-31"),
        ] {
            assert_eq!(dates.written("1", number).as_deref(), Some(expected), "{number}");
        }
        for (style, number) in
            [("0", "43363"), ("7", "43363"), ("", "1"), ("1", "-1"), ("1", "1e300"), ("1", "NaN")]
        {
            assert_eq!(dates.written(style, number), None, "{style} {number}");
        }
        let old = Dates { epoch: EPOCH_1904, ..dates };
        assert_eq!(old.written("1", "1").as_deref(), Some("1904-01-02"));
    }

    #[test]
    fn a_format_is_a_date_by_its_code() {
        for code in ["yyyy-mm-dd", "[$-409]d/m/yy;@", "h:mm AM/PM", "[h]:mm", "[Red]DD.MM."] {
            assert!(shows_date(code), "{code}");
        }
        for code in
            ["General", "0.00", "#,##0 \"days\"", "0\\d", "[Red]0", "_($* #,##0_)", "@", "[$USD] 0", ""]
        {
            assert!(!shows_date(code), "{code}");
        }
    }
}
