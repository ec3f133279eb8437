//! What is found in documents, and that a clean copy is without it: in made ones, one for each kind of thing, and in real ones
//! where they are at hand.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use commons_extract::{Finding, FindingCode, Outcome, Reading, Refusal, accepted};
use commons_extractor::{clean, read};

#[path = "made/office.rs"]
mod office;
#[path = "made/other.rs"]
mod other;
#[path = "../src/sample.rs"]
#[expect(dead_code, reason = "other tests make other documents")]
mod sample;

/// The largest PDF document among the real ones that is looked at, in bytes.
const LARGE: usize = 120_000;

fn reading(bytes: &[u8], extension: &str) -> Reading {
    match read(bytes.to_vec(), extension) {
        Outcome::Read(reading) => reading,
        other => panic!("{extension}: {other:?}"),
    }
}

fn counts(findings: &[Finding]) -> BTreeMap<FindingCode, u32> {
    findings.iter().map(|finding| (finding.code, finding.count)).collect()
}

/// Whatever is to be cleaned is gone, and nothing new is there but what the names in the properties told.
fn cleaned(bytes: &[u8], extension: &str, plain: &str) -> Reading {
    let before = reading(bytes, extension);
    let copy = clean(bytes.to_vec(), extension).unwrap_or_else(|refusal| panic!("{extension}: {refusal}"));
    let after = reading(&copy, plain);
    let left: Vec<&Finding> = after.findings.iter().filter(|finding| finding.code.is_cleaned()).collect();
    assert!(left.is_empty(), "{extension}: {left:?}");
    for finding in before.findings.iter().filter(|finding| !finding.code.is_cleaned()) {
        let kept = after.findings.iter().find(|kept| kept.code == finding.code);
        assert_eq!(kept.map(|kept| kept.count), Some(finding.count), "{extension}: {}", finding.code.code());
    }
    after
}

#[test]
fn each_thing_that_hides_in_a_word_file_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = office::docm();
    let found = reading(&bytes, "docm");
    let expected = [
        (Macros, 1),
        (ActiveContent, 4),
        (SignaturePicture, 1),
        (TrackedChanges, 5),
        (Comments, 1),
        (HiddenText, 2),
        (EmbeddedFiles, 1),
        (Metadata, 5),
        (NoLanguage, 1),
        (HeadingOrder, 1),
        (MissingAltText, 1),
        (NoTableHeader, 1),
        (VagueLinkText, 1),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    let after = cleaned(&bytes, "docm", "docx");
    assert_eq!(
        after.text,
        "Seal\nOpen the polls at seven\nmoved here\n\nclick here\n\nWard\tCount\n1\t2\nafter"
    );
    assert_eq!(after.title.as_deref(), Some("Opening & closing"));
}

#[test]
fn each_thing_that_hides_in_a_workbook_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = office::xlsm();
    let found = reading(&bytes, "xlsm");
    let expected = [
        (Macros, 1),
        (ActiveContent, 2),
        (SocialSecurityNumber, 1),
        (Comments, 1),
        (HiddenSheets, 3),
        (Metadata, 1),
        (NoTitle, 1),
        (NoTableHeader, 1),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    assert_eq!(found.findings[2].places[0].at, "sheet Turnout");
    assert!(!found.findings[2].places[0].excerpt.contains("219-09"), "{:?}", found.findings[2]);
    assert_eq!(cleaned(&bytes, "xlsm", "xlsx").text, found.text);
}

#[test]
fn each_thing_that_hides_in_a_presentation_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = office::pptx();
    let found = reading(&bytes, "pptx");
    let expected = [
        (ActiveContent, 1),
        (Comments, 1),
        (HiddenSlides, 1),
        (SpeakerNotes, 1),
        (EmbeddedFiles, 1),
        (NoTitle, 1),
        (MissingAltText, 1),
        (NoTableHeader, 1),
        (VagueLinkText, 1),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    cleaned(&bytes, "pptx", "pptx");
}

#[test]
fn each_thing_that_hides_in_an_open_document_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = other::odt();
    let found = reading(&bytes, "odt");
    let expected = [
        (Macros, 1),
        (ActiveContent, 2),
        (TrackedChanges, 1),
        (Comments, 1),
        (HiddenText, 3),
        (EmbeddedFiles, 2),
        (Metadata, 2),
        (NoLanguage, 1),
        (MissingAltText, 2),
        (NoTableHeader, 1),
        (VagueLinkText, 1),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    let copy = clean(bytes, "odt").unwrap();
    let after = reading(&copy, "odt");
    assert!(after.findings.iter().all(|finding| !finding.code.is_cleaned()), "{:?}", after.findings);
    assert!(after.text.contains("Seals") && !after.text.contains("between us"), "{}", after.text);
    assert_eq!(after.title.as_deref(), Some("Seal log"));
}

#[test]
fn each_thing_that_hides_in_a_rich_text_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = other::rtf();
    let found = reading(&bytes, "rtf");
    let expected = [
        (ActiveContent, 2),
        (TrackedChanges, 3),
        (Comments, 1),
        (HiddenText, 1),
        (EmbeddedFiles, 1),
        (Metadata, 5),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    let after = cleaned(&bytes, "rtf", "rtf");
    assert_eq!((&after.text, &after.title), (&found.text, &found.title));
    assert!(
        after.text.contains("Open the polls at seven\nTurnout by hour\nOpening vote.gov"),
        "{}",
        after.text
    );
    let copy = String::from_utf8(clean(bytes, "rtf").unwrap()).unwrap();
    for gone in [
        "Maple;",
        "Ana",
        "Elm",
        "Fir",
        "Oak",
        "between us",
        "eight",
        "Excel",
        "0105",
        "secret",
        "track",
        "77",
        "urn:",
    ] {
        assert!(!copy.contains(gone), "{gone}: {copy}");
    }
    for kept in
        [r"{\xe{\v Seals}}{\pict\pngblip 0a0b}", r"{\*\fldinst HYPERLINK https://vote.gov}", r"\'9312\'94"]
    {
        assert!(copy.contains(kept), "{kept}: {copy}");
    }
}

#[test]
fn findings_in_open_documents_say_the_sheet_or_the_slide() {
    let places = |bytes: &[u8], extension: &str| -> Vec<(FindingCode, String)> {
        let findings = reading(bytes, extension).findings;
        findings.iter().map(|finding| (finding.code, finding.places[0].at.clone())).collect()
    };
    let sheet = |name: &str, words: &str| {
        format!(
            "<table:table table:name='{name}'><table:table-row><table:table-cell>{words}</table:table-cell></table:table-row></table:table>"
        )
    };
    let remark = "<office:annotation><text:p>between us</text:p></office:annotation>";
    let book = sheet("Wards", "<text:p>North</text:p>")
        + &sheet("Workers", &format!("<text:p>Ana 219-09-9999</text:p>{remark}"));
    let found = places(&sample::odf("spreadsheet", &book, &[]), "ods");
    assert!(found.contains(&(FindingCode::SocialSecurityNumber, "sheet Workers".into())), "{found:?}");
    assert!(found.contains(&(FindingCode::Comments, "sheet Workers".into())), "{found:?}");
    let slide = |words: &str| {
        format!("<draw:page><draw:frame><draw:text-box>{words}</draw:text-box></draw:frame></draw:page>")
    };
    let show = slide("<text:p>North</text:p>") + &slide(&format!("<text:p>Ana 219-09-9999</text:p>{remark}"));
    let found = places(&sample::odf("presentation", &show, &[]), "odp");
    assert!(found.contains(&(FindingCode::SocialSecurityNumber, "slide 2".into())), "{found:?}");
    assert!(found.contains(&(FindingCode::Comments, "slide 2".into())), "{found:?}");
}

#[test]
fn each_thing_that_hides_in_a_pdf_is_found_and_cleaned() {
    use FindingCode::*;
    let bytes = other::pdf("");
    let found = reading(&bytes, "pdf");
    let expected = [
        (ActiveContent, 4),
        (Comments, 1),
        (EmbeddedFiles, 1),
        (Metadata, 1),
        (NotTagged, 1),
        (OnlyPictures, 1),
    ];
    assert_eq!(counts(&found.findings), BTreeMap::from(expected), "{:#?}", found.findings);
    let after = cleaned(&bytes, "pdf", "pdf");
    assert_eq!((after.text, after.pages, after.title), (found.text, found.pages, found.title));
    let copy = clean(bytes, "pdf").unwrap();
    for gone in ["app.alert", "Ana Maple", "secret file", "between us"] {
        assert!(!copy.windows(gone.len()).any(|window| window == gone.as_bytes()), "{gone}");
    }
}

#[test]
fn what_cannot_be_cleaned_says_why() {
    let signed = other::pdf("/Type /Sig /ByteRange [0 1 2 3]");
    let refused =
        |bytes: &[u8], extension: &str| clean(bytes.to_vec(), extension).map_err(|refusal| refusal.code());
    assert_eq!(refused(&signed, "pdf"), Err("cannot_clean"));
    assert_eq!(refused(b"a,b\n", "csv"), Err("nothing_to_clean"));
    assert_eq!(refused(b"{\\rtf1 a", "rtf"), Err("damaged"));
    assert_eq!(refused(b"", "pdf"), Err("empty"));
    assert_eq!(refused(b"x", "exe"), Err("unknown_kind"));
    assert_eq!(refused(b"hello", "docx"), Err("damaged"));
    assert_eq!(refused(&sample::png(4, 4), "pdf"), Err("not_what_its_name_says"));
    let lock = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >>", "41".repeat(32));
    assert_eq!(clean(sample::pdf(&["secret"], &lock), "pdf"), Err(Refusal::Encrypted));
}

#[test]
fn a_copy_that_is_not_clean_is_not_handed_out() {
    // A relation without a name, which no office program writes: nothing in the slides leads to it.
    let relations = "<r><Relationship Type='x/oleObject' Target='x' TargetMode='External'/></r>";
    let damaged = sample::with(
        &sample::pptx(&[("1", "<a:p><a:r><a:t>Count</a:t></a:r></a:p>", None)]),
        "ppt/slides/_rels/slide1.xml.rels",
        relations.as_bytes(),
    );
    let found = reading(&damaged, "pptx").findings;
    assert!(found.iter().any(|finding| finding.code == FindingCode::ActiveContent), "{found:?}");
    let refusal = clean(damaged, "pptx").expect_err("it would still fetch something").to_string();
    assert!(refusal.contains("a copy still has this: Content that acts by itself"), "{refusal}");
}

#[test]
fn the_child_answers_a_copy_or_a_refusal() {
    let asked = |extension: &str, document: &[u8]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_commons-extractor"))
            .args(["clean", extension])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(document).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), output.stdout)
    };
    let bytes = office::docm();
    assert_eq!(asked("docm", &bytes), (Some(0), clean(bytes, "docm").unwrap()));
    let refused = b"{\"refused\":{\"code\":\"nothing_to_clean\"}}\n".to_vec();
    assert_eq!(asked("csv", b"a,b\n"), (Some(3), refused));
}

#[test]
fn a_photo_tells_who_and_where_until_it_is_clean() {
    let found = reading(&sample::photo(), "jpg");
    assert_eq!(counts(&found.findings), BTreeMap::from([(FindingCode::Metadata, 2)]));
    cleaned(&sample::photo(), "jpg", "jpg");
}

#[test]
fn real_documents_are_clean_after_cleaning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let near = ["../shared/data/office", "../../shared/data/office"].map(|near| folder.join(near));
    let Some(folder) = near.into_iter().find(|folder| folder.is_dir()) else {
        println!("skipped: the shared documents are not at hand");
        return;
    };
    let mut files = Vec::new();
    walk(&folder, &mut files);
    let (mut by_code, mut tallies) =
        (BTreeMap::<_, BTreeSet<String>>::new(), BTreeMap::<String, [usize; 3]>::new());
    let (mut left, mut large) = (Vec::new(), 0);
    for file in files {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        let Some(kind) = accepted(&name) else { continue };
        let Ok(bytes) = std::fs::read(&file) else { continue };
        // What only the sandbox survives is the business of another test.
        if name.starts_with("hostile") && bytes.len() > 2_000_000 || name.contains("loop") {
            continue;
        }
        // Without the compiler's care, the letters of a large PDF document take minutes.
        if kind.extension == "pdf" && bytes.len() > LARGE {
            large += 1;
            continue;
        }
        let Outcome::Read(before) = read(bytes.clone(), kind.extension) else { continue };
        for finding in &before.findings {
            let shown = finding
                .places
                .first()
                .map(|place| format!("{} {}", place.at, place.excerpt))
                .unwrap_or_default();
            by_code.entry(finding.code).or_default().insert(format!("{name} ({}): {shown}", finding.count));
        }
        let to_clean = before.findings.iter().any(|finding| finding.code.is_cleaned());
        let tally = tallies.entry(kind.extension.to_owned()).or_default();
        match clean(bytes, kind.extension) {
            Ok(copy) => {
                tally[usize::from(!to_clean)] += 1;
                let plain = without_macros(kind.extension);
                match read(copy, plain) {
                    Outcome::Read(after) => {
                        for finding in after.findings.iter().filter(|finding| finding.code.is_cleaned()) {
                            left.push(format!("{name}: {finding:?}"));
                        }
                        let lost = before.findings.iter().any(|finding| {
                            matches!(
                                finding.code,
                                FindingCode::HiddenText
                                    | FindingCode::TrackedChanges
                                    | FindingCode::ActiveContent
                            )
                        });
                        if !lost && !before.truncated && !after.truncated && before.text != after.text {
                            left.push(format!(
                                "{name}: the text changed from {} to {} bytes",
                                before.text.len(),
                                after.text.len()
                            ));
                        }
                    }
                    other => left.push(format!("{name}: the copy is not read: {other:?}")),
                }
            }
            Err(refusal) => {
                tally[2] += 1;
                println!("not cleaned: {name}: {refusal} {refusal:?}");
            }
        }
    }
    println!("{large} large PDF documents are left out");
    for (code, files) in &by_code {
        println!("\n{}: {} files", code.code(), files.len());
        files.iter().for_each(|file| println!("  {file}"));
    }
    for (extension, [cleaned, same, refused]) in &tallies {
        println!("{extension}: {cleaned} cleaned, {same} had nothing, {refused} refused");
    }
    assert!(left.is_empty(), "{left:#?}");
    // None of them was written with numbers of people or of seals in it.
    for code in [FindingCode::DriverLicenceNumber, FindingCode::SealNumber, FindingCode::SecretKey] {
        assert!(by_code.get(&code).is_none_or(|files| files.len() <= 1), "{code:?} {:?}", by_code.get(&code));
    }
}

/// The extension of a copy without macros.
fn without_macros(extension: &str) -> &str {
    [("docm", "docx"), ("xlsm", "xlsx"), ("pptm", "pptx")]
        .into_iter()
        .find(|(from, _)| *from == extension)
        .map_or(extension, |(_, to)| to)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
    files.sort();
}
