//! Whatever stands before it, a sentence that is withheld is seen by the audit: no form that is
//! undone swallows what follows.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plainview::disclosure::Withheld;
use plainview_fuzz::{SECRET, make};

static WITHHELD: LazyLock<Withheld> = LazyLock::new(|| make(b"x", b"x", "x.txt").expect("a site in order").1);

fuzz_target!(|text: &str| {
    // The pixels of a picture may be passed over.
    if text.starts_with("GIF8") || text.starts_with("RIFF") {
        return;
    }
    let leak = format!("{text}\n{SECRET}\n");
    assert!(plainview::audit::bytes("x", leak.as_bytes(), &WITHHELD).is_err());
});
