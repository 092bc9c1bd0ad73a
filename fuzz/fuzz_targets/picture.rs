//! Any picture is cleaned or refused, and what is cleaned does not hold what followed it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, publish};

const NAMES: [&str; 6] = ["x.png", "x.jpg", "x.gif", "x.webp", "x.avif", "x.svg"];

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the kind.
    let Some((kind, picture)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*kind) % NAMES.len()];
    let picture = [picture, SECRET.as_bytes()].concat();
    let Ok((files, _)) = publish(name, &picture, None) else { return };
    let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
    assert!(!files.iter().any(|file| holds(file)), "{name}");
});
