//! QR codes (ISO/IEC 18004), by which a printed page leads back to its address.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::document_views::QrView;

/// The quiet zone around a code, in squares, as the standard demands.
const QUIET: i32 = 4;

/// Makes the code of an address, with the least correction, which suits clean paper and keeps the squares large; none for one that is too long.
pub(super) fn code(address: &str) -> Option<QrView> {
    let code = encode(address)?;
    let mut path = String::with_capacity(2_000);
    for y in 0..code.size() {
        let (mut x, mut at) = (0, None);
        while x < code.size() {
            let end = (x..code.size()).find(|&end| !code.get_module(end, y)).unwrap_or(code.size());
            if end > x {
                // Writing to a string cannot fail.
                let _written = match at {
                    None => write!(path, "M{} {}h{}", x + QUIET, y + QUIET, end - x),
                    Some(at) => write!(path, "m{} 0h{}", x - at, end - x),
                };
                at = Some(end);
            }
            x = end + 1;
        }
    }
    Some(QrView { size: code.size() + 2 * QUIET, path })
}

/// Encodes an address with one mask for all: every reader undoes any of the eight, and to weigh them against each
/// other takes twenty times as long as all the rest.
fn encode(address: &str) -> Option<QrCode> {
    let segments = QrSegment::make_segments(address);
    let (least, most) = (Version::new(1), Version::new(40));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, Some(Mask::new(0)), false).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_draws_the_code() {
        let view = code("https://police.example/policies/300/").expect("a short address");
        let code = encode("https://police.example/policies/300/").expect("a code");
        let mut drawn = std::collections::BTreeSet::new();
        let number = |text: &str| text.parse::<i32>().expect("a number");
        for row in view.path.split('M').skip(1) {
            let (first, rest) = row.split_once('h').expect("a line");
            let (x, y) = first.split_once(' ').expect("two numbers");
            let (mut x, y) = (number(x), number(y));
            for (step, line) in rest.split('m').enumerate() {
                let (gap, length) =
                    if step == 0 { ("0", line) } else { line.split_once(" 0h").expect("a line") };
                x += number(gap);
                for _ in 0..number(length) {
                    drawn.insert((x - QUIET, y - QUIET));
                    x += 1;
                }
            }
        }
        for y in 0..code.size() {
            for x in 0..code.size() {
                assert_eq!(code.get_module(x, y), drawn.contains(&(x, y)), "{x}, {y}");
            }
        }
    }
}
