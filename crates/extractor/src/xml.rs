//! Walks a part's XML from start to end, and stops at what no office program writes.

use commons_extract::Refusal;
use encoding_rs::Encoding;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event, attributes::Attribute},
};

/// Deeper than any honest document: tables in text boxes in tables reach some forty.
const DEPTH: usize = 256;

/// A step of the walk. Names are local: the prefix is a producer's whim and strict files use other namespaces.
pub enum Piece<'a> {
    /// An element begins. An empty one is closed right after.
    Open(&'a str, Attributes<'a>),
    /// An element ends.
    Close(&'a str),
    /// Characters, perhaps only some of an element's.
    Text(&'a str),
}

/// Whether the walk goes on.
#[derive(PartialEq, Eq)]
pub enum Flow {
    /// It goes on.
    On,
    /// Enough was read.
    Stop,
}

/// The attributes of an element, read when asked for.
pub struct Attributes<'a>(pub(crate) &'a BytesStart<'a>);

impl Attributes<'_> {
    /// An attribute's value by its local name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.find(name, |_| true)
    }

    /// The same, of an attribute that has a prefix: `<p:sldId id='256' r:id='rId2'/>` has two of one local name.
    pub fn prefixed(&self, name: &str) -> Option<String> {
        self.find(name, |found| found.key.prefix().is_some())
    }

    /// The prefix of the element's name, which tells a word processor's `moveTo` from a drawing's; empty without one.
    pub fn prefix(&self) -> &str {
        let name: &str = self.0.name().into_inner();
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    fn find(&self, name: &str, fits: impl Fn(&Attribute<'_>) -> bool) -> Option<String> {
        let named = |found: &Attribute<'_>| found.key.local_name().into_inner() == name && fits(found);
        // Looking for one said twice would cost the square of their number.
        let attribute = self.0.attributes().with_checks(false).flatten().find(named)?;
        attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    }
}

/// Walks `xml`, telling `visit` each piece in order.
///
/// # Errors
/// A document type (entities of one's own, which may multiply or fetch), nesting deeper than 256, broken markup.
pub fn walk(xml: &str, mut visit: impl FnMut(Piece<'_>) -> Result<Flow, Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        let flow = match reader.read_event().map_err(Refusal::damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Refusal::TooDeep);
                }
                visit(Piece::Open(start.local_name().into_inner(), Attributes(&start)))?
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Piece::Close(end.local_name().into_inner()))?
            }
            Event::Text(text) => visit(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => visit(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                let text = match reference.resolve_char_ref().map_err(Refusal::damaged)? {
                    Some(character) => &*character.encode_utf8(&mut buffer),
                    None => match &*reference {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        name => return Err(Refusal::damaged(format!("unknown entity {name}"))),
                    },
                };
                visit(Piece::Text(text))?
            }
            Event::DocType(_) => return Err(Refusal::DeclaresEntities),
            Event::Eof if depth > 0 => return Err(Refusal::damaged("the markup breaks off")),
            Event::Eof => return Ok(()),
            _ => Flow::On,
        };
        if flow == Flow::Stop {
            return Ok(());
        }
    }
}

/// A part's bytes as text: by its byte order mark, else by its declaration, else UTF-8 (XML 1.0, appendix F).
pub fn decode(bytes: Vec<u8>) -> String {
    let encoding = match bytes.get(..4) {
        _ if Encoding::for_bom(&bytes).is_some() => encoding_rs::UTF_8, // `decode` below heeds the mark itself.
        Some(b"<\0?\0") => encoding_rs::UTF_16LE,
        Some(b"\0<\0?") => encoding_rs::UTF_16BE,
        _ => declared(&bytes).unwrap_or(encoding_rs::UTF_8),
    };
    if encoding == encoding_rs::UTF_8 && Encoding::for_bom(&bytes).is_none() {
        return String::from_utf8(bytes)
            .unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned());
    }
    encoding.decode(&bytes).0.into_owned()
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let declaration = std::str::from_utf8(head.split(|byte| *byte == b'>').next()?).ok()?;
    let value = declaration.strip_prefix("<?xml")?.split_once("encoding")?.1;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let label = value.get(1..)?.split(['"', '\'']).next()?;
    // A part that can be read this far is not UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<String, Refusal> {
        let mut text = String::new();
        walk(xml, |piece| {
            match piece {
                Piece::Open(name, attributes) => {
                    text.push_str(&format!("<{name}{}", attributes.get("k").unwrap_or_default()));
                }
                Piece::Close(name) => text.push_str(&format!("/{name}>")),
                Piece::Text(part) => text.push_str(part),
            }
            Ok(Flow::On)
        })?;
        Ok(text)
    }

    #[test]
    fn pieces_come_in_order_with_references_resolved() {
        let told = told("<?xml version='1.0'?><w:a x:k='1&amp;2'>b&amp;c&#x41;<![CDATA[<d>]]><e/></w:a>");
        assert_eq!(told.as_deref(), Ok("<a1&2b&cA<d><e/e>/a>"));
    }

    #[test]
    fn attacks_and_broken_markup_are_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>";
        assert_eq!(told(bomb), Err(Refusal::DeclaresEntities));
        assert_eq!(told(&"<x>".repeat(100_000)), Err(Refusal::TooDeep));
        for broken in ["<x>&own;</x>", "<x><y></x>", "<x>", "<x", "<x>&#xFFFFFFFF;</x>"] {
            assert_eq!(told(broken).err().map(|refusal| refusal.code()), Some("damaged"), "{broken}");
        }
    }

    #[test]
    fn any_encoding_is_read() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><x>é</x>";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf16.clone()), text);
        assert_eq!(decode([&b"\xff\xfe"[..], &utf16].concat()), text);
        assert_eq!(decode([&b"\xef\xbb\xbf"[..], "<x>é</x>".as_bytes()].concat()), "<x>é</x>");
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><x>\xe9</x>".to_vec();
        assert!(decode(latin).ends_with("<x>é</x>"));
    }
}
