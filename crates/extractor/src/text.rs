//! Reads plain text, Markdown and CSV in whatever encoding they come.

use chardetng::EncodingDetector;
use commons_extract::TEXT_BYTES;
use encoding_rs::{Encoding, UTF_8};

use crate::document::Found;

/// More bytes than this are not looked at: four to a character is the most that any encoding here needs.
const LOOK_BYTES: usize = 4 * TEXT_BYTES;

/// Reads text; in Markdown (`md`) the first heading is the title.
pub fn read(bytes: &[u8], extension: &str) -> Found {
    let look = &bytes[..bytes.len().min(LOOK_BYTES)];
    let text = decode(look);
    let title = if extension == "md" { heading(&text) } else { None };
    Found { text, title, truncated: look.len() < bytes.len(), ..Found::default() }
}

/// By the byte order mark, else UTF-8 if it is that, else what the bytes look like.
fn decode(bytes: &[u8]) -> String {
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

fn heading(text: &str) -> Option<String> {
    let mut fenced = false;
    for line in text.lines().take(1000) {
        fenced ^= line.trim_start().starts_with("```");
        if let Some(title) = line.strip_prefix("# ").filter(|_| !fenced) {
            return Some(title.trim().trim_end_matches('#').trim_end().to_owned());
        }
    }
    None
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
    }

    #[test]
    fn a_long_text_is_cut_and_said() {
        let found = read(&vec![b'a'; LOOK_BYTES + 1], "txt");
        assert!(found.truncated);
        assert!(!read(b"a", "txt").truncated);
    }
}
