//! Reads plain text, Markdown and CSV in whatever encoding they come.

use chardetng::EncodingDetector;
use commons_extract::{Heading, TEXT_BYTES};
use encoding_rs::{Encoding, UTF_8};

use crate::{document::Found, headings::Headings};

/// More bytes than this are not looked at: four to a character is the most that any encoding here needs.
const LOOK_BYTES: usize = 4 * TEXT_BYTES;

/// Reads text; in Markdown (`md`) the first heading of the first level is the title.
pub fn read(bytes: &[u8], extension: &str) -> Found {
    let look = &bytes[..bytes.len().min(LOOK_BYTES)];
    let text = decode(look);
    let headings = if extension == "md" { headings(&text) } else { Vec::new() };
    let title = headings.iter().find(|heading| heading.level == 1).map(|heading| heading.text.clone());
    Found { text, title, truncated: look.len() < bytes.len(), headings, ..Found::default() }
}

/// By the byte order mark, else UTF-8 if it is that, else what the bytes look like.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    let utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // The last character may have been cut by the limit above.
        Err(broken) => broken.error_len().is_none(),
    };
    if utf8 {
        return UTF_8.decode_without_bom_handling(bytes).0.into_owned();
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, false).decode_without_bom_handling(bytes).0.into_owned()
}

/// Markdown's headings (CommonMark 0.31, 4.2 and 4.3), those in code and in the block of settings at the top left out.
fn headings(text: &str) -> Vec<Heading> {
    let mut headings = Headings::default();
    let (mut fence, mut before) = (None, "");
    let mut lines = text.lines();
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        lines.by_ref().skip(1).find(|line| matches!(line.trim_end(), "---" | "..."));
    }
    for line in lines {
        // Four spaces make code.
        let words = if line.starts_with("    ") { "" } else { line.trim() };
        let mark = ["```", "~~~"].into_iter().find(|mark| words.starts_with(mark));
        if fence.is_some() || mark.is_some() {
            fence = match fence {
                Some(open) if Some(open) != mark => fence,
                Some(_) => None,
                None => mark,
            };
            before = "";
            continue;
        }
        let level = words.bytes().take_while(|byte| *byte == b'#').count();
        let rest = &words[level..];
        if (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
            let shorter = rest.trim_end_matches('#');
            let closed = shorter.is_empty() || shorter.ends_with([' ', '\t']);
            headings.add(level as u8, if closed { shorter } else { rest });
            before = "";
            continue;
        }
        let underlined =
            |with: char| !words.is_empty() && !before.is_empty() && words.chars().all(|c| c == with);
        if underlined('=') || underlined('-') {
            headings.add(if words.starts_with('=') { 1 } else { 2 }, before);
            before = "";
        } else {
            // A quote or a row of a table is not what a line below it makes a heading of.
            before = if words.starts_with(['>', '|', '-', '*', '+']) { "" } else { words };
        }
    }
    headings.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_read() {
        let text = "Boleta electoral: ¿dónde voto mañana? Señal número 3 está aquí.";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            latin,
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(read(&bytes, "txt").text, text);
        }
    }

    #[test]
    fn the_first_heading_of_markdown_is_its_title() {
        let text = b"intro\n```\n# not this\n```\n# Opening the polls #\n# Second\n";
        assert_eq!(read(text, "md").title.as_deref(), Some("Opening the polls"));
        assert_eq!(read(text, "txt").title, None);
        assert!(read(text, "txt").headings.is_empty());
    }

    #[test]
    fn headings_of_markdown_are_found_in_both_ways_of_writing() {
        let text = "---\nkey: value\n---\n# One\n\nTwo\n---\n~~~\n# code\n```\n~~~\n    # code\n### Three ###\n#hash\nFour\n===\n| a |\n---\n\n---\n## C#\n";
        let found = read(text.as_bytes(), "md").headings;
        let told: Vec<_> = found.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
        assert_eq!(told, [(1, "One"), (2, "Two"), (3, "Three"), (1, "Four"), (2, "C#")]);
    }

    #[test]
    fn a_long_text_is_cut_and_said() {
        let found = read(&vec![b'a'; LOOK_BYTES + 1], "txt");
        assert!(found.truncated);
        assert!(!read(b"a", "txt").truncated);
    }
}
