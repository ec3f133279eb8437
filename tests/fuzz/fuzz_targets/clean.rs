//! Clean copies, of every kind of document that has one; the first byte chooses the kind.
#![no_main]

use commons_fuzz::{archive, clean, clean_deep, odf, pieces};

const LINKS: &[u8] = b"<Relationships><Relationship Id='r1' Type='x/comments' Target='comments.xml'/><Relationship Id='r2' Type='x/styles' Target='styles.xml'/></Relationships>";
const SLIDES: &[u8] = b"<Relationships><Relationship Id='a' Type='x/slide' Target='slides/slide1.xml'/></Relationships>";
const SHEETS: &[u8] = b"<Relationships><Relationship Id='a' Type='x/worksheet' Target='sheet.xml'/></Relationships>";

libfuzzer_sys::fuzz_target!(
    init: commons_fuzz::allow_caught_panics(),
    |data: &[u8]| {
        let Some((kind, data)) = data.split_first() else { return };
        match kind % 11 {
            0 => clean(data.to_vec(), "rtf"),
            1 => clean(data.to_vec(), "html"),
            2 => clean(data.to_vec(), "md"),
            3 => clean([b"\x89PNG\r\n\x1a\n", data].concat(), "png"),
            4 => clean([b"\xff\xd8\xff", data].concat(), "jpg"),
            5 => clean_deep([b"%PDF-1.7\n", data].concat(), "pdf"),
            6 => {
                let [document, styles, comments, core] = pieces(data);
                let parts = [
                    ("word/document.xml", document),
                    ("word/_rels/document.xml.rels", LINKS),
                    ("word/styles.xml", styles),
                    ("word/comments.xml", comments),
                    ("docProps/core.xml", core),
                ];
                clean(archive(&parts), "docx");
            }
            7 => {
                let [sheet, workbook, comments, app] = pieces(data);
                let parts = [
                    ("xl/workbook.xml", workbook),
                    ("xl/_rels/workbook.xml.rels", SHEETS),
                    ("xl/sheet.xml", sheet),
                    ("xl/comments1.xml", comments),
                    ("docProps/app.xml", app),
                ];
                clean(archive(&parts), "xlsx");
            }
            8 => {
                let [slide, relations, show, types] = pieces(data);
                let parts = [
                    ("[Content_Types].xml", types),
                    ("ppt/presentation.xml", show),
                    ("ppt/_rels/presentation.xml.rels", SLIDES),
                    ("ppt/slides/slide1.xml", slide),
                    ("ppt/slides/_rels/slide1.xml.rels", relations),
                ];
                clean(archive(&parts), "pptx");
            }
            9 => clean(odf("text", data), "odt"),
            _ => {
                clean(odf("spreadsheet", data), "ods");
                clean(odf("presentation", data), "odp");
            }
        }
    }
);
