//! Drawings that are used otherwise than by being painted once: patterns, masks, drawn letters. They
//! are followed to know what the file needs; text in them is refused, for it cannot be placed.

use lopdf::{Dictionary, Object, Stream};

use super::content;
use super::session::Session;
use super::streams::{self, dictionary, entry};

const TEXT: &str = "sets text within a pattern, a mask or a drawn letter, where it cannot be checked";
const TOO_DEEP: &str = "holds drawings within drawings that are too deep to be checked";

/// Follows a pattern.
pub(super) fn pattern<'d>(
    session: &mut Session<'d>,
    resources: Option<&'d Dictionary>,
    name: &[u8],
) -> Result<(), String> {
    follow(session, resources, "Pattern", name, 8)
}

/// Follows the mask of graphics parameters.
pub(super) fn mask<'d>(session: &mut Session<'d>, parameters: &'d Dictionary) -> Result<(), String> {
    mask_within(session, parameters, 8)
}

fn mask_within<'d>(
    session: &mut Session<'d>,
    parameters: &'d Dictionary,
    depth: usize,
) -> Result<(), String> {
    let document = session.document;
    let mask = parameters.get(b"SMask").ok().and_then(|mask| streams::resolve(document, mask).as_dict().ok());
    let Some(group) = mask.and_then(|mask| mask.get(b"G").ok()) else { return Ok(()) };
    let is_new = group.as_reference().map_or(true, |id| session.used.insert(id));
    match streams::resolve(document, group) {
        Object::Stream(group) if is_new => drawing(session, group, None, depth),
        _ => Ok(()),
    }
}

/// Follows the letters of a font that are drawings.
pub(super) fn glyphs<'d>(session: &mut Session<'d>, font: &'d Dictionary) -> Result<(), String> {
    let document = session.document;
    let Some(letters) = font.get(b"CharProcs").ok().and_then(|letters| dictionary(document, letters)) else {
        return Ok(());
    };
    let resources = dictionary(document, entry(document, font, b"Resources"));
    for (_, letter) in letters {
        session.used.extend(letter.as_reference());
        if let Object::Stream(letter) = streams::resolve(document, letter) {
            drawing(session, letter, resources, 8)?;
        }
    }
    Ok(())
}

fn drawing<'d>(
    session: &mut Session<'d>,
    stream: &'d Stream,
    outer: Option<&'d Dictionary>,
    depth: usize,
) -> Result<(), String> {
    let depth = depth.checked_sub(1).ok_or(TOO_DEEP)?;
    let resources =
        dictionary(session.document, entry(session.document, &stream.dict, b"Resources")).or(outer);
    let bytes = streams::content(session.document, stream, session.budget)?;
    content::read(&bytes, |command| {
        session.count()?;
        match command.operator.as_str() {
            "Do" => follow(session, resources, "XObject", command.name(), depth),
            "scn" | "SCN" if !command.name().is_empty() => {
                follow(session, resources, "Pattern", command.name(), depth)
            }
            "gs" => match session.resource(resources, "ExtGState", command.name()) {
                Some(Object::Dictionary(parameters)) => mask_within(session, parameters, depth),
                _ => Ok(()),
            },
            "Tj" | "TJ" | "'" | "\"" | "Tf" => Err(TEXT.to_owned()),
            _ => Ok(()),
        }
    })
}

fn follow<'d>(
    session: &mut Session<'d>,
    resources: Option<&'d Dictionary>,
    kind: &str,
    name: &[u8],
    depth: usize,
) -> Result<(), String> {
    let document = session.document;
    let found = resources
        .and_then(|resources| dictionary(document, resources.get(kind.as_bytes()).ok()?)?.get(name).ok());
    let Some(found) = found else { return Ok(()) };
    // What was followed once need not be followed again; so no loop is.
    if found.as_reference().is_ok_and(|id| !session.used.insert(id)) {
        return Ok(());
    }
    match streams::resolve(document, found) {
        Object::Stream(stream) if stream.dict.has(b"OC") => Err("holds layers that can be hidden".to_owned()),
        Object::Stream(stream) if kind == "Pattern" || !is_picture(stream) => {
            drawing(session, stream, resources, depth)
        }
        _ => Ok(()),
    }
}

fn is_picture(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
}

/// Whether nothing can be seen through a picture.
pub(super) fn is_opaque(session: &Session<'_>, image: &Stream) -> Result<bool, String> {
    let document = session.document;
    let is_stencil = [b"ImageMask".as_slice(), b"IM"]
        .iter()
        .any(|key| entry(document, &image.dict, key).as_bool().is_ok_and(|is_set| is_set));
    if is_stencil {
        return Ok(painted(session, image));
    }
    if let Object::Stream(mask) = entry(document, &image.dict, b"Mask") {
        return Ok(painted(session, mask));
    }
    if let Object::Stream(mask) = entry(document, &image.dict, b"SMask") {
        // A mask that cannot be read may be opaque.
        let Ok(samples) = streams::content(document, mask, session.budget) else { return Ok(true) };
        let is_deep = entry(document, &mask.dict, b"BitsPerComponent").as_i64().is_ok_and(|bits| bits > 1);
        let solid = samples.iter().filter(|sample| **sample >= if is_deep { 230 } else { 255 }).count();
        return Ok(solid * 10 >= samples.len() * 9);
    }
    Ok(true)
}

/// Whether a stencil paints almost everything. Its bits are 0 where it paints.
fn painted(session: &Session<'_>, stencil: &Stream) -> bool {
    let document = session.document;
    let Ok(bits) = streams::content(document, stencil, session.budget) else { return false };
    let decode = [b"Decode".as_slice(), b"D"]
        .iter()
        .find_map(|key| entry(document, &stencil.dict, key).as_array().ok());
    let is_turned =
        decode.and_then(|decode| decode.first()?.as_float().ok()).is_some_and(|first| first > 0.5);
    let ones: usize = bits.iter().map(|byte| byte.count_ones() as usize).sum();
    // Bits beyond the width fill up each row, so that a small stencil has more of them than it shows.
    let number = |long: &[u8], short: &[u8]| {
        [long, short].iter().find_map(|key| entry(document, &stencil.dict, key).as_i64().ok())
    };
    let shown = number(b"Width", b"W")
        .zip(number(b"Height", b"H"))
        .and_then(|(w, h)| usize::try_from(w.checked_mul(h)?).ok());
    let all = bits.len() * 8;
    let shown = shown.unwrap_or(all).min(all);
    let painted = if is_turned { ones } else { all - ones };
    painted.min(shown) * 10 >= shown * 9
}
