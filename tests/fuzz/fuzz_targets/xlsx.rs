//! Excel workbooks, by their parts.
#![no_main]

use commons_fuzz::{archive, pieces, read};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [sheet, strings, styles, workbook, relations] = pieces(data);
    let parts = [
        ("xl/sheet.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
    ];
    read(archive(&parts), "xlsx");
});
