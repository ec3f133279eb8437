//! Tells in which encoding a web page is, and decodes it.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};

/// How far into a page its encoding is looked for (HTML, 13.2.3.2).
const DECLARED_WITHIN: usize = 1024;

/// By the byte order mark, else UTF-8 if it is that, else by what the page says of itself, else by its look.
pub fn decode(bytes: &[u8]) -> String {
    if Encoding::for_bom(bytes).is_none() {
        let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
        if let Some(encoding) = declared(bytes).filter(|_| !is_utf8) {
            return encoding.decode_without_bom_handling(bytes).0.into_owned();
        }
        if !is_utf8 {
            let mut detector = EncodingDetector::new();
            detector.feed(bytes, true);
            return detector.guess(None, true).decode_without_bom_handling(bytes).0.into_owned();
        }
    }
    UTF_8.decode(bytes).0.into_owned()
}

/// The encoding that a `meta` element names, in either way of writing it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    head.split("<meta").skip(1).find_map(|meta| {
        let value = meta.split('>').next()?.split_once("charset")?.1.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/')).next()?;
        // A page that can be read this far is not UTF-16, whatever it says.
        Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names_or_shows() {
        let named =
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>\x93se\xf1al\x94";
        assert!(decode(named).ends_with("“señal”"));
        let wrong = "<meta charset='iso-8859-1'><p>señal".as_bytes();
        assert!(decode(wrong).ends_with("señal"));
        assert!(decode(b"<p>ma\xf1ana aqu\xed").ends_with("mañana aquí"));
        let utf16: Vec<u8> = "\u{feff}<p>señal".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&utf16).ends_with("señal"));
    }
}
