//! Which kinds of document may be uploaded: one list for the form, the check and the child.

use crate::Content;

/// A kind of document that the library takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The end of the file's name, in lower case and without the dot.
    pub extension: &'static str,
    /// The media type under which such a file is stored and sent (IANA's registry).
    pub media_type: &'static str,
    /// What people call it; the same for each extension of one kind.
    pub label: &'static str,
    /// What the bytes must turn out to be.
    pub content: Content,
}

/// The whole list, in the order in which a form shows it.
pub const ACCEPTED: &[Accepted] = &[
    Accepted {
        extension: "pdf",
        media_type: "application/pdf",
        label: "PDF document",
        content: Content::Pdf,
    },
    Accepted {
        extension: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        label: "Word document",
        content: Content::Docx,
    },
    Accepted {
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        label: "Excel workbook",
        content: Content::Xlsx,
    },
    Accepted {
        extension: "pptx",
        media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        label: "PowerPoint presentation",
        content: Content::Pptx,
    },
    Accepted {
        extension: "odt",
        media_type: "application/vnd.oasis.opendocument.text",
        label: "OpenDocument text",
        content: Content::Odt,
    },
    Accepted {
        extension: "ods",
        media_type: "application/vnd.oasis.opendocument.spreadsheet",
        label: "OpenDocument spreadsheet",
        content: Content::Ods,
    },
    Accepted {
        extension: "odp",
        media_type: "application/vnd.oasis.opendocument.presentation",
        label: "OpenDocument presentation",
        content: Content::Odp,
    },
    Accepted { extension: "rtf", media_type: "application/rtf", label: "Rich text", content: Content::Rtf },
    Accepted { extension: "html", media_type: "text/html", label: "Web page", content: Content::Html },
    Accepted { extension: "htm", media_type: "text/html", label: "Web page", content: Content::Html },
    Accepted { extension: "md", media_type: "text/markdown", label: "Markdown text", content: Content::Text },
    Accepted { extension: "txt", media_type: "text/plain", label: "Plain text", content: Content::Text },
    Accepted { extension: "csv", media_type: "text/csv", label: "Table as text", content: Content::Text },
    Accepted { extension: "png", media_type: "image/png", label: "PNG picture", content: Content::Png },
    Accepted { extension: "jpg", media_type: "image/jpeg", label: "JPEG picture", content: Content::Jpeg },
    Accepted { extension: "jpeg", media_type: "image/jpeg", label: "JPEG picture", content: Content::Jpeg },
    Accepted {
        extension: "docm",
        media_type: "application/vnd.ms-word.document.macroEnabled.12",
        label: "Word document with macros",
        content: Content::Docx,
    },
    Accepted {
        extension: "xlsm",
        media_type: "application/vnd.ms-excel.sheet.macroEnabled.12",
        label: "Excel workbook with macros",
        content: Content::Xlsx,
    },
    Accepted {
        extension: "pptm",
        media_type: "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
        label: "PowerPoint presentation with macros",
        content: Content::Pptx,
    },
];

/// The kind that a file's name promises; `None` when the library does not take it. Letter case does not matter.
pub fn accepted(filename: &str) -> Option<&'static Accepted> {
    let (stem, extension) = filename.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    ACCEPTED.iter().find(|kind| kind.extension.eq_ignore_ascii_case(extension))
}

/// The kinds in the list's order, each once with all its extensions: "Web page (HTML, HTM)".
pub fn accepted_kinds() -> Vec<String> {
    let mut kinds: Vec<(&str, String)> = Vec::new();
    for Accepted { label, extension, .. } in ACCEPTED {
        let extension = extension.to_ascii_uppercase();
        match kinds.iter_mut().find(|(known, _)| known == label) {
            Some((_, extensions)) => extensions.extend([", ", &extension]),
            None => kinds.push((label, extension)),
        }
    }
    kinds.into_iter().map(|(label, extensions)| format!("{label} ({extensions})")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_judged_by_its_last_extension_in_any_case() {
        assert_eq!(accepted("Checklist.v2.DOCX").map(|kind| kind.extension), Some("docx"));
        assert_eq!(accepted("rolls.csv").map(|kind| kind.media_type), Some("text/csv"));
        assert_eq!(accepted("Seal.JPEG").map(|kind| kind.content), Some(Content::Jpeg));
        assert_eq!(accepted("tally.xlsm").map(|kind| kind.content), Some(Content::Xlsx));
        for name in ["", "docx", ".pdf", "virus.exe", "old.doc", "pack.zip", "a.docx.exe", "a.pdf ", "a."] {
            assert_eq!(accepted(name), None, "{name}");
        }
    }

    #[test]
    fn the_list_has_no_extension_twice() {
        for (at, kind) in ACCEPTED.iter().enumerate() {
            assert!(
                ACCEPTED[..at].iter().all(|other| other.extension != kind.extension),
                "{}",
                kind.extension
            );
        }
    }

    #[test]
    fn each_kind_is_said_once_with_all_its_extensions() {
        let kinds = accepted_kinds();
        for kind in ["PDF document (PDF)", "Web page (HTML, HTM)", "JPEG picture (JPG, JPEG)"] {
            assert!(kinds.iter().any(|one| one == kind), "{kind}: {kinds:?}");
        }
        let said: usize = kinds.iter().map(|kind| kind.matches(", ").count() + 1).sum();
        assert_eq!(said, ACCEPTED.len());
        for (at, kind) in ACCEPTED.iter().enumerate() {
            for other in ACCEPTED[..at].iter().filter(|other| other.label == kind.label) {
                assert_eq!(other.media_type, kind.media_type, "{}", kind.label);
            }
        }
    }
}
