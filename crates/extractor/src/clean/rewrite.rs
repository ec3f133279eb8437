//! Writes a part's XML again without some of its elements. What stays, stays byte for byte.

use commons_extract::Refusal;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::xml::Attributes;

/// Deeper than any honest document.
const DEPTH: usize = 256;

/// An element that begins.
pub struct Element<'a> {
    /// Its name without the prefix.
    pub name: &'a str,
    /// Its name without the prefix of the element that it stands in; empty for the first.
    pub within: &'a str,
    /// How many elements began before it and with it: 1 for the first.
    pub count: usize,
    /// Whether it has the prefix of the first element, as a part's own elements do.
    pub is_own: bool,
    /// Its attributes.
    pub attributes: Attributes<'a>,
}

/// What becomes of an element.
pub enum Fate {
    /// It stays.
    Keep,
    /// It goes with all in it.
    Drop,
    /// It goes, and what is in it stays.
    Unwrap,
    /// It stays without the attributes of this local name and value.
    Without(&'static str, String),
    /// This XML takes its place and that of all in it.
    Become(String),
}

/// The part without what `fate` takes away.
///
/// # Errors
/// What a reader of the part refuses: a document type, nesting deeper than 256, broken markup.
pub fn rewrite(xml: &str, mut fate: impl FnMut(&Element<'_>) -> Fate) -> Result<String, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut out = String::with_capacity(xml.len());
    // Of each open element its name and whether its end is written.
    let mut open: Vec<(String, bool)> = Vec::new();
    let (mut dropping, mut count, mut own) = (0_usize, 0_usize, String::new());
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(Refusal::damaged)?;
        let raw = xml.get(from..reader.buffer_position() as usize).unwrap_or_default();
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= DEPTH {
                    return Err(Refusal::TooDeep);
                }
                let name = start.local_name().into_inner().to_owned();
                if dropping > 0 {
                    dropping += 1;
                } else {
                    let taken = judge(&start, count, &mut own, &open, &mut fate);
                    if let Fate::Drop | Fate::Become(_) = taken {
                        dropping = 1;
                    }
                    let written = put(&mut out, &start, raw, &taken);
                    open.push((name, written));
                    continue;
                }
                open.push((name, false));
            }
            Event::Empty(start) => {
                count += 1;
                if dropping == 0 {
                    let taken = judge(&start, count, &mut own, &open, &mut fate);
                    put(&mut out, &start, raw, &taken);
                }
            }
            Event::End(_) => {
                let written = open.pop().is_some_and(|(_, written)| written);
                if dropping > 0 {
                    dropping -= 1;
                } else if written {
                    out.push_str(raw);
                }
            }
            Event::DocType(_) => return Err(Refusal::DeclaresEntities),
            Event::Eof if !open.is_empty() => return Err(Refusal::damaged("the markup breaks off")),
            Event::Eof => return Ok(out),
            // The part was turned into UTF-8 when it was read.
            Event::Decl(_) => out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"),
            Event::Comment(_) => {}
            _ if dropping == 0 => out.push_str(raw),
            _ => {}
        }
    }
}

fn judge(
    start: &BytesStart<'_>,
    count: usize,
    own: &mut String,
    open: &[(String, bool)],
    fate: &mut impl FnMut(&Element<'_>) -> Fate,
) -> Fate {
    let attributes = Attributes(start);
    if count == 1 {
        *own = attributes.prefix().to_owned();
    }
    fate(&Element {
        name: start.local_name().into_inner(),
        within: open.last().map_or("", |(name, _)| name),
        count,
        is_own: attributes.prefix() == own,
        attributes,
    })
}

/// Writes the tag as it shall be; whether its end is to be written as well.
fn put(out: &mut String, start: &BytesStart<'_>, raw: &str, fate: &Fate) -> bool {
    match fate {
        Fate::Keep => out.push_str(raw),
        Fate::Drop | Fate::Unwrap => return false,
        Fate::Become(other) => {
            out.push_str(other);
            return false;
        }
        Fate::Without(name, value) => {
            out.push('<');
            out.push_str(start.name().into_inner());
            for attribute in start.attributes().with_checks(false).flatten() {
                let key: &str = attribute.key.into_inner();
                if key.rsplit(':').next() != Some(*name) || *attribute.value != **value {
                    // The value is as it stood, with its references; of the two quotes it can hold only the other.
                    let quote = if attribute.value.contains('"') { '\'' } else { '"' };
                    out.extend([" ", key, "="]);
                    out.push(quote);
                    out.push_str(&attribute.value);
                    out.push(quote);
                }
            }
            out.push_str(if raw.ends_with("/>") { "/>" } else { ">" });
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_stays_byte_for_byte() {
        let xml = "<?xml version='1.0' encoding='utf-16'?><w:a  x='1'>t&amp;<w:b/><!-- c --><d><w:b>in</w:b></d><e><f q='it\"s' r:id='r1'/></e>é</w:a>";
        let told = rewrite(xml, |element| match element.name {
            "b" if element.is_own => Fate::Drop,
            "d" => Fate::Unwrap,
            "f" => Fate::Without("id", "r1".into()),
            _ => Fate::Keep,
        });
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:a  x='1'>t&amp;<e><f q='it\"s'/></e>é</w:a>";
        assert_eq!(told.as_deref(), Ok(expected));
    }

    #[test]
    fn elements_are_counted_as_the_walk_counts_them() {
        let xml = "<a><b><c/></b><d/></a>";
        let mut counts = Vec::new();
        rewrite(xml, |element| {
            counts.push((element.name.to_owned(), element.within.to_owned(), element.count));
            if element.name == "b" { Fate::Become("<x/>".into()) } else { Fate::Keep }
        })
        .unwrap();
        let told: Vec<_> =
            counts.iter().map(|(name, within, count)| (name.as_str(), within.as_str(), *count)).collect();
        assert_eq!(told, [("a", "", 1), ("b", "a", 2), ("d", "a", 4)]);
        assert_eq!(rewrite("<!DOCTYPE a><a/>", |_| Fate::Keep), Err(Refusal::DeclaresEntities));
        assert!(rewrite("<a><b></a>", |_| Fate::Keep).is_err() && rewrite("<a>", |_| Fate::Keep).is_err());
    }
}
