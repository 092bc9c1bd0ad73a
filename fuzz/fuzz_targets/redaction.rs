//! Whatever stands around a redaction, what is redacted does not reach a page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::{SECRET, render};

fuzz_target!(|text: &str| {
    // The first NUL is where the redaction stands; the second, if any, where it stands as a block.
    let body = match text.split_once('\0') {
        Some((before, after)) => format!("{before}:redact[{SECRET}]{{ground=personal-information}}{after}"),
        None => format!("{text}\n\n:::redact{{ground=personal-information}}\n{SECRET}\n:::\n\n{text}"),
    };
    if let Ok((html, _)) = render(body.as_bytes()) {
        assert!(!html.contains("Quillfeather"), "{body}");
    }
});
