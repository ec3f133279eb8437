//! PowerPoint presentations, by their parts.
#![no_main]

use commons_fuzz::{archive, pieces, read};

const NOTES: &[u8] = b"<r><Relationship Id='n' Type='x/notesSlide' Target='../notes/n.xml'/></r>";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [slide, notes, show, relations] = pieces(data);
    let parts = [
        ("ppt/slides/slide1.xml", slide),
        ("ppt/notes/n.xml", notes),
        ("ppt/presentation.xml", show),
        ("ppt/_rels/presentation.xml.rels", relations),
        ("ppt/slides/_rels/slide1.xml.rels", NOTES),
    ];
    read(archive(&parts), "pptx");
});
