//! WebP (RFC 9649) beside the other formats: of drawings without loss, of photographs as good as the JPEG.

use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageResult};

use super::{QUALITY, encode};

/// Makes a WebP, if it has fewer than `least` bytes.
pub(super) fn make(
    picture: &DynamicImage,
    is_photograph: bool,
    profile: Option<&[u8]>,
    least: usize,
) -> ImageResult<Option<Vec<u8>>> {
    let bytes = if is_photograph { lossy(picture, profile) } else { lossless(picture, profile)? };
    Ok((bytes.len() < least).then_some(bytes))
}

fn lossless(picture: &DynamicImage, profile: Option<&[u8]>) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let eight = match picture.color().has_alpha() {
        true => DynamicImage::ImageRgba8(picture.to_rgba8()),
        false => DynamicImage::ImageRgb8(picture.to_rgb8()),
    };
    encode(WebPEncoder::new_lossless(&mut bytes), &eight, profile)?;
    Ok(bytes)
}

fn lossy(picture: &DynamicImage, profile: Option<&[u8]>) -> Vec<u8> {
    let pixels = picture.to_rgb8();
    let (width, height) = pixels.dimensions();
    let bytes = ::webp::Encoder::from_rgb(&pixels, width, height).encode(f32::from(QUALITY)).to_vec();
    match profile {
        Some(profile) => with_profile(&bytes, width, height, profile),
        None => bytes,
    }
}

/// Puts a colour profile before the pixels: the extended form of the file (RFC 9649, 2.7).
fn with_profile(simple: &[u8], width: u32, height: u32, profile: &[u8]) -> Vec<u8> {
    const HAS_PROFILE: u8 = 0x20;
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes();
        let padding: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
        [name.as_slice(), &length, data, padding].concat()
    };
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    let header = [&[HAS_PROFILE, 0, 0, 0], &width[..3], &height[..3]].concat();
    // After `RIFF`, the length and `WEBP` stands the chunk of the pixels.
    let pixels = simple.get(12..).unwrap_or_default();
    let body = [b"WEBP", chunk(b"VP8X", &header).as_slice(), &chunk(b"ICCP", profile), pixels].concat();
    chunk(b"RIFF", &body)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::webp::WebPDecoder;
    use image::{ImageDecoder, RgbImage};

    use super::*;

    /// Something like a photograph: no two pixels are the same, and near ones are alike.
    fn photograph() -> DynamicImage {
        // Up and down again, without an edge.
        let shade = |x: u32, y: u32| {
            let way = (x * 3 + y * 2 + x * y / 40) % 510;
            u8::try_from(way.min(510 - way)).expect("at most 255")
        };
        DynamicImage::ImageRgb8(RgbImage::from_fn(301, 200, |x, y| {
            image::Rgb([shade(x, y), shade(y, x), shade(x + y, y)])
        }))
    }

    #[test]
    fn a_photograph_keeps_its_profile_and_its_size() {
        let profile = vec![7; 129];
        for profile in [None, Some(profile.as_slice())] {
            let bytes = make(&photograph(), true, profile, usize::MAX).expect("a picture").expect("small");
            let mut decoder = WebPDecoder::new(Cursor::new(&bytes)).expect("a WebP");
            assert_eq!(decoder.dimensions(), (301, 200));
            assert_eq!(decoder.icc_profile().expect("read").as_deref(), profile);
            let read = DynamicImage::from_decoder(decoder).expect("pixels").to_rgb8();
            let original = photograph().to_rgb8();
            let far: u64 = read.iter().zip(original.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
            assert!(far / (301 * 200 * 3) < 12, "{far}");
            assert_eq!(make(&photograph(), true, profile, usize::MAX).expect("again"), Some(bytes));
        }
    }

    #[test]
    fn what_is_no_smaller_is_not_made() {
        assert_eq!(make(&photograph(), true, None, 10).expect("a picture"), None);
    }
}
