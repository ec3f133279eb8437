//! Looks whether bytes that a tool wrote are one whole JPEG picture of a sane size, without decoding it.

/// The longest side that a picture may have, in pixels.
const SIDE: u32 = 8_000;

/// Width and height of a JPEG picture (ITU-T T.81, annex B); `None` for anything else, and for one that breaks off.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\xff\xd8") || !bytes.ends_with(b"\xff\xd9") {
        return None;
    }
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        match marker {
            // A frame header: SOF0 to SOF15, but for the tables and the extension that stand among them.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let frame = bytes.get(at + 5..at + 9)?;
                let side = |at: usize| u32::from(u16::from_be_bytes([frame[at], frame[at + 1]]));
                let (height, width) = (side(0), side(2));
                return ((1..=SIDE).contains(&height) && (1..=SIDE).contains(&width))
                    .then_some((width, height));
            }
            // Other segments that may stand before it.
            0xc4 | 0xcc | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {
                at += 2 + usize::from(u16::from_be_bytes([high, low]))
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_picture_of_a_sane_size_has_one() {
        let picture = |height: u16, width: u16| {
            let mut bytes = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08".to_vec();
            bytes.extend(height.to_be_bytes());
            bytes.extend(width.to_be_bytes());
            bytes.extend(b"\x01\x01\x11\x00\xff\xda\x00\x02data\xff\xd9");
            bytes
        };
        assert_eq!(size(&picture(1132, 800)), Some((800, 1132)));
        for (height, width) in [(0, 800), (800, 0), (8_001, 800), (1, 65_535)] {
            assert_eq!(size(&picture(height, width)), None, "{height} x {width}");
        }
        let whole = picture(10, 10);
        for cut in 0..whole.len() {
            assert_eq!(size(&whole[..cut]), None, "cut at {cut}");
        }
        assert_eq!(size(b"\x89PNG\r\n\x1a\n"), None);
        // A segment that reaches beyond the end, and one of no length.
        assert_eq!(size(b"\xff\xd8\xff\xe0\xff\xff\xff\xd9"), None);
        assert_eq!(
            size(&[b"\xff\xd8".as_slice(), &[0xff, 0xe0, 0, 0].repeat(9), b"\xff\xd9"].concat()),
            None
        );
    }
}
