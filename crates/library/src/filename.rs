//! The names of files: made safe when they come in, told apart when they go out together.

use std::collections::HashSet;

use commons_entity::attachment;
use commons_kernel::{Error, Result};

use crate::limits;

/// The name without folders, control characters and direction marks; refused when nothing is left.
pub(crate) fn check_filename(name: &str) -> Result<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let clean = clean.trim().trim_matches('.').trim();
    if clean.is_empty() {
        return Err(Error::bad_input("filename", "give the file a name, such as log.docx"));
    }
    if clean.len() > limits::FILENAME {
        return Err(Error::bad_input(
            "filename",
            format!("the file name is too long; at most {} bytes", limits::FILENAME),
        ));
    }
    Ok(clean.to_owned())
}

pub(crate) fn unknown_type(filename: &str) -> Error {
    let known = commons_extract::accepted_kinds().join(", ");
    Error::bad_input(
        "filename",
        format!("{filename} is not a type of file that we take; save it as one of: {known}"),
    )
}

/// One name for each document, so that all of them can lie in one folder: a second "log.docx" is called "log (2).docx". Names
/// that differ in letter case alone are one name, as Windows and macOS have it.
pub fn distinct_names(documents: &[attachment::Model]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(documents.len());
    for document in documents {
        let (stem, extension) = parts(&document.filename);
        let numbered = |n: usize| match n {
            1 => document.filename.clone(),
            n => format!("{stem} ({n}){extension}"),
        };
        let name = (1..).map(numbered).find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
        names.push(name);
    }
    names
}

/// The name of a document that says which version it was saved from: "log (version 3).docx". A name that gets too long for
/// common file systems loses its end.
pub fn named_with_version(filename: &str, number: i32) -> String {
    let (stem, extension) = parts(filename);
    let end = format!(" (version {number}){extension}");
    let stem = &stem[..stem.floor_char_boundary(limits::FILENAME.saturating_sub(end.len()))];
    format!("{stem}{end}")
}

/// What stands before the last full stop of a name, and the rest.
fn parts(filename: &str) -> (&str, &str) {
    match filename.rfind('.') {
        Some(at) if at > 0 => filename.split_at(at),
        _ => (filename, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_folders_and_tricks() {
        assert_eq!(check_filename("../../etc/passwd.docx").unwrap(), "passwd.docx");
        assert_eq!(check_filename("C:\\Users\\x\\log\u{202e}xcod.docx\r\n").unwrap(), "logxcod.docx");
        assert!(check_filename(" .. ").is_err());
        assert!(check_filename(&"x".repeat(300)).is_err());
    }

    #[test]
    fn a_name_says_its_version_before_its_ending() {
        assert_eq!(named_with_version("Seal log.docx", 3), "Seal log (version 3).docx");
        assert_eq!(named_with_version("noend", 1), "noend (version 1)");
        let long = named_with_version(&format!("{}.docx", "é".repeat(120)), 12);
        assert!(long.len() <= limits::FILENAME && long.ends_with("é (version 12).docx"), "{long}");
        let long = named_with_version(&format!("{}.docx", "é".repeat(124)), 12);
        assert!(long.len() <= limits::FILENAME && long.ends_with("é (version 12).docx"), "{long}");
    }

    #[test]
    fn names_in_one_folder_do_not_collide() {
        let now = time::OffsetDateTime::UNIX_EPOCH;
        let named = |name: &&str| attachment::Model {
            filename: (*name).to_owned(),
            ..crate::begin_upload::blank(uuid::Uuid::nil(), now)
        };
        let names = ["log.docx", "Log.docx", "log (2).docx", "log.docx", "noend", "noend"];
        let documents: Vec<_> = names.iter().map(named).collect();
        assert_eq!(
            distinct_names(&documents),
            ["log.docx", "Log (2).docx", "log (2) (2).docx", "log (3).docx", "noend", "noend (2)"]
        );
    }
}
