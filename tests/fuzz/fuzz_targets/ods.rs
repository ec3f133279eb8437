//! OpenDocument spreadsheets, by their parts.
#![no_main]

use commons_fuzz::{archive, pieces, read};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [content, styles, meta, manifest] = pieces(data);
    let parts: [(&str, &[u8]); 5] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("styles.xml", styles),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", manifest),
    ];
    read(archive(&parts), "ods");
});
