//! Hostile documents that are archives of XML parts.

use crate::{ends, sample};

const WORD: &str = "<w:p><w:r><w:t>Chain of custody</w:t></w:r></w:p>";
const LAUGHS: &str =
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><x>&c;</x>";

/// An honest document of every kind that is an archive, with the part that holds its words.
fn honest() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let row = "<row><c t='s'><v>0</v></c></row>";
    let slide = "<p:sp><a:p><a:r><a:t>Greet</a:t></a:r></a:p></p:sp>";
    let sheet = "<table:table table:name='Wards'><table:table-row><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>";
    vec![
        ("a.docx", sample::docx(&[("word/document.xml", WORD)]), "word/document.xml"),
        ("a.docm", sample::docx(&[("word/document.xml", WORD)]), "word/document.xml"),
        ("a.xlsx", sample::xlsx("<si><t>Ward</t></si>", &[("Count", row)]), "xl/sharedStrings.xml"),
        ("a.xlsm", sample::xlsx("<si><t>Ward</t></si>", &[("Count", row)]), "xl/worksheets/sheet0.xml"),
        ("a.pptx", sample::pptx(&[("1", slide, None)]), "ppt/slides/slide1.xml"),
        ("a.pptm", sample::pptx(&[("1", slide, Some("x"))]), "ppt/notes/n.xml"),
        ("a.odt", sample::odf("text", "<text:p>Seal</text:p>", &[]), "content.xml"),
        ("a.ods", sample::odf("spreadsheet", sheet, &[]), "content.xml"),
        (
            "a.odp",
            sample::odf("presentation", "<draw:page><text:p>Greet</text:p></draw:page>", &[]),
            "content.xml",
        ),
    ]
}

#[tokio::test]
async fn a_part_that_unpacks_without_end_is_refused_in_every_kind() {
    let spaces = sample::zip(&[("media/picture.bin", &vec![b' '; 80 << 20])]);
    for (filename, honest, _) in honest() {
        ends(&honest, filename, "honest", "read").await;
        // However the part is called, it counts.
        let bomb = sample::joined(&honest, &spaces);
        ends(&bomb, filename, "a bomb beside the words", "bomb").await;
    }
    let honest = sample::docx(&[("word/document.xml", WORD)]);
    let mut liar = sample::with(&honest, "word/footnotes.xml", &vec![b' '; 40 << 20]);
    // Both places that tell the size now tell a small one.
    let (told, small) = ((40_u32 << 20).to_le_bytes(), 40_u32.to_le_bytes());
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..*at + 4] == told).collect();
    assert_eq!(places.len(), 2);
    places.into_iter().for_each(|at| liar[at..at + 4].copy_from_slice(&small));
    ends(&liar, "a.docx", "a bomb that lies about its size", "too_big|damaged").await;
    let names: Vec<String> = (0..20_000).map(|n| format!("word/{n}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    ends(&sample::zip(&many), "a.docx", "20,000 parts", "bomb").await;
}

#[tokio::test]
async fn archives_in_archives_are_not_opened() {
    let mut nested = b"PK".to_vec();
    for level in 0..8 {
        let names: Vec<String> = (0..6).map(|n| format!("{level}-{n}.zip")).collect();
        let entries: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), nested.as_slice())).collect();
        nested = sample::zip(&entries);
    }
    ends(&nested, "a.docx", "nested archives", "not_what_its_name_says").await;
    let carrier =
        sample::with(&sample::docx(&[("word/document.xml", WORD)]), "word/embeddings/a.zip", &nested);
    assert_eq!(ends(&carrier, "a.docx", "an archive inside", "read").await, "Chain of custody");
}

#[tokio::test]
async fn declared_entities_are_never_resolved() {
    for (filename, honest, part) in honest() {
        let laughing = sample::with(&honest, part, LAUGHS.as_bytes());
        ends(&laughing, filename, "a billion laughs", "declares_entities").await;
        let fetching = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><x/>";
        ends(
            &sample::with(&honest, part, fetching.as_bytes()),
            filename,
            "a fetched type",
            "declares_entities",
        )
        .await;
        let file = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
        ends(&sample::with(&honest, part, file.as_bytes()), filename, "a fetched file", "declares_entities")
            .await;
    }
    let honest = sample::odf("text", "<text:p>Seal</text:p>", &[]);
    let listed = sample::with(&honest, "META-INF/manifest.xml", LAUGHS.as_bytes());
    assert_eq!(ends(&listed, "a.odt", "laughs in the list", "read").await, "Seal");
    for part in ["[Content_Types].xml", "docProps/core.xml", "word/styles.xml"] {
        let laughing = sample::with(&sample::docx(&[("word/document.xml", WORD)]), part, LAUGHS.as_bytes());
        ends(&laughing, "a.docx", part, "declares_entities").await;
    }
}

#[tokio::test]
async fn depth_and_repetition_cost_nothing() {
    let deep = "<a:x>".repeat(200_000);
    for (filename, honest, part) in honest() {
        ends(&sample::with(&honest, part, deep.as_bytes()), filename, "deep markup", "too_deep").await;
        let wide = format!("<x {}/>", (0..100_000).map(|n| format!("a{n}='' ")).collect::<String>());
        ends(
            &sample::with(&honest, part, wide.as_bytes()),
            filename,
            "a hundred thousand attributes",
            "read|damaged",
        )
        .await;
    }
    let cell =
        "<table:table-cell table:number-columns-repeated='1000000000'><text:p>7</text:p></table:table-cell>";
    let row = format!("<table:table-row table:number-rows-repeated='1000000000'>{cell}</table:table-row>");
    let sheet = format!("<table:table table:name='Wards'>{row}</table:table>");
    let text = ends(&sample::odf("spreadsheet", &sheet, &[]), "a.ods", "repeated cells", "read").await;
    assert_eq!(text, "Wards\n7");
    let spaces = "<text:p>a<text:s text:c='4000000000'/>b</text:p>";
    assert_eq!(ends(&sample::odf("text", spaces, &[]), "a.odt", "repeated spaces", "read").await, "a b");
    // One slide, shown a hundred thousand times.
    let show = format!("<p:presentation>{}</p:presentation>", "<p:sldId id='1' r:id='r1'/>".repeat(100_000));
    let slides = sample::pptx(&[("1", "<a:p><a:r><a:t>Greet</a:t></a:r></a:p>", None)]);
    let again = sample::with(&slides, "ppt/presentation.xml", show.as_bytes());
    assert_eq!(ends(&again, "a.pptx", "a slide again and again", "read").await, "Greet");
}

#[tokio::test]
async fn names_that_lead_outside_lead_nowhere() {
    let mut bytes = sample::docx(&[("word/document.xml", WORD)]);
    for name in
        ["../../../etc/passwd", "/etc/cron.d/x", "..\\..\\windows\\x", "word/../../x.xml", "C:\\x", "a\0b"]
    {
        bytes = sample::with(&bytes, name, b"outside");
    }
    assert_eq!(ends(&bytes, "a.docx", "names that climb", "read").await, "Chain of custody");
    let slides = sample::pptx(&[("1", "<a:t>Greet</a:t>", None)]);
    let relations = "<r><Relationship Id='r1' Target='../../../../../etc/passwd'/></r>";
    let climbing = sample::with(&slides, "ppt/_rels/presentation.xml.rels", relations.as_bytes());
    assert_eq!(ends(&climbing, "a.pptx", "a relation that climbs", "read").await, "");
}

#[tokio::test]
async fn locked_documents_are_told_from_broken_ones() {
    let mut compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    for filename in ["a.docx", "a.xlsx", "a.pptx", "a.docm", "a.odt"] {
        ends(&compound, filename, "an old file", "not_what_its_name_says").await;
    }
    compound.extend(vec![0; 4096]);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for filename in ["a.docx", "a.xlsx", "a.pptx", "a.docm", "a.xlsm", "a.pptm"] {
        ends(&compound, filename, "a locked file", "encrypted").await;
    }
    let list = "<m><file-entry><encryption-data/></file-entry></m>";
    for (kind, filename) in [("text", "a.odt"), ("spreadsheet", "a.ods"), ("presentation", "a.odp")] {
        ends(
            &sample::odf(kind, "", &[("META-INF/manifest.xml", list)]),
            filename,
            "a locked file",
            "encrypted",
        )
        .await;
    }
    // The flag of an entry says that a password is needed (APPNOTE.TXT 4.4.4), here in both of its places.
    let mut zip = sample::docx(&[("word/document.xml", WORD)]);
    for (mark, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..zip.len() - 4).filter(|at| zip[*at..].starts_with(mark)).collect();
        places.into_iter().for_each(|at| zip[at + flag] |= 1);
    }
    ends(&zip, "a.docx", "locked parts", "encrypted").await;
}

#[tokio::test]
async fn what_breaks_off_is_damaged_or_partial() {
    for (filename, whole, part) in honest() {
        for parts in 1..8 {
            let cut = whole.len() * parts / 8;
            ends(&whole[..cut], filename, "a cut archive", "damaged|not_what_its_name_says").await;
        }
        let cut = sample::with(&whole, part, b"<x><y>Greet");
        ends(&cut, filename, "a cut part", "damaged|read").await;
        ends(
            &sample::without(&whole, part),
            filename,
            "a missing part",
            "damaged|not_what_its_name_says|read",
        )
        .await;
        // Every sixtieth byte is another.
        let mut flipped = whole.clone();
        flipped.iter_mut().skip(30).step_by(60).for_each(|byte| *byte ^= 0x55);
        ends(&flipped, filename, "flipped bytes", "damaged|not_what_its_name_says|read|encrypted|too_big")
            .await;
    }
}
