//! Pictures in the sizes that pages need, made of released files alone: who reads on a phone does not
//! load a picture for a wall.

mod webp;

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult, Limits};

use crate::disclosure::Asset;
use crate::site::{Address, Site};

/// The widths that are made, in pixels: a phone, a phone with a fine screen, a column of text on one.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// How wide a picture is shown, as browsers are told: never wider than a column of text.
pub const SIZES: &str = "(min-width: 46rem) 44rem, 100vw";

/// How JPEG pictures are written, from 1 to 100.
const QUALITY: u8 = 82;

/// The most memory that a picture may take while it is read, in bytes.
const MEMORY: u64 = 512 << 20;

/// The pictures of a site in further sizes, by the index of their file. Each is made when it is first
/// asked for: most files that could be shown are, but none need be.
#[derive(Debug, Default)]
pub struct Pictures(Vec<OnceLock<Made>>);

/// What was made of a file; nothing, if it is no picture.
type Made = Option<Arc<Vec<Variant>>>;

/// A picture in one more size or form.
#[derive(Debug)]
pub struct Variant {
    /// Its width in pixels.
    pub width: u32,
    /// Where it stands.
    pub address: Address,
    /// Whether it is a WebP, which not every browser shows.
    pub webp: bool,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Pictures {
    /// Makes room for the pictures of a site.
    pub fn of(site: &Site<'_>) -> Self {
        Self(site.assets.iter().map(|_| OnceLock::new()).collect())
    }

    /// Returns the further sizes of a file; none, if it is no picture, or one that is small or cannot be
    /// read.
    pub fn variants(&self, site: &Site<'_>, asset: usize) -> &[Variant] {
        let made = self.0[asset].get_or_init(|| remembered(&site.assets[asset]));
        made.as_deref().map_or(&[], Vec::as_slice)
    }

    /// Returns what `srcset` says: of WebP pictures alone, or of all others and the file itself.
    pub fn srcset(&self, site: &Site<'_>, asset: usize, webp: bool) -> Option<String> {
        let variants = self.variants(site, asset).iter().filter(|variant| variant.webp == webp);
        let mut parts: Vec<String> =
            variants.map(|variant| format!("{} {}w", site.url(&variant.address), variant.width)).collect();
        if parts.is_empty() {
            return None;
        }
        if let (false, Some((width, _))) = (webp, site.assets[asset].size) {
            parts.push(format!("{} {width}w", site.url(&crate::site::asset_address(&site.assets[asset]))));
        }
        Some(parts.join(", "))
    }
}

/// Makes the sizes of a picture, or remembers them: `serve` builds again and again. The key is the
/// content, so nothing is remembered but what follows from it.
fn remembered(asset: &Asset) -> Made {
    static MADE: LazyLock<Mutex<HashMap<blake3::Hash, Made>>> = LazyLock::new(Mutex::default);
    if !matches!(asset.extension, "jpg" | "png") {
        return None;
    }
    let key = blake3::hash(&asset.bytes);
    let known = MADE.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    known.unwrap_or_else(|| {
        let made = make(asset).ok().map(Arc::new);
        MADE.lock().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
        made
    })
}

fn make(asset: &Asset) -> ImageResult<Vec<Variant>> {
    let is_jpeg = asset.extension == "jpg";
    let (picture, profile) = read(asset, is_jpeg)?;
    let mut variants = Vec::new();
    let mut add = |width: u32, webp: bool, bytes: Vec<u8>| {
        let extension = if webp { "webp" } else { asset.extension };
        let hash = blake3::hash(&bytes).to_hex();
        let address = Address::file(&format!("files/{}.{extension}", &hash[..20]));
        variants.push(Variant { width, address, webp, bytes });
    };
    for width in WIDTHS.into_iter().filter(|width| *width < picture.width()) {
        let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
        let height = u32::try_from(height.max(1)).unwrap_or(u32::MAX);
        let small = picture.resize_exact(width, height, FilterType::Lanczos3);
        let bytes = write(&small, is_jpeg, profile.as_deref())?;
        let other = webp::make(&small, is_jpeg, profile.as_deref(), bytes.len())?;
        // A size that is no smaller than the file is of no use.
        if bytes.len() < asset.bytes.len() {
            add(width, false, bytes);
        }
        if let Some(other) = other {
            add(width, true, other);
        }
    }
    // No page shows a photograph larger than the largest size.
    let is_needed = !is_jpeg || WIDTHS.iter().any(|width| picture.width() <= *width);
    if is_needed && let Some(other) = webp::make(&picture, is_jpeg, profile.as_deref(), asset.bytes.len())? {
        add(picture.width(), true, other);
    }
    Ok(variants)
}

/// Reads a picture the right way up, with its colour profile.
fn read(asset: &Asset, is_jpeg: bool) -> ImageResult<(DynamicImage, Option<Vec<u8>>)> {
    fn decode(mut decoder: impl ImageDecoder) -> ImageResult<(DynamicImage, Option<Vec<u8>>)> {
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        decoder.set_limits(limits)?;
        let (profile, way) = (decoder.icc_profile()?, decoder.orientation()?);
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(way);
        Ok((picture, profile))
    }
    let bytes = Cursor::new(&asset.bytes);
    if is_jpeg { decode(JpegDecoder::new(bytes)?) } else { decode(PngDecoder::new(bytes)?) }
}

fn write(picture: &DynamicImage, is_jpeg: bool, profile: Option<&[u8]>) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_jpeg {
        encode(JpegEncoder::new_with_quality(&mut bytes, QUALITY), picture, profile)?;
    } else {
        encode(PngEncoder::new(&mut bytes), picture, profile)?;
    }
    Ok(bytes)
}

fn encode(mut encoder: impl ImageEncoder, picture: &DynamicImage, profile: Option<&[u8]>) -> ImageResult<()> {
    if let Some(profile) = profile {
        // An encoder that knows no profiles writes the picture without.
        encoder.set_icc_profile(profile.to_vec()).unwrap_or(());
    }
    picture.write_with_encoder(encoder)
}
