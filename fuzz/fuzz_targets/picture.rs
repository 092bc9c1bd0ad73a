//! Any picture is cleaned or refused, and what is cleaned does not hold what followed it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, make};

fuzz_target!(|bytes: &[u8]| {
    for name in ["x.png", "x.jpg", "x.gif", "x.webp"] {
        let picture = [bytes, SECRET.as_bytes()].concat();
        let Ok((artifacts, _)) = make(format!("![A picture]({name})").as_bytes(), &picture, name) else {
            continue;
        };
        let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        assert!(artifacts.iter().all(|artifact| !holds(&artifact.bytes)), "{name}");
    }
});
