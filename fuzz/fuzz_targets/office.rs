//! Any Office file is looked into and imported in bounded time, or refused in words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview::office;
use plainview::office::import::{Settings, import};

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings { label: "confidential", today: "2026-06-01", name: "a file" };
    for extension in ["docx", "xlsx", "pptx", "odt", "ods"] {
        assert!(!office::account(bytes, extension).is_empty());
        if let Ok(imported) = import(bytes, extension, settings) {
            assert!(!imported.files.is_empty());
            assert!(imported.files.iter().all(|(name, _)| !name.contains(['/', '\\'])));
        }
    }
});
