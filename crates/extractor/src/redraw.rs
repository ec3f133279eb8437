//! Draws a picture anew, so that nobody is ever served the bytes that somebody sent: what was hidden in them stays behind.

use std::io::Cursor;

use commons_extract::{Content, Refusal, accepted, content_of};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};

/// The longest side that is decoded, in pixels.
const SIDE: u32 = 20_000;
/// The most memory for decoding, in bytes: a scan of a large plan needs some 300 MB.
const MEMORY: u64 = 512 << 20;
/// From 1 to 100; letters stay legible at this one.
const QUALITY: u8 = 85;

/// The picture as a JPEG of at most `side` pixels on its longer side: upright, on white, without metadata.
///
/// # Errors
/// Why it cannot be drawn, in words for who sent it.
pub fn redraw(bytes: &[u8], extension: &str, side: u32) -> Result<Vec<u8>, Refusal> {
    let format = match content_of(bytes) {
        _ if bytes.is_empty() => return Err(Refusal::Empty),
        Content::Png => image::ImageFormat::Png,
        Content::Jpeg => image::ImageFormat::Jpeg,
        found => {
            let kind = accepted(&format!("picture.{extension}")).ok_or(Refusal::UnknownKind)?;
            let (promised, found) = (kind.content.label().to_owned(), found.label().to_owned());
            return Err(Refusal::NotWhatItsNameSays { promised, found });
        }
    };
    let mut picture = decode(bytes, format).map_err(|error| match error {
        ImageError::Limits(_) => Refusal::TooBig,
        error => Refusal::damaged(error),
    })?;
    if picture.width().max(picture.height()) > side {
        picture = picture.thumbnail(side, side);
    }
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    on_white(picture).write_with_encoder(encoder).map_err(Refusal::damaged)?;
    Ok(jpeg)
}

fn decode(bytes: &[u8], format: image::ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // Metadata that cannot be read say nothing about the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Paper is white: a transparent picture would become black letters on black.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let blend =
            |part: u8| ((u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255) as u8;
        image::Rgb([blend(red), blend(green), blend(blue)])
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = Vec::new();
        RgbaImage::from_pixel(width, height, Rgba(pixel))
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_drawn_small_and_on_white() {
        let jpeg = redraw(&png(600, 300, [0, 0, 0, 0]), "png", 200).unwrap();
        let drawn = image::load_from_memory(&jpeg).unwrap().into_rgb8();
        assert_eq!(drawn.dimensions(), (200, 100));
        assert!(drawn.get_pixel(100, 50).0.iter().all(|part| *part > 250), "{:?}", drawn.get_pixel(100, 50));
    }

    #[test]
    fn what_was_hidden_stays_behind_and_turned_pictures_stand_upright() {
        let mut jpeg = redraw(&png(40, 20, [200, 0, 0, 255]), "png", 100).unwrap();
        // Exif in a segment of its own: one entry, orientation 6 (turned by a quarter), and words after it.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"home of Ada, 12 Elm Street");
        let mut segment = b"\xff\xe1".to_vec();
        segment.extend((exif.len() as u16 + 2).to_be_bytes());
        segment.extend(exif);
        jpeg.splice(2..2, segment);
        jpeg.extend(b"PK\x03\x04 more after its end");
        let drawn = redraw(&jpeg, "jpg", 100).unwrap();
        let size = image::load_from_memory(&drawn).map(|picture| (picture.width(), picture.height()));
        assert_eq!(size.unwrap(), (20, 40));
        for hidden in [b"Elm Street".as_slice(), b"Exif", b"PK\x03\x04"] {
            assert!(!drawn.windows(hidden.len()).any(|window| window == hidden));
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = png(50, 50, [9, 9, 9, 255]);
        assert!(matches!(redraw(&whole[..whole.len() / 2], "png", 100), Err(Refusal::Damaged { .. })));
        assert_eq!(redraw(b"", "png", 100), Err(Refusal::Empty));
        // A header that claims 100,000 by 100,000 pixels.
        let mut bomb = whole;
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        assert!(redraw(&bomb, "png", 100).is_err());
    }
}
