//! Looks for the control words of a rich text (RTF 1.9.1) that bring along more than its text.

use std::sync::LazyLock;

use commons_extract::FindingCode;
use regex::bytes::Regex;

use crate::document::Found;

/// Adds what the control words show.
pub fn look(bytes: &[u8], found: &mut Found) {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        let words = r"\\(objdata|annotation|deleted|revised|v|template|author|operator|company|manager|DDEAUTO|DDE)\b ?([^\\{}\r\n]{0,80})";
        Regex::new(words).unwrap_or_else(|cause| unreachable!("a pattern is wrong: {cause}"))
    });
    for word in WORD.captures_iter(bytes) {
        let said = word
            .get(2)
            .map(|said| String::from_utf8_lossy(said.as_bytes()).trim().to_owned())
            .unwrap_or_default();
        let (code, at) = match &word[1] {
            b"objdata" => (FindingCode::EmbeddedFiles, ""),
            b"annotation" => (FindingCode::Comments, "comments"),
            b"deleted" | b"revised" => (FindingCode::TrackedChanges, ""),
            b"v" => (FindingCode::HiddenText, ""),
            b"template" if said.is_empty() => continue,
            b"template" => (FindingCode::ActiveContent, "template"),
            b"DDEAUTO" | b"DDE" => (FindingCode::ActiveContent, "field"),
            _ if said.is_empty() => continue,
            _ => (FindingCode::Metadata, "properties"),
        };
        found.findings.add(code, at, said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_objects_and_changes_are_found() {
        let mut found = Found::default();
        look(br"{\rtf1{\info{\author Ana}{\company }}{\object\objemb{\*\objdata 01}}\deleted x\viewkind1\pard}", &mut found);
        let codes: Vec<_> = found.findings.finish().iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [FindingCode::TrackedChanges, FindingCode::EmbeddedFiles, FindingCode::Metadata]);
    }
}
