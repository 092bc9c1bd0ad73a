//! Any bytes are a document or are refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainview::source::{Role, SourceDocument, SourcePath};

fuzz_target!(|bytes: &[u8]| {
    let path = SourcePath::new("a.md").expect("a path");
    if let Err(findings) = SourceDocument::parse(path, Role::Page, 0, bytes.to_vec()) {
        assert!(findings.has_errors());
    }
});
