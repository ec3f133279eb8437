//! What the targets share: a document is read or cleaned as the child does it, and the answer must keep its promises.

use std::{
    io::{Cursor, Write},
    thread,
};

use commons_extract::{Outcome, TEXT_BYTES, TITLE_CHARS};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What the child's reading thread may use, and more, since debug code takes more.
const STACK_BYTES: usize = 256 << 20;

/// Reads a document and panics if the answer breaks a promise.
pub fn read(bytes: Vec<u8>, extension: &str) {
    let Outcome::Read(reading) = commons_extractor::read(bytes, extension) else { return };
    assert!(reading.text.len() <= TEXT_BYTES, "the text is too long");
    let hides =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!reading.text.contains(hides), "a letter hides in the text");
    assert!(reading.title.is_none_or(|title| title.chars().count() <= TITLE_CHARS), "the title is too long");
    assert!(reading.headings.len() <= 300, "there are too many headings");
    for heading in reading.headings {
        assert!((1..=9).contains(&heading.level) && !heading.text.is_empty(), "a heading is none");
        assert!(!heading.text.contains(char::is_control), "a heading has more than one line");
    }
}

/// Cleans a document and panics if the copy breaks a promise.
pub fn clean(bytes: Vec<u8>, extension: &str) {
    let Ok(copy) = commons_extractor::clean(bytes.clone(), extension) else { return };
    assert!(copy.len() <= 2 * bytes.len() + (1 << 20), "the copy is too long");
    let Outcome::Read(before) = commons_extractor::read(bytes, extension) else { return };
    let Outcome::Read(after) = commons_extractor::read(copy, extension) else { panic!("the copy is not read") };
    for finding in &after.findings {
        assert!(!finding.code.is_cleaned(), "the copy is not clean: {finding:?}");
    }
    // The reader of this kind shows what stays and no more; the others show some of what goes.
    assert!(extension != "rtf" || before.text == after.text, "the text changed");
}

/// Cleans it on a stack as deep as the child's, for a reader that recurses.
pub fn clean_deep(bytes: Vec<u8>, extension: &'static str) {
    let cleaning = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || clean(bytes, extension));
    assert!(cleaning.expect("a thread can be started").join().is_ok(), "the copy breaks a promise");
}

/// Reads it on a stack as deep as the child's, for a reader that recurses.
pub fn read_deep(bytes: Vec<u8>, extension: &'static str) {
    let reading = thread::Builder::new().stack_size(STACK_BYTES).spawn(move || read(bytes, extension));
    assert!(reading.expect("a thread can be started").join().is_ok(), "the reader panicked");
}

/// Panics that a reader catches itself are no finding; one that comes through still is.
pub fn allow_caught_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// An archive of these parts, so that the made-up bytes need not find out by themselves how to be one.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("a name can be written");
        writer.write_all(bytes).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}

/// An OpenDocument file of a kind, of parts that a zero parts.
pub fn odf(kind: &str, data: &[u8]) -> Vec<u8> {
    let [content, styles, meta, manifest] = pieces(data);
    archive(&[
        ("mimetype", format!("application/vnd.oasis.opendocument.{kind}").as_bytes()),
        ("content.xml", content),
        ("styles.xml", styles),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", manifest),
    ])
}

/// The made-up bytes as that many parts, which a zero parts.
pub fn pieces<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut parts = data.splitn(N, |byte| *byte == 0);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}
