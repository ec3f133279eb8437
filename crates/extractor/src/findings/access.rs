//! Finds what keeps people who cannot see the page from using a document, as far as its title, language and headings tell.

use commons_extract::{Accepted, Content, FindingCode};

use crate::document::Found;

/// A text of so many bytes, some four pages, is long to walk through without headings.
const LONG: usize = 10_000;

/// Adds what is missing.
pub fn look(kind: &Accepted, found: &mut Found) {
    use Content::{Docx, Html, Odp, Ods, Odt, Pdf, Pptx, Xlsx};
    let blank = |value: &Option<String>| value.as_deref().is_none_or(|value| value.trim().is_empty());
    // A workbook has no place for its language, and plain text none for a title.
    if matches!(kind.content, Pdf | Docx | Xlsx | Pptx | Odt | Ods | Odp | Html) && blank(&found.title) {
        found.findings.add(FindingCode::NoTitle, "properties", "");
    }
    if matches!(kind.content, Pdf | Docx | Pptx | Odt | Odp | Html) && blank(&found.language) {
        found.findings.add(FindingCode::NoLanguage, "properties", "");
    }
    if !matches!(kind.content, Docx | Odt | Html) && kind.extension != "md" {
        return;
    }
    if found.headings.is_empty() && found.text.len() > LONG {
        found.findings.add(FindingCode::HeadingOrder, "", "");
    }
    let mut before = None;
    for heading in &found.headings {
        // A document may begin with its title in a style of its own, and then with the second level.
        let skips = before.map_or(heading.level > 2, |before| heading.level > before + 1);
        if skips {
            found.findings.add(
                FindingCode::HeadingOrder,
                format!("heading level {}", heading.level),
                &heading.text,
            );
        }
        before = Some(heading.level);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commons_extract::{Heading, accepted};

    fn codes(name: &str, levels: &[u8], text: String) -> Vec<(FindingCode, u32)> {
        let headings = levels.iter().map(|level| Heading { level: *level, text: "x".into() }).collect();
        let mut found = Found {
            headings,
            text,
            title: Some("t".into()),
            language: Some("en".into()),
            ..Found::default()
        };
        look(accepted(name).unwrap(), &mut found);
        found.findings.finish().iter().map(|finding| (finding.code, finding.count)).collect()
    }

    #[test]
    fn a_skipped_level_and_a_long_text_without_headings_are_found() {
        let skips = [(FindingCode::HeadingOrder, 1)];
        assert_eq!(codes("a.docx", &[1, 2, 3, 1, 2], String::new()), []);
        assert_eq!(codes("a.docx", &[1, 3, 2], String::new()), skips);
        assert_eq!(codes("a.md", &[3], String::new()), skips);
        assert_eq!(codes("a.docx", &[], "x".repeat(LONG + 1)), skips);
        assert_eq!(codes("a.txt", &[], "x".repeat(LONG + 1)), []);
    }

    #[test]
    fn a_title_and_a_language_are_asked_for_where_there_is_a_place_for_them() {
        let mut found = Found::default();
        look(accepted("a.pptx").unwrap(), &mut found);
        look(accepted("a.xlsx").unwrap(), &mut found);
        look(accepted("a.csv").unwrap(), &mut found);
        let told: Vec<_> =
            found.findings.finish().iter().map(|finding| (finding.code, finding.count)).collect();
        assert_eq!(told, [(FindingCode::NoTitle, 2), (FindingCode::NoLanguage, 1)]);
    }
}
