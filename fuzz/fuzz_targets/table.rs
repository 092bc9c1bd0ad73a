//! Any CSV beside any sidecar becomes a file that the audit passes, or is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The first NUL parts the sidecar from the CSV.
    let split = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (sidecar, csv) = (&bytes[..split], bytes.get(split + 1..).unwrap_or_default());
    match plainview_fuzz::publish("a.csv", csv, Some(sidecar)) {
        Ok((files, withheld)) => {
            for file in files {
                assert!(plainview::audit::bytes("files/a.csv", &file, &withheld).is_ok());
            }
        }
        Err(findings) => assert!(findings.has_errors()),
    }
});
