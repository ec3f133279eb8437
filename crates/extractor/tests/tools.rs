//! The tools that `tests/setup.sh` installs draw pages and recognize words, each behind the fence. A tool that is not
//! there fails these tests: they would prove nothing without it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use commons_extract::{Drawing, Limits, Pages, Reader, Recognition, Refusal, Tools};

#[path = "../src/sample.rs"]
#[expect(dead_code, reason = "these tests need two of the samples")]
mod sample;

const PROGRAM: &str = env!("CARGO_BIN_EXE_commons-extractor");

fn reader() -> Reader {
    Reader::new(PROGRAM.into(), Limits::default()).with_tools(Tools::find())
}

/// A document in a folder of its own, with room for pictures beside it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("document"), bytes).unwrap();
        fs::create_dir(folder.path().join("pages")).unwrap();
        Self(folder)
    }

    fn document(&self) -> PathBuf {
        self.0.path().join("document")
    }

    async fn pages(&self, reader: &Reader, filename: &str) -> Pages {
        reader.pages(&self.document(), filename, &self.0.path().join("pages")).await.unwrap()
    }
}

/// A Word document as an office program takes it, with a paragraph for each line.
fn docx(lines: &[&str]) -> Vec<u8> {
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body: String = lines.iter().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
         <Override PartName='/word/document.xml' ContentType=\
         'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='r1' Target='word/document.xml' Type=\
         'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>";
    let document = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
    sample::zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

#[test]
fn every_tool_is_installed() {
    let report = Tools::find().report();
    assert!(report.iter().all(|(_, found)| found.is_some()), "run tests/setup.sh: {report:?}");
    assert!(Tools::none().report().iter().all(|(_, found)| found.is_none()));
}

#[tokio::test]
async fn a_pdf_becomes_pictures_of_its_first_pages() {
    let lines: Vec<String> = (1..=15).map(|page| format!("Page {page}")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let desk = Desk::with(&sample::pdf(&lines, ""));
    let pages = desk.pages(&reader(), "Guide.PDF").await;
    assert_eq!(pages.outcome, Drawing::Drawn);
    assert_eq!(
        pages.pictures.iter().map(|page| page.number).collect::<Vec<_>>(),
        (1..=12).collect::<Vec<_>>()
    );
    for page in &pages.pictures {
        assert_eq!((page.width, page.height), (875, 1132), "a letter page");
        let bytes = fs::read(&page.path).unwrap();
        assert!(bytes.starts_with(b"\xff\xd8\xff") && bytes.len() as u64 == page.byte_size);
    }
    assert_ne!(fs::read(&pages.pictures[0].path).unwrap(), fs::read(&pages.pictures[1].path).unwrap());
}

#[tokio::test]
async fn an_office_file_becomes_pictures() {
    let desk = Desk::with(&docx(&["Opening the polls", "Seals and their numbers"]));
    let pages = desk.pages(&reader(), "Checklist.docx").await;
    assert_eq!((&pages.outcome, pages.pictures.len()), (&Drawing::Drawn, 1));
    assert_eq!(pages.pictures[0].height, 1132);
    // The words are on the picture: what is not white is more than an empty page has.
    let empty = Desk::with(&docx(&[""]));
    let blank = empty.pages(&reader(), "Empty.docx").await;
    assert!(pages.pictures[0].byte_size > blank.pictures[0].byte_size + 1000, "{pages:?} {blank:?}");
}

#[tokio::test]
async fn kinds_without_pages_and_damaged_files_say_so() {
    let text = Desk::with(b"# Checklist\n");
    assert_eq!(text.pages(&reader(), "a.md").await.outcome, Drawing::NoPages);
    assert_eq!(text.pages(&reader(), "a.exe").await.outcome, Drawing::Refused(Refusal::UnknownKind));
    let bare = Reader::new(PROGRAM.into(), Limits::default());
    let pdf = sample::pdf(&["One"], "");
    let desk = Desk::with(&pdf);
    assert_eq!(desk.pages(&bare, "a.pdf").await, Pages { pictures: vec![], outcome: Drawing::NotInstalled });
    assert_eq!(bare.recognize(&desk.document(), "a.pdf").await.unwrap(), Recognition::NotInstalled);
    for (bytes, filename) in [(b"%PDF-1.7 and no more".as_slice(), "a.pdf"), (b"PK\x03\x04", "a.docx")] {
        let desk = Desk::with(bytes);
        let pages = desk.pages(&reader(), filename).await;
        assert!(matches!(pages.outcome, Drawing::Failed(_)), "{filename}: {pages:?}");
        let recognition = reader().recognize(&desk.document(), filename).await.unwrap();
        assert!(matches!(recognition, Recognition::Failed(_)), "{filename}: {recognition:?}");
    }
}

#[tokio::test]
async fn words_on_pages_are_recognized_in_both_languages() {
    let desk = Desk::with(&sample::pdf(
        &["Please bring a photo identification", "La elecci\\363n ser\\341 el martes pr\\363ximo"],
        "",
    ));
    let recognition = reader().recognize(&desk.document(), "scan.pdf").await.unwrap();
    let Recognition::Recognized { text, pages, truncated, .. } = recognition else {
        panic!("{recognition:?}")
    };
    assert_eq!((pages, truncated), (2, false));
    assert!(text.contains("Please bring a photo identification"), "{text}");
    assert!(text.contains("La elección será el martes próximo"), "{text}");
}

#[tokio::test]
async fn words_in_a_picture_are_recognized_and_it_is_drawn_anew() {
    let desk = Desk::with(&sample::pdf(&["Chain of custody for ballot boxes"], ""));
    let picture = desk.0.path().join("picture");
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-r", "200", "-singlefile"])
        .args([&desk.document(), &picture])
        .status()
        .unwrap();
    assert!(drawn.success());
    let desk = Desk::with(&fs::read(picture.with_extension("png")).unwrap());
    let recognition = reader().recognize(&desk.document(), "photo.png").await.unwrap();
    let Recognition::Recognized { text, pages: 1, truncated: false, .. } = &recognition else {
        panic!("{recognition:?}")
    };
    assert_eq!(text, "Chain of custody for ballot boxes");

    let pages = desk.pages(&reader(), "photo.png").await;
    assert_eq!((&pages.outcome, pages.pictures.len()), (&Drawing::Drawn, 1));
    assert_eq!((pages.pictures[0].width, pages.pictures[0].height), (875, 1132));
    assert!(
        fs::read(&pages.pictures[0].path).unwrap().starts_with(b"\xff\xd8\xff"),
        "never the bytes that were sent"
    );

    let broken = Desk::with(b"\x89PNG\r\n\x1a\n and no more");
    let pages = broken.pages(&reader(), "broken.png").await;
    assert!(matches!(pages.outcome, Drawing::Refused(Refusal::Damaged { .. })), "{pages:?}");
}

#[test]
fn a_tool_gives_up_every_power_it_does_not_need() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(PROGRAM).arg("tool").arg(folder.path()).arg("--check").output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = report.lines().collect();
    let [files, own, user, attempts @ ..] = lines.as_slice() else { panic!("{report}") };
    assert!(files.starts_with("files: "));
    assert_eq!(*own, "own folder: can be written");
    assert_ne!(*user, "user: 0", "root must not run the tools of others");
    assert_eq!(attempts.len(), 11, "{report}");
    // Without Landlock the rights of the user alone guard the files, and those let anybody read the list of users.
    let with_landlock = !files.contains("no Landlock");
    for attempt in attempts.iter().filter(|line| with_landlock || !line.contains("people")) {
        assert!(attempt.ends_with(": refused"), "{report}");
    }
    assert!(Path::new(folder.path()).join("check").exists());
}
