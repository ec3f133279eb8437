//! What the targets share: a document is read as the child reads it, and the answer must keep its promises.

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

/// The made-up bytes as that many parts, which a zero parts.
pub fn pieces<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut parts = data.splitn(N, |byte| *byte == 0);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}
