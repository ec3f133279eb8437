//! Collects the headings of a document: in order, each on one line, and no more of them than anybody would list.

use commons_extract::Heading;

use crate::tidy;

/// The most headings that are kept.
const HEADINGS: usize = 300;
/// The most that they may hold together, in bytes, since the answer must carry them beside the text.
const BYTES: usize = 24 << 10;
/// The longest heading, in characters; what is longer is a paragraph in a heading's clothes and is cut.
const CHARS: usize = 200;

/// The headings so far.
#[derive(Debug, Default)]
pub struct Headings {
    list: Vec<Heading>,
    bytes: usize,
}

impl Headings {
    /// Adds a heading, unless nothing is left of it or there are enough. Levels are 1 to 9; others are moved to the next.
    pub fn add(&mut self, level: u8, text: &str) {
        if self.list.len() == HEADINGS || self.bytes >= BYTES {
            return;
        }
        let start = text.char_indices().nth(10 * CHARS).map_or(text, |(end, _)| &text[..end]);
        let Some(line) = tidy::title(start) else { return };
        let text: String = line.chars().take(CHARS).collect();
        self.bytes += text.len();
        self.list.push(Heading { level: level.clamp(1, 9), text: text.trim_end().to_owned() });
    }

    /// The headings in order.
    pub fn finish(self) -> Vec<Heading> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_come_on_one_line_and_end_somewhere() {
        let mut headings = Headings::default();
        headings.add(0, " Opening\n the\tpolls ");
        headings.add(12, &"x".repeat(5000));
        headings.add(2, "\u{200b} ");
        let list = headings.finish();
        assert_eq!((list[0].level, list[0].text.as_str()), (1, "Opening the polls"));
        assert_eq!((list[1].level, list[1].text.len(), list.len()), (9, CHARS, 2));
        let mut many = Headings::default();
        (0..10_000).for_each(|_| many.add(1, "Ballots"));
        assert_eq!(many.finish().len(), HEADINGS);
        let mut long = Headings::default();
        (0..10_000).for_each(|_| long.add(1, &"选票".repeat(CHARS)));
        assert!(long.finish().iter().map(|heading| heading.text.len()).sum::<usize>() < BYTES + 4 * CHARS);
    }
}
