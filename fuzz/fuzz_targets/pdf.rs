//! Any PDF is cleaned or refused, and what is cleaned does not hold what followed it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, publish};

fuzz_target!(|bytes: &[u8]| {
    let pdf = [bytes, SECRET.as_bytes()].concat();
    let Ok((files, withheld)) = publish("x.pdf", &pdf, None) else { return };
    for file in files {
        assert!(!file.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
        assert!(plainview::audit::bytes("files/x.pdf", &file, &withheld).is_ok());
    }
});
