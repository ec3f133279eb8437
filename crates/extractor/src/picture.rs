//! Looks at a PNG (ISO/IEC 15948) or JPEG (ITU-T T.81) picture as far as it takes to know that it is whole and of an honest
//! size. Nothing is unpacked, and there is no text until one recognises the letters.

use commons_extract::Refusal;

use crate::document::Found;

/// The largest picture, in pixels: a page of 43 by 33 inches scanned at 300 dots an inch. A picture can claim 4 billion
/// in a few bytes, and whoever unpacks it would have to hold them.
const PIXELS: u64 = 130_000_000;

/// Takes a PNG picture as one page without text.
pub fn read_png(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut size = None;
    let mut rest = bytes.get(8..).unwrap_or_default();
    loop {
        let Some((head, tail)) = rest.split_first_chunk::<8>() else {
            return Err(Refusal::damaged("the picture breaks off"));
        };
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        if &kind == b"IHDR"
            && let Some([a, b, c, d, e, f, g, h]) = tail.first_chunk()
        {
            let (width, height) =
                (u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]));
            size = Some((width, height));
        }
        if &kind == b"IEND" {
            return page(size);
        }
        // A chunk ends with four bytes of checksum.
        rest = tail.get(length.saturating_add(4)..).unwrap_or_default();
    }
}

/// Takes a JPEG picture as one page without text.
pub fn read_jpeg(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut size = None;
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        // Any number of 0xff may stand before a marker.
        let start = rest.iter().position(|byte| *byte == 0xff).unwrap_or(rest.len());
        rest = &rest[start..];
        let start = rest.iter().position(|byte| *byte != 0xff).unwrap_or(rest.len());
        let Some((marker, tail)) = rest[start..].split_first() else {
            return Err(Refusal::damaged("the picture breaks off"));
        };
        match (marker, tail) {
            // The scan begins: what follows are pixels.
            (0xda, _) => return page(size),
            (0x00 | 0x01 | 0xd0..=0xd9, _) => rest = tail,
            (0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf, [_, _, _, a, b, c, d, ..]) => {
                size =
                    Some((u32::from(u16::from_be_bytes([*c, *d])), u32::from(u16::from_be_bytes([*a, *b]))));
                rest = after(tail);
            }
            _ => rest = after(tail),
        }
    }
}

/// What follows a segment, which begins with its length.
fn after(segment: &[u8]) -> &[u8] {
    let length = segment.first_chunk().map_or(usize::MAX, |two| usize::from(u16::from_be_bytes(*two)).max(2));
    segment.get(length..).unwrap_or_default()
}

fn page(size: Option<(u32, u32)>) -> Result<Found, Refusal> {
    match size {
        None | Some((0, _) | (_, 0)) => Err(Refusal::damaged("the picture does not say its size")),
        Some((width, height)) if u64::from(width) * u64::from(height) > PIXELS => Err(Refusal::TooBig),
        Some(_) => Ok(Found { pages: Some(1), ..Found::default() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    type Reader = fn(&[u8]) -> Result<Found, Refusal>;

    #[test]
    fn a_whole_picture_is_a_page_and_a_cut_one_is_damaged() {
        for (whole, read) in [(sample::png(40, 30), read_png as Reader), (sample::jpeg(40, 30), read_jpeg)] {
            let found = read(&whole).unwrap();
            assert_eq!((found.pages, found.text.as_str()), (Some(1), ""));
            for cut in 0..=whole.len() - 12 {
                assert_eq!(read(&whole[..cut]).err().map(|refusal| refusal.code()), Some("damaged"), "{cut}");
            }
        }
    }

    #[test]
    fn a_picture_that_claims_too_many_pixels_or_none_is_refused() {
        assert_eq!(read_png(&sample::png(50_000, 50_000)).err(), Some(Refusal::TooBig));
        assert_eq!(read_jpeg(&sample::jpeg(65_000, 65_000)).err(), Some(Refusal::TooBig));
        assert_eq!(read_png(&sample::png(0, 9)).err().map(|refusal| refusal.code()), Some("damaged"));
        assert_eq!(read_jpeg(&sample::jpeg(9, 0)).err().map(|refusal| refusal.code()), Some("damaged"));
    }
}
