//! Any picture is cleaned or refused, and what is cleaned does not hold what followed it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, publish};

fuzz_target!(|bytes: &[u8]| {
    let picture = [bytes, SECRET.as_bytes()].concat();
    for name in ["x.png", "x.jpg", "x.gif", "x.webp", "x.avif", "x.svg"] {
        let Ok((files, _)) = publish(name, &picture, None) else { continue };
        let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        assert!(!files.iter().any(|file| holds(file)), "{name}");
    }
});
