//! Cleans a JPEG or PNG picture: all segments go that say something beside the pixels and how they are to be shown.

use commons_extract::Refusal;

/// The copy of a picture. How a camera was held stays, since the picture would lie on its side without.
///
/// # Errors
/// Damaged when it breaks off, or is no picture of the two kinds.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    match bytes {
        [0xff, 0xd8, rest @ ..] => jpeg(rest),
        _ => png(bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").ok_or_else(|| Refusal::damaged("no picture"))?),
    }
}

/// Segment by segment up to the pixels (ITU-T T.81, annex B).
fn jpeg(mut rest: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = b"\xff\xd8".to_vec();
    let mut turned = None;
    let mut body = Vec::<u8>::new();
    loop {
        let (marker, a, b) = match rest {
            // Any number of 0xff may stand before a marker.
            [0xff, 0xff, ..] => {
                rest = &rest[1..];
                continue;
            }
            [0xff, marker, a, b, ..] => (*marker, *a, *b),
            _ => return Err(Refusal::damaged("the picture breaks off")),
        };
        if marker == 0xda {
            break;
        }
        let length = usize::from(u16::from_be_bytes([a, b])).max(2);
        let segment = rest.get(..length + 2).ok_or_else(|| Refusal::damaged("the picture breaks off"))?;
        match marker {
            0xe1 => {
                turned =
                    segment.get(4..).and_then(|data| orientation(data.strip_prefix(b"Exif\0\0")?)).or(turned)
            }
            // Density, colours (ICC) and how colours are written stay; texts of programs and people go.
            0xe0 | 0xee => body.extend(segment),
            0xe2 if segment.get(4..).is_some_and(|data| data.starts_with(b"ICC_PROFILE\0")) => {
                body.extend(segment)
            }
            0xe1..=0xef | 0xfe => {}
            _ => body.extend(segment),
        }
        rest = &rest[length + 2..];
    }
    if let Some(turned) = turned.filter(|turned| (2..=8).contains(turned)) {
        out.extend(b"\xff\xe1\0\x22Exif\0\0");
        out.extend(exif(turned));
    }
    out.extend(body);
    out.extend(pixels(rest));
    Ok(out)
}

/// From the scan to the end of the picture: what hangs behind it is no part of it. Within a scan 0xff stands before a zero or a restart.
fn pixels(rest: &[u8]) -> &[u8] {
    // Pictures in several scans end with the last mark of an end.
    let end = rest.windows(2).rposition(|two| two == b"\xff\xd9").map_or(rest.len(), |at| at + 2);
    let first = rest.windows(2).position(|two| two == b"\xff\xd9").map_or(end, |at| at + 2);
    // A second picture behind the first, such as a phone's preview, begins with a mark of its own.
    &rest[..if rest[first..].windows(3).any(|three| three == b"\xff\xd8\xff") { first } else { end }]
}

/// How the camera was held (Exif, tag 0x0112).
fn orientation(exif: &[u8]) -> Option<u8> {
    let little = exif.starts_with(b"II");
    let short = |at: usize| {
        exif.get(at..)?
            .first_chunk()
            .map(|two| if little { u16::from_le_bytes(*two) } else { u16::from_be_bytes(*two) })
    };
    let four: [u8; 4] = *exif.get(4..)?.first_chunk()?;
    let start = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize;
    let count = usize::from(short(start)?);
    let entries = (0..count).map(|entry| start.saturating_add(2 + 12 * entry));
    let entry = entries.take_while(|at| *at < exif.len()).find(|at| short(*at) == Some(0x0112))?;
    short(entry + 8).and_then(|turned| u8::try_from(turned).ok())
}

/// A directory that says how the camera was held and no more.
fn exif(turned: u8) -> [u8; 26] {
    let mut out = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    out[19] = turned;
    out
}

/// Chunk by chunk (ISO/IEC 15948, 5.3).
fn png(mut rest: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    loop {
        let broken = || Refusal::damaged("the picture breaks off");
        let head: [u8; 8] = *rest.first_chunk().ok_or_else(broken)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let chunk = rest.get(..length.saturating_add(12)).ok_or_else(broken)?;
        if !matches!(&head[4..], b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend(chunk);
        }
        if &head[4..] == b"IEND" {
            return Ok(out);
        }
        rest = &rest[length + 12..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn names_and_places_go_and_the_picture_stays() {
        let clean = clean(&sample::photo()).unwrap();
        assert_eq!(clean, sample::jpeg(4, 4));
        assert!(!clean.windows(3).any(|three| three == b"Ana"));
    }

    #[test]
    fn how_the_camera_was_held_stays() {
        let plain = sample::jpeg(4, 4);
        let mut turned = b"\xff\xd8\xff\xe1\0\x22Exif\0\0".to_vec();
        turned.extend(exif(6));
        turned.extend(&plain[2..]);
        assert_eq!(orientation(&exif(6)), Some(6));
        assert_eq!(clean(&turned).unwrap(), turned);
        turned.extend(b"\xff\xd8\xff hidden behind");
        assert_eq!(clean(&turned).unwrap().len(), turned.len() - 17);
    }

    #[test]
    fn texts_of_a_png_go_and_a_cut_one_is_refused() {
        let plain = sample::png(4, 4);
        let mut text = plain[..33].to_vec();
        text.extend(b"\0\0\0\x0atEXtAuthor\0Ana....");
        text.extend(&plain[33..]);
        assert_eq!(clean(&text).unwrap(), plain);
        for cut in 0..text.len() {
            assert!(clean(&text[..cut]).is_err());
        }
    }
}
