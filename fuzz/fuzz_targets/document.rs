//! Any body becomes pages that the audit passes, or is refused: redactions, directives, markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    match plainview_fuzz::make(body, b"x", "x.txt") {
        Ok((artifacts, withheld)) => {
            for artifact in artifacts.iter() {
                let audited = plainview::audit::bytes(&artifact.path, &artifact.bytes, &withheld);
                assert!(audited.is_ok(), "{}", artifact.path);
            }
        }
        Err(findings) => assert!(findings.has_errors()),
    }
});
