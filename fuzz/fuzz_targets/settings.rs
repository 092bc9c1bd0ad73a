//! Any bytes are a configuration or are refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview::config;
use plainview::notation::Text;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = Text::decode("site.toml", bytes.to_vec()) else { return };
    if let Err(findings) = config::parse(&text, &plainview_fuzz::options()) {
        assert!(findings.has_errors());
    }
});
