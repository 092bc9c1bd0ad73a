//! Any text becomes HTML that the audit passes, or is refused: directives, shortcodes, markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview_fuzz::render;

fuzz_target!(|body: &[u8]| {
    match render(body) {
        Ok((html, withheld)) => assert!(plainview::audit::bytes("a/index.html", html.as_bytes(), &withheld).is_ok()),
        Err(findings) => assert!(findings.has_errors()),
    }
});
