//! How reading a document can end; the child prints it as one line of JSON and the parent adds what only it can see.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Finding;

/// What a document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The media type by content, not by name.
    pub media_type: String,
    /// The text in reading order: paragraphs and rows end with a line feed, cells are parted by a tab. At most
    /// [`crate::TEXT_BYTES`]; free of control, bidirectional and zero-width characters. Empty for a scan without text.
    pub text: String,
    /// How many pages it has, where the format knows pages.
    pub pages: Option<u32>,
    /// The title that the document gives itself, at most [`crate::TITLE_CHARS`].
    pub title: Option<String>,
    /// The language that the document claims to be in (BCP 47).
    pub language: Option<String>,
    /// Whether text is missing at the end because a limit was reached, or in between because a page could not be read.
    pub truncated: bool,
    /// Its headings in order, at most a few hundred.
    pub headings: Vec<Heading>,
    /// What its author should know before sharing it.
    pub findings: Vec<Finding>,
}

/// A heading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 9.
    pub level: u8,
    /// Its words on one line.
    pub text: String,
}

/// Why a document is not taken: its own fault, in words for the person who sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The library does not take files of this kind.
    UnknownKind,
    /// There is not a single byte in it.
    Empty,
    /// It, or a part of it, is larger than is read.
    TooBig,
    /// It can only be opened with a password.
    Encrypted,
    /// Its name promises one kind and its bytes are another.
    NotWhatItsNameSays {
        /// What the name promises, such as "a Word document".
        promised: String,
        /// What the bytes are, such as "a PNG picture".
        found: String,
    },
    /// It unpacks to far more than an honest document does.
    Bomb,
    /// Its markup is nested deeper than any honest document's.
    TooDeep,
    /// Its markup declares entities of its own, which no office program writes and attackers do.
    DeclaresEntities,
    /// It breaks off or breaks its format's rules.
    Damaged {
        /// What was found wrong, for someone who knows the format.
        detail: String,
    },
    /// A clean copy would be without nothing.
    NothingToClean,
    /// No clean copy can be made of it with certainty.
    CannotClean {
        /// Why, such as "it is signed".
        why: String,
    },
}

impl Refusal {
    /// The word for programs; also what the JSON says.
    pub const fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownKind => "unknown_kind",
            Refusal::Empty => "empty",
            Refusal::TooBig => "too_big",
            Refusal::Encrypted => "encrypted",
            Refusal::NotWhatItsNameSays { .. } => "not_what_its_name_says",
            Refusal::Bomb => "bomb",
            Refusal::TooDeep => "too_deep",
            Refusal::DeclaresEntities => "declares_entities",
            Refusal::Damaged { .. } => "damaged",
            Refusal::NothingToClean => "nothing_to_clean",
            Refusal::CannotClean { .. } => "cannot_clean",
        }
    }

    /// A damaged document, with what was found; long findings are cut.
    pub fn damaged(detail: impl fmt::Display) -> Self {
        Refusal::Damaged {
            detail: detail.to_string().chars().filter(|c| !c.is_control()).take(200).collect(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::UnknownKind => {
                f.write_str("files of this kind are not taken; save it as one of:")?;
                crate::ACCEPTED.iter().enumerate().try_for_each(|(at, kind)| {
                    write!(f, "{} {}", if at == 0 { "" } else { "," }, kind.extension.to_ascii_uppercase())
                })
            }
            Refusal::Empty => f.write_str("the file is empty; check that it was saved and send it again"),
            Refusal::TooBig => f.write_str("the file is too big; divide it or make its pictures smaller"),
            Refusal::Encrypted => f.write_str("the file is locked by a password; save it without one and send it again"),
            Refusal::NotWhatItsNameSays { promised, found } => {
                write!(f, "the name promises {promised}, but the file is really {found}; save it again in the right format")
            }
            Refusal::Bomb => f.write_str("the file unpacks to far more than it should; save it again from your office program"),
            Refusal::TooDeep => f.write_str("the file is nested too deep; save it again from your office program"),
            Refusal::DeclaresEntities => {
                f.write_str("the file holds declarations that documents must not have; save it again from your office program")
            }
            Refusal::Damaged { .. } => {
                f.write_str("the file is damaged; open it in your office program, save it again and send the new file")
            }
            Refusal::NothingToClean => f.write_str("nothing in it can be cleaned; use the file as it is"),
            Refusal::CannotClean { why } => write!(f, "no clean copy can be made: {why}"),
        }
    }
}

/// How the child failed; perhaps the document's fault, perhaps ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It ended without an answer.
    Crashed,
    /// It used up its time.
    TimedOut,
    /// It asked for more memory than it may have.
    OutOfMemory,
    /// It answered more than is listened to.
    AnswerTooLong,
}

impl Failure {
    /// The word for programs; also what the JSON says.
    pub const fn code(self) -> &'static str {
        match self {
            Failure::Crashed => "crashed",
            Failure::TimedOut => "timed_out",
            Failure::OutOfMemory => "out_of_memory",
            Failure::AnswerTooLong => "answer_too_long",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Failure::Crashed => "the file could not be read; save it again from your office program",
            Failure::TimedOut => "reading the file took too long; divide it or save it in a simpler form",
            Failure::OutOfMemory => {
                "reading the file needed too much memory; divide it or save it in a simpler form"
            }
            Failure::AnswerTooLong => "the file holds more text than can be read; divide it",
        })
    }
}

/// How reading a document ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was read.
    Read(Reading),
    /// It is not taken, through its own fault.
    Refused(Refusal),
    /// The child failed on it.
    Failed(Failure),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_the_json_says() {
        for refusal in [
            Refusal::UnknownKind,
            Refusal::NotWhatItsNameSays { promised: "a".into(), found: "b".into() },
            Refusal::damaged("x\n".repeat(1000)),
            Refusal::DeclaresEntities,
            Refusal::NothingToClean,
            Refusal::CannotClean { why: "it is signed".into() },
        ] {
            let json = serde_json::to_value(&refusal).unwrap();
            assert_eq!(json["code"], refusal.code());
            assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), refusal);
        }
        assert_eq!(serde_json::to_value(Failure::OutOfMemory).unwrap(), Failure::OutOfMemory.code());
    }

    #[test]
    fn an_unknown_kind_names_the_known_ones() {
        assert_eq!(
            Refusal::UnknownKind.to_string(),
            "files of this kind are not taken; save it as one of: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, RTF, HTML, HTM, MD, \
             TXT, CSV, PNG, JPG, JPEG, DOCM, XLSM, PPTM"
        );
    }
}
