//! Word documents, by their parts.
#![no_main]

use commons_fuzz::{archive, pieces, read};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [document, styles, notes, core] = pieces(data);
    let parts = [
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
        ("docProps/core.xml", core),
    ];
    read(archive(&parts), "docx");
});
