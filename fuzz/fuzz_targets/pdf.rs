//! Any PDF is cleaned or refused, and what is cleaned does not hold what followed it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, make};

fuzz_target!(|bytes: &[u8]| {
    let pdf = [b"%PDF-", bytes, SECRET.as_bytes()].concat();
    let Ok((artifacts, _)) = make(b"[A form](x.pdf)", &pdf, "x.pdf") else { return };
    let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
    assert!(artifacts.iter().all(|artifact| !holds(&artifact.bytes)));
});
