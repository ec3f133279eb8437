//! Documents, honest and hostile, go through the whole way: parent, sandbox, child and answer.

use std::{io::Write, os::unix::fs::MetadataExt, path::Path, process::Command, time::Duration};

use commons_extract::{Failure, Limits, Outcome, Reader, Reading, Refusal, find_program};

#[path = "../src/sample.rs"]
#[expect(dead_code, reason = "other tests make other documents")]
mod sample;

const PROGRAM: &str = env!("CARGO_BIN_EXE_commons-extractor");

async fn read_within(limits: Limits, bytes: &[u8], filename: &str) -> Outcome {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    Reader::new(PROGRAM.into(), limits).read(file.path(), filename).await.unwrap()
}

async fn read(bytes: &[u8], filename: &str) -> Outcome {
    read_within(Limits::default(), bytes, filename).await
}

async fn text_of(bytes: &[u8], filename: &str) -> Reading {
    match read(bytes, filename).await {
        Outcome::Read(reading) => reading,
        other => panic!("{filename}: {other:?}"),
    }
}

#[test]
fn the_program_is_found_from_a_test() {
    let found = find_program().and_then(|path| path.canonicalize().ok());
    assert_eq!(found, Path::new(PROGRAM).canonicalize().ok());
}

#[test]
fn the_child_gives_up_every_power_it_does_not_need() {
    let output = Command::new(PROGRAM).arg("--check").output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    let (user, attempts) = report.split_once('\n').unwrap();
    let user: u32 = user.strip_prefix("user: ").and_then(|user| user.parse().ok()).unwrap();
    // Root becomes nobody; anybody else stays who they are, which the file's owner tells.
    let own = std::fs::metadata("/proc/self").unwrap().uid();
    assert_eq!(user, if own == 0 { 65534 } else { own }, "root must not read foreign documents");
    assert_eq!(attempts.lines().count(), 10, "{report}");
    assert!(attempts.lines().all(|line| line.ends_with(": refused")), "{report}");
}

#[tokio::test]
async fn every_kind_is_read() {
    let pdf = text_of(&sample::pdf(&["Opening the polls", "Page two"], ""), "Guide.PDF").await;
    assert_eq!((pdf.media_type.as_str(), pdf.pages), ("application/pdf", Some(2)));
    assert_eq!((pdf.title.as_deref(), pdf.language.as_deref()), (Some("Poll guide – 1"), Some("en-US")));
    assert!(pdf.text.contains("Opening the polls") && pdf.text.contains("Page two"), "{}", pdf.text);

    let body = "<w:p><w:r><w:t>Chain of custody</w:t></w:r></w:p>";
    let docx = text_of(&sample::docx(&[("word/document.xml", body)]), "log.docx").await;
    assert_eq!(docx.text, "Chain of custody");
    assert!(docx.media_type.ends_with("wordprocessingml.document"), "{}", docx.media_type);

    let row = "<row><c t='s'><v>0</v></c><c><v>12</v></c></row>";
    let xlsx = text_of(&sample::xlsx("<si><t>Ward</t></si>", &[("Count", row)]), "count.xlsx").await;
    assert_eq!(xlsx.text, "Count\nWard\t12");
    assert!(xlsx.media_type.ends_with("spreadsheetml.sheet"), "{}", xlsx.media_type);

    let md = text_of(b"# Line care\n\nWater for voters.", "a.md").await;
    assert_eq!((md.media_type.as_str(), md.title.as_deref()), ("text/markdown", Some("Line care")));
    assert_eq!(text_of(b"se\xf1al aqu\xed y ma\xf1ana", "a.txt").await.text, "señal aquí y mañana");
    assert_eq!(text_of(b"a,b\n=1+1,2\n", "a.csv").await.text, "a,b\n=1+1,2");

    let slide = "<p:sp><p:ph type='title'/><a:p><a:r><a:t>Line care</a:t></a:r></a:p></p:sp>";
    let pptx = text_of(&sample::pptx(&[("1", slide, None)]), "training.pptx").await;
    assert_eq!((pptx.text.as_str(), pptx.pages, pptx.headings.len()), ("Line care", Some(1), 1));
    assert!(pptx.media_type.ends_with("presentationml.presentation"), "{}", pptx.media_type);
    for (kind, filename) in [("text", "a.odt"), ("spreadsheet", "a.ods"), ("presentation", "a.odp")] {
        let body = "<table:table><table:table-row><table:table-cell><text:p>Ward</text:p></table:table-cell></table:table-row></table:table>";
        let odf = text_of(&sample::odf(kind, body, &[]), filename).await;
        assert_eq!(
            (odf.text.as_str(), odf.media_type),
            ("Ward", format!("application/vnd.oasis.opendocument.{kind}"))
        );
    }
    let rtf = text_of(br"{\rtf1\ansi se\'f1al}", "a.rtf").await;
    assert_eq!((rtf.text.as_str(), rtf.media_type.as_str()), ("señal", "application/rtf"));
    for filename in ["a.html", "A.HTM"] {
        let page =
            text_of(b"<html lang=es><title>Seal</title><h1>Log</h1><script>no</script>", filename).await;
        assert_eq!((page.text.as_str(), page.title.as_deref()), ("Log", Some("Seal")));
        assert_eq!((page.language.as_deref(), page.media_type.as_str()), (Some("es"), "text/html"));
    }
    for (picture, filename, media_type) in [
        (sample::png(9, 9), "a.png", "image/png"),
        (sample::jpeg(9, 9), "a.jpg", "image/jpeg"),
        (sample::jpeg(9, 9), "a.jpeg", "image/jpeg"),
    ] {
        let page = text_of(&picture, filename).await;
        assert_eq!((page.text.as_str(), page.pages, page.media_type.as_str()), ("", Some(1), media_type));
    }
}

#[tokio::test]
async fn a_document_with_macros_is_read_like_its_sibling() {
    let body = "<w:p><w:r><w:t>Chain of custody</w:t></w:r></w:p>";
    let word = sample::zip(&[
        ("[Content_Types].xml", b"<Types><Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"),
        ("word/document.xml", format!("<w:document>{body}</w:document>").as_bytes()),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    ]);
    let docm = text_of(&word, "a.docm").await;
    assert_eq!(docm.text, "Chain of custody");
    assert_eq!(docm.media_type, "application/vnd.ms-word.document.macroEnabled.12");
    let row = "<row><c><v>12</v></c></row>";
    let xlsm = text_of(&sample::xlsx("", &[("Count", row)]), "a.xlsm").await;
    assert_eq!(
        (xlsm.text.as_str(), xlsm.media_type.as_str()),
        ("Count\n12", "application/vnd.ms-excel.sheet.macroEnabled.12")
    );
    let pptm =
        text_of(&sample::pptx(&[("1", "<a:p><a:r><a:t>Greet</a:t></a:r></a:p>", None)]), "a.pptm").await;
    assert_eq!(pptm.text, "Greet");
    assert_eq!(pptm.media_type, "application/vnd.ms-powerpoint.presentation.macroEnabled.12");
}

#[tokio::test]
async fn hostile_documents_are_refused_with_their_reason() {
    let spaces = vec![b' '; 80 << 20];
    let bomb = sample::zip(&[("word/document.xml", &spaces)]);
    let entities = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><w:document>&b;</w:document>";
    let deep = "<w:tbl>".repeat(200_000);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    let lock = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >>", "41".repeat(32));
    let whole = sample::docx(&[("word/document.xml", "<w:p><w:r><w:t>x</w:t></w:r></w:p>")]);
    for (bytes, filename, code) in [
        (&b""[..], "a.pdf", "empty"),
        (b"", "a.docx", "empty"),
        (b"x", "a.exe", "unknown_kind"),
        (&bomb, "a.docx", "bomb"),
        (&sample::zip(&[("word/document.xml", entities)]), "a.docx", "declares_entities"),
        (&sample::docx(&[("word/document.xml", &deep)]), "a.docx", "too_deep"),
        (b"this is no zip", "a.docx", "not_what_its_name_says"),
        (b"PK\x03\x04 nor is this", "a.docx", "damaged"),
        (&whole[..whole.len() / 2], "a.docx", "damaged"),
        (&whole, "a.xlsx", "not_what_its_name_says"),
        (png, "a.txt", "not_what_its_name_says"),
        (png, "a.pdf", "not_what_its_name_says"),
        (&sample::pdf(&["secret"], &lock), "a.pdf", "encrypted"),
        (b"%PDF-1.7\n%%EOF", "a.pdf", "damaged"),
    ] {
        match read(bytes, filename).await {
            Outcome::Refused(refusal) => assert_eq!(refusal.code(), code, "{filename} {refusal:?}"),
            other => panic!("{filename} should be {code}, but: {other:?}"),
        }
    }
}

#[tokio::test]
async fn loops_end_and_the_parent_stays() {
    // The page tree, and then the table of objects, lead back to themselves.
    let pdf = String::from_utf8(sample::pdf(&["again"], "")).unwrap();
    let kids = pdf.replace("/Kids [5 0 R ]", "/Kids [2 0 R ]");
    assert_ne!(kids, pdf);
    let prev = String::from_utf8(sample::pdf(&["again"], "/Prev 9     ")).unwrap();
    let start = prev.split("startxref\n").nth(1).and_then(|tail| tail.lines().next()).unwrap().to_owned();
    let prev = prev.replace("/Prev 9     ", &format!("/Prev {start:<6}"));
    for document in [kids, prev] {
        let outcome = read(document.as_bytes(), "a.pdf").await;
        assert!(matches!(outcome, Outcome::Read(_) | Outcome::Refused(_)), "{outcome:?}");
    }
    // Nested so deep that a reader which recurses overflows its stack: even that is an answer.
    let nested = format!("BT {} ET", "[".repeat(150_000));
    let pdf = pdf.replace("BT /F1 12 Tf 72 720 Td (again) Tj ET", &nested);
    let outcome = read(pdf.as_bytes(), "a.pdf").await;
    assert!(!matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
    let nested = pdf.replace("/Lang (en-US)", &format!("/Lang {}", "[".repeat(150_000)));
    assert_eq!(read(nested.as_bytes(), "a.pdf").await, Outcome::Refused(Refusal::TooDeep));
    assert_eq!(text_of(b"still here", "a.txt").await.text, "still here");
}

#[tokio::test]
async fn the_limits_hold_and_say_which() {
    let text = vec![b'a'; 60 << 20];
    let tight = Limits { memory: 160 << 20, ..Limits::default() };
    assert_eq!(read_within(tight, &text, "a.txt").await, Outcome::Failed(Failure::OutOfMemory));
    let hasty = Limits { wall: Duration::from_millis(1), ..Limits::default() };
    assert_eq!(read_within(hasty, &text, "a.txt").await, Outcome::Failed(Failure::TimedOut));
    // The text that JSON writes longest still fits into the answer.
    let quotes = text_of(&vec![b'"'; 5 << 20], "a.txt").await;
    assert!(quotes.truncated && quotes.text.len() == commons_extract::TEXT_BYTES);
    let large = vec![b'a'; commons_extract::DOCUMENT_BYTES + 1];
    assert_eq!(read(&large, "a.txt").await, Outcome::Refused(Refusal::TooBig));
}
