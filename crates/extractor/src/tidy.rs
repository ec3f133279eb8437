//! Makes text fit to be stored, searched and shown: no characters that hide, turn or break it.

use commons_extract::{TEXT_BYTES, TITLE_CHARS};
use unicode_normalization::UnicodeNormalization;

/// Tidied text, at most [`TEXT_BYTES`] long, and whether the end was cut.
///
/// Composed (NFC), typographic ligatures resolved, runs of spaces as one, at most one empty line in a row; without
/// control characters, soft hyphens, marks of direction and zero-width characters, by which a text can read one way
/// and be found another. Joiners stay where they spell words, as in Persian, and go after a Latin letter.
pub fn tidy(raw: &str) -> (String, bool) {
    let mut out = String::with_capacity(raw.len().min(TEXT_BYTES));
    let (mut lines, mut tab, mut space) = (0_usize, false, false);
    let mut before = '\n';
    for character in raw.nfc().flat_map(resolved) {
        match character {
            '\r' => {
                lines += 1;
                (tab, space) = (false, false);
            }
            '\n' if before == '\r' => {}
            '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                lines += 1;
                (tab, space) = (false, false);
            }
            '\t' => tab = true,
            c if c.is_whitespace() => space = true,
            c if hides(c, before) => continue,
            c => {
                let gap = match (lines, tab, space) {
                    _ if out.is_empty() => "",
                    (0, false, false) => "",
                    (0, true, _) => "\t",
                    (0, false, true) => " ",
                    (1, ..) => "\n",
                    _ => "\n\n",
                };
                if out.len() + gap.len() + c.len_utf8() > TEXT_BYTES {
                    return (out, true);
                }
                out.push_str(gap);
                out.push(c);
                (lines, tab, space) = (0, false, false);
            }
        }
        before = character;
    }
    (out, false)
}

/// A title on one line, cut at [`TITLE_CHARS`]; `None` when nothing is left of it.
pub fn title(raw: &str) -> Option<String> {
    let start: String = raw.chars().take(10 * TITLE_CHARS).collect();
    let line = tidy(&start).0.replace(['\n', '\t'], " ");
    let title: String = line.chars().take(TITLE_CHARS).collect();
    let title = title.trim_end();
    (!title.is_empty()).then(|| title.to_owned())
}

/// A language tag (BCP 47) if it looks like one.
pub fn language(raw: &str) -> Option<String> {
    let tag = raw.trim().replace('_', "-");
    let fits = (2..=35).contains(&tag.len())
        && tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    fits.then_some(tag)
}

/// Latin ligatures as their letters; all else as it is, since "compatible" is not "equal" (x², ½, ™).
fn resolved(character: char) -> impl Iterator<Item = char> {
    let ligature = matches!(character, '\u{fb00}'..='\u{fb06}');
    let kept = (!ligature).then_some(character);
    kept.into_iter().chain(ligature.then(|| character.nfkc()).into_iter().flatten())
}

fn hides(character: char, before: char) -> bool {
    match character {
        '\u{200c}' | '\u{200d}' => before.is_ascii(),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{61c}' => true,
        '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_characters_go_and_letters_stay() {
        let raw = "\u{202e}gnitov\u{202c} zero\u{200b}width\u{200d}join ballot\u{ad} box \u{feff}\0\u{1b}";
        assert_eq!(tidy(raw).0, "gnitov zerowidthjoin ballot box");
        assert_eq!(tidy("o\u{fb03}ce \u{fb01}le x² e\u{301}").0, "office file x² é");
        assert_eq!(tidy("می\u{200c}روم").0, "می\u{200c}روم");
    }

    #[test]
    fn white_space_is_kept_in_measure() {
        assert_eq!(tidy("  a  b \t c\r\n\r\n\r\n d \r e\u{a0}f\x0cg \n").0, "a b\tc\n\nd\ne f\ng");
        assert_eq!(tidy(" \n\t ").0, "");
    }

    #[test]
    fn text_is_cut_at_a_whole_character() {
        let (text, cut) = tidy(&"é".repeat(TEXT_BYTES));
        assert!(cut && text.len() == TEXT_BYTES);
        let (text, cut) = tidy(&format!("a{}", "é".repeat(TEXT_BYTES / 2)));
        assert!(cut && text.len() == TEXT_BYTES - 1);
    }

    #[test]
    fn titles_and_languages_are_checked() {
        assert_eq!(title(" Seal\n log ").as_deref(), Some("Seal log"));
        assert_eq!(title("\0\u{200b} "), None);
        assert_eq!(title(&"x".repeat(10_000)).map(|title| title.len()), Some(TITLE_CHARS));
        assert_eq!(language("en_US").as_deref(), Some("en-US"));
        for wrong in ["", "e", "<b>", "en-", "-en", "a language of mine", "1a"] {
            assert_eq!(language(wrong), None, "{wrong}");
        }
    }
}
