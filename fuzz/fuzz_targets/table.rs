//! Any CSV beside any sidecar becomes a file that the audit passes, or is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The first NUL parts the sidecar from the CSV.
    let split = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (sidecar, csv) = (&bytes[..split], bytes.get(split + 1..).unwrap_or_default());
    match plainview_fuzz::make_table(sidecar, csv) {
        Ok((artifacts, withheld)) => {
            for artifact in artifacts.iter() {
                let audited = plainview::audit::bytes(&artifact.path, &artifact.bytes, &withheld);
                assert!(audited.is_ok(), "{}", artifact.path);
            }
        }
        Err(findings) => assert!(findings.has_errors()),
    }
});
