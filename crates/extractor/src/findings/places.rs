//! Says where in a document a stretch of its text stands: by page, sheet or slide where the format has them, else by line.

use crate::document::Found;

/// The places of a text.
pub enum Places {
    /// Where each place begins, in bytes, in order, and what it is called.
    Named(Vec<(usize, String)>),
    /// Where each line begins.
    Lines(Vec<usize>),
}

impl Places {
    /// The places of what was found.
    pub fn of(found: &Found) -> Self {
        if !found.places.is_empty() {
            return Self::Named(found.places.clone());
        }
        let ends = found.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self::Lines(std::iter::once(0).chain(ends).collect())
    }

    /// What the place at `offset` is called.
    pub fn at(&self, offset: usize) -> String {
        match self {
            Self::Named(places) => {
                let after = places.partition_point(|(start, _)| *start <= offset);
                after
                    .checked_sub(1)
                    .and_then(|at| places.get(at))
                    .map(|(_, name)| name.clone())
                    .unwrap_or_default()
            }
            Self::Lines(starts) => format!("line {}", starts.partition_point(|start| *start <= offset)),
        }
    }
}

/// The words around a finding, on one line, with what was found replaced by its mask.
pub fn around(text: &str, start: usize, end: usize, mask: &str) -> String {
    /// Some words before, and what fits after.
    const BEFORE: usize = 24;
    const AFTER: usize = 24;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let stop = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let from = text.floor_char_boundary(start.saturating_sub(BEFORE)).max(line);
    let to = text.floor_char_boundary((end + AFTER).min(text.len())).min(stop).max(end);
    // What stands beside it may be the next number of the same kind.
    let hide = |part: &str| -> String {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        part.chars()
            .map(|c| {
                if c == '\t' {
                    ' '
                } else if digits > 3 && c.is_ascii_digit() {
                    '*'
                } else {
                    c
                }
            })
            .collect()
    };
    format!("{}{mask}{}", hide(&text[from..start]), hide(&text[end..to])).trim().to_owned()
}

/// A number with all its digits hidden but the last `keep`.
pub fn mask(number: &str, keep: usize) -> String {
    let total = number.chars().filter(char::is_ascii_alphanumeric).count();
    let mut seen = 0;
    let hidden = |c: char| {
        if !c.is_ascii_alphanumeric() {
            return c;
        }
        seen += 1;
        if seen + keep <= total { '*' } else { c }
    };
    number.chars().map(hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_pages_or_else_lines() {
        let mut found = Found { text: "one\ntwo\nthree".into(), ..Found::default() };
        assert_eq!(Places::of(&found).at(0), "line 1");
        assert_eq!(Places::of(&found).at(9), "line 3");
        found.places = vec![(0, "page 1".into()), (4, "page 2".into())];
        assert_eq!(Places::of(&found).at(3), "page 1");
        assert_eq!(Places::of(&found).at(12), "page 2");
    }

    #[test]
    fn what_was_found_and_its_neighbours_are_masked() {
        let text = "x\nDaños 219-09-9999\t987-65-4321 y\nz";
        let start = text.find("219").unwrap();
        assert_eq!(around(text, start, start + 11, "***-**-9999"), "Daños ***-**-9999 ***-**-**** y");
        assert_eq!(mask("D123-4567", 2), "****-**67");
    }
}
