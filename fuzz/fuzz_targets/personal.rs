//! Any text can be searched for personal information, and what is found stands in it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plainview::config::CasePattern;
use plainview::disclosure::personal::{Settings, find};

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings {
    case_numbers: vec![CasePattern::parse("RPD-##-######").expect("a pattern")],
});

fuzz_target!(|text: &str| {
    for hit in find(text, &SETTINGS) {
        assert!(text.get(hit.range).is_some_and(|value| !value.is_empty()));
    }
});
