//! Looks at what a picture says beside its pixels: who took it and where (Exif 2.32, XMP, texts of a PNG).

use commons_extract::{FindingCode, Findings};

/// Adds what a JPEG or PNG picture says of people and places; other bytes say nothing.
pub fn look(bytes: &[u8], at: &str, findings: &mut Findings) {
    for told in said(bytes) {
        findings.add(FindingCode::Metadata, at, told);
    }
}

/// What the picture says, each in a few words.
fn said(bytes: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    for (kind, data) in segments(bytes) {
        match kind {
            Segment::Exif => told.extend(exif(data)),
            Segment::Xmp => told.extend(xmp(&String::from_utf8_lossy(data))),
            Segment::Text => {
                let (key, value) =
                    data.split_at(data.iter().position(|byte| *byte == 0).unwrap_or(data.len()));
                let key = String::from_utf8_lossy(key);
                if ["Author", "Copyright", "Comment", "Artist"]
                    .iter()
                    .any(|name| key.eq_ignore_ascii_case(name))
                {
                    let value: String =
                        String::from_utf8_lossy(value).chars().filter(|c| !c.is_control()).collect();
                    told.push(format!("{key}: {value}"));
                } else if key.contains("XML:com.adobe.xmp") {
                    told.extend(xmp(&String::from_utf8_lossy(value)));
                }
            }
        }
    }
    told
}

/// The kinds of segment that say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment {
    Exif,
    Xmp,
    Text,
}

/// The segments of a JPEG picture, or the chunks of a PNG one, that say something.
fn segments(bytes: &[u8]) -> Vec<(Segment, &[u8])> {
    let mut found = Vec::new();
    if let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        while let Some((length, tail)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            let (Some(kind), Some(data)) = (tail.get(..4), tail.get(4..length.saturating_add(4))) else {
                break;
            };
            match kind {
                b"eXIf" => found.push((Segment::Exif, data)),
                b"tEXt" | b"iTXt" => found.push((Segment::Text, data)),
                _ => {}
            }
            rest = tail.get(length.saturating_add(8)..).unwrap_or_default();
        }
    } else if let Some(mut rest) = bytes.strip_prefix(b"\xff\xd8") {
        while let [0xff, marker, a, b, ..] = rest {
            let length = usize::from(u16::from_be_bytes([*a, *b])).max(2);
            let Some(data) = rest.get(4..length + 2).filter(|_| *marker != 0xda) else { break };
            if let (0xe1, Some(exif)) = (marker, data.strip_prefix(b"Exif\0\0")) {
                found.push((Segment::Exif, exif));
            } else if *marker == 0xe1 && data.starts_with(b"http://ns.adobe.com/xap/1.0/\0") {
                found.push((Segment::Xmp, data));
            }
            rest = &rest[length + 2..];
        }
    }
    found
}

/// Names and the place of a TIFF directory.
fn exif(data: &[u8]) -> Vec<String> {
    /// Tags of the first directory (TIFF 6.0, Exif 2.32) that name a person, and the one that leads to the place.
    const ARTIST: u16 = 0x013b;
    const COPYRIGHT: u16 = 0x8298;
    const AUTHOR: u16 = 0x9c9d;
    const GPS: u16 = 0x8825;
    let mut told = Vec::new();
    let little = data.starts_with(b"II");
    let short = |at: usize| {
        data.get(at..)?
            .first_chunk()
            .map(|two| if little { u16::from_le_bytes(*two) } else { u16::from_be_bytes(*two) })
    };
    let long = |at: usize| {
        let four = data.get(at..)?.first_chunk()?;
        Some(if little { u32::from_le_bytes(*four) } else { u32::from_be_bytes(*four) } as usize)
    };
    let Some(start) = long(4) else { return told };
    let count = usize::from(short(start).unwrap_or(0));
    for at in (0..count).map(|entry| start.saturating_add(2 + 12 * entry)) {
        let (Some(tag), Some(length), Some(value)) =
            (short(at), long(at.saturating_add(4)), long(at.saturating_add(8)))
        else {
            break;
        };
        match tag {
            // A directory of its own, which is worth a word when there is anything in it.
            GPS if short(value).is_some_and(|entries| entries > 1) => {
                told.push("the place where it was taken".to_owned())
            }
            ARTIST | COPYRIGHT | AUTHOR => {
                let from = if length <= 4 { at + 8 } else { value };
                let bytes = data.get(from..from.saturating_add(length.min(200))).unwrap_or_default();
                let name: String =
                    String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_control()).collect();
                if !name.trim().is_empty() {
                    told.push(name.trim().to_owned());
                }
            }
            _ => {}
        }
    }
    told
}

/// The creators and the place in a packet of XMP (ISO 16684-1).
pub fn xmp(packet: &str) -> Vec<String> {
    let mut told = Vec::new();
    for (from, to) in [
        ("<dc:creator", "</dc:creator>"),
        ("<pdf:Author", "</pdf:Author>"),
        ("<photoshop:AuthorsPosition", "</photoshop:AuthorsPosition>"),
    ] {
        let inner = packet.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inner, _)| inner);
        let mut in_tag = true;
        let name: String = inner
            .unwrap_or_default()
            .chars()
            .filter(|c| {
                let shown = !in_tag && *c != '<';
                in_tag = match c {
                    '<' => true,
                    '>' => false,
                    _ => in_tag,
                };
                shown && *c != '>'
            })
            .collect();
        if !name.trim().is_empty() {
            told.push(name.trim().to_owned());
        }
    }
    if packet.contains("exif:GPSLatitude") {
        told.push("the place where it was taken".to_owned());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn names_and_places_are_found_and_harmless_segments_are_not() {
        let found = said(&sample::photo());
        assert_eq!(found, ["Ana Maple", "the place where it was taken"]);
        assert!(said(&sample::jpeg(4, 4)).is_empty() && said(&sample::png(4, 4)).is_empty());
        let packet = "<x><dc:creator><rdf:Seq><rdf:li>Bo Elm</rdf:li></rdf:Seq></dc:creator></x>";
        assert_eq!(xmp(packet), ["Bo Elm"]);
        assert!(xmp("<dc:title>t</dc:title>").is_empty());
    }

    #[test]
    fn cut_pictures_are_no_trouble() {
        let whole = sample::photo();
        for cut in 0..whole.len() {
            said(&whole[..cut]);
        }
    }
}
