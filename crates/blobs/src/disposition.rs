//! The `Content-Disposition` of a download: a name from a stranger, made safe for every browser and disk.

use std::fmt::Write;

/// The longest name in bytes that common file systems take.
const LONGEST: usize = 255;

/// `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266, section 4; RFC 8187, section 3.2) for a file name as its
/// uploader gave it. Only its last path segment is kept, without control and direction marks, within 255 bytes and
/// with its extension; a name of which nothing is left becomes `download`.
pub fn attachment(filename: &str) -> String {
    let name = clean(filename);
    // The fallback for very old clients: RFC 6266, appendix D, advises against escapes and percent signs in it.
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            c if c.is_ascii_graphic() || c == ' ' => c,
            _ => '_',
        })
        .collect();
    // The attr-char of RFC 8187.
    let encoded = percent_encode(&name, b"!#$&+-.^_`|~");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// Everything but ASCII letters, digits and `kept` as `%XX`.
pub(crate) fn percent_encode(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn clean(filename: &str) -> String {
    let segment = filename.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = segment.chars().filter(|c| !is_mark(*c)).collect();
    // Windows drops dots and spaces at the end, and a leading dot hides a file.
    let name = visible.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() {
        return "download".to_owned();
    }
    shorten(name)
}

/// Characters that are not seen: controls, joiners, and the marks that turn the direction of writing, with which
/// `gnp.exe` can be made to look like `exe.png` (Unicode TR 36, section 2.4).
fn is_mark(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// Cuts the stem, keeps the extension.
fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let dot = name.rfind('.').filter(|dot| (1..=16).contains(&(name.len() - dot)));
    let (stem, extension) = name.split_at(dot.unwrap_or(name.len()));
    let stem = &stem[..stem.floor_char_boundary(LONGEST - extension.len())];
    format!("{}{extension}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_name_stands_twice() {
        assert_eq!(
            attachment("Chain of custody.docx"),
            "attachment; filename=\"Chain of custody.docx\"; filename*=UTF-8''Chain%20of%20custody.docx"
        );
    }

    #[test]
    fn other_alphabets_are_encoded() {
        assert_eq!(
            attachment("boleta-año.pdf"),
            "attachment; filename=\"boleta-a_o.pdf\"; filename*=UTF-8''boleta-a%C3%B1o.pdf"
        );
    }

    #[test]
    fn nothing_breaks_out_of_the_header_or_the_folder() {
        for (name, plain) in [
            ("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"),
            ("a\"; filename=\"b.exe", "a_; filename=_b.exe"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Dana\\form.docx", "form.docx"),
            ("..", "download"),
            ("", "download"),
            ("\u{0}\u{7f}", "download"),
            ("invoice\u{202e}gnp.exe", "invoicegnp.exe"),
            ("\u{200f}a\u{2066}.pdf", "a.pdf"),
            (".bashrc", "bashrc"),
            ("form.docx. . ", "form.docx"),
            ("100%41.pdf", "100_41.pdf"),
        ] {
            let header = attachment(name);
            assert!(
                header.starts_with(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''")),
                "{header}"
            );
            assert!(header.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{header}");
            assert_eq!(header.matches('"').count(), 2, "{header}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let cleaned = clean(&format!("{}.docx", "ñ".repeat(300)));
        assert!(cleaned.len() <= 255 && cleaned.ends_with("ñ.docx"), "{cleaned}");
        assert_eq!(clean(&"x".repeat(255)).len(), 255);
        assert_eq!(clean(&"x".repeat(256)).len(), 255);
        assert_eq!(
            clean(&format!("a.{}", "b".repeat(400))).len(),
            255,
            "what is no extension is cut as well"
        );
    }
}
