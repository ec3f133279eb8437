//! What is found in a document that its author should know before sharing it; each finding explains itself and says the mend.
//!
//! Invariants: an excerpt never holds a whole secret or a whole personal number; the words are plain English, and screens in
//! other languages say them by the code.

use serde::{Deserialize, Serialize};

/// How many places of one finding are told.
pub const PLACES: usize = 5;
/// The longest excerpt, in characters.
pub const EXCERPT_CHARS: usize = 80;
/// The longest name of a place, in characters; a sheet's is at most 31.
const AT_CHARS: usize = 60;

/// One kind of thing that was found, with some of the places where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub code: FindingCode,
    /// How many there are.
    pub count: u32,
    /// Where the first of them are, at most [`PLACES`].
    pub places: Vec<Place>,
}

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Such as "page 3", "sheet Voters", "slide 2", "comments"; empty when the format knows no places.
    pub at: String,
    /// The words around it, at most [`EXCERPT_CHARS`], with personal numbers and secrets masked; may be empty.
    pub excerpt: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It can harm people or an election: mend it, or say why it is right.
    Serious,
    /// It likely should not be there, or keeps some people from reading.
    Warning,
    /// Worth a look.
    Note,
}

macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $cleaned:literal, $rule:literal, $title:literal, $why:literal, $mend:literal;)*) => {
        /// What was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingCode { $($(#[$doc])* $name),* }

        impl FindingCode {
            /// All of them, the gravest kinds first.
            pub const ALL: &'static [FindingCode] = &[$(FindingCode::$name),*];

            /// The word for programs; also what the JSON says.
            pub const fn code(self) -> &'static str {
                match self { $(FindingCode::$name => $code),* }
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self { $(FindingCode::$name => Severity::$severity),* }
            }

            /// Whether a clean copy is without it.
            pub const fn is_cleaned(self) -> bool {
                match self { $(FindingCode::$name => $cleaned),* }
            }

            /// The rule behind it: a success criterion of WCAG 2.2, a clause of PDF/UA-1 (ISO 14289-1); empty for others.
            pub const fn rule(self) -> &'static str {
                match self { $(FindingCode::$name => $rule),* }
            }

            /// What it is, in a few words.
            pub const fn title(self) -> &'static str {
                match self { $(FindingCode::$name => $title),* }
            }

            /// Why it matters, in a sentence.
            pub const fn why(self) -> &'static str {
                match self { $(FindingCode::$name => $why),* }
            }

            /// What to do about it, in a sentence.
            pub const fn mend(self) -> &'static str {
                match self { $(FindingCode::$name => $mend),* }
            }
        }
    };
}

findings! {
    /// Code that runs when the document is opened.
    Macros = "macros", Serious, true, "",
        "Macros", "Macros are programs inside a document. Many offices block them, and attackers use them.",
        "Save it without macros (as .docx, .xlsx or .pptx), or use a clean copy.";
    /// Scripts, launch actions and links that fetch something by themselves.
    ActiveContent = "active_content", Serious, true, "",
        "Content that acts by itself", "Scripts, automatic actions or outside links can run or fetch something when the file is opened.",
        "Save it again without scripts and outside links, or use a clean copy.";
    /// Social Security numbers.
    SocialSecurityNumber = "social_security_number", Serious, false, "",
        "Social Security numbers", "A Social Security number is private, and most states forbid publishing it.",
        "Remove the numbers or put asterisks in their place, then upload the file again.";
    /// Driver license numbers.
    DriverLicenceNumber = "driver_licence_number", Serious, false, "",
        "Driver license numbers", "A driver license number is private, and most states forbid publishing it.",
        "Remove the numbers, then upload the file again.";
    /// Dates of birth in a list of people.
    BirthDates = "birth_dates", Serious, false, "",
        "Dates of birth", "Dates of birth in a list can be tied to people.",
        "Remove the column or the dates, then upload the file again.";
    /// Street addresses of people.
    HomeAddress = "home_address", Warning, false, "",
        "Home addresses", "Home addresses of voters or workers may be protected.",
        "Remove addresses that are not an office or a polling place.";
    /// A picture that is named as a signature.
    SignaturePicture = "signature_picture", Serious, false, "",
        "A picture of a signature", "A signature can be copied and misused.",
        "Replace the picture by an empty line for signing.";
    /// Private keys, passwords and access tokens.
    SecretKey = "secret_key", Serious, false, "",
        "Passwords or keys", "Whoever reads it may get into your systems.",
        "Remove it, upload the file again, and change the password or key: it may have been seen.";
    /// Numbers of seals that are in use.
    SealNumber = "seal_number", Warning, false, "",
        "Seal numbers", "Numbers of seals in use help somebody to forge them.",
        "Leave the number fields empty in a form that you share.";
    /// Another department's name or phone number.
    OtherDepartment = "other_department", Warning, false, "",
        "Another office's name or phone number", "A copied form may still send people to the office that it came from.",
        "Check each place and put your own office there, or a field to fill in.";
    /// Marks of unfinished work.
    Unfinished = "unfinished", Warning, false, "",
        "Marks of unfinished work", "Words such as TBD say that something is still to be written. They are not for readers.",
        "Write what belongs there, or take the mark out, then upload the file again.";
    /// Places that were meant to be filled in.
    Placeholder = "placeholder", Warning, false, "",
        "Left-over placeholders", "Words such as [COUNTY NAME] or XX/XX may have been forgotten. In a template they can be right.",
        "Fill them in, or keep them if readers shall fill them in.";
    /// Changes that are tracked and not yet accepted.
    TrackedChanges = "tracked_changes", Warning, true, "",
        "Tracked changes", "Readers can see what was deleted, and who wrote it.",
        "Accept or reject all changes, or use a clean copy.";
    /// Comments of reviewers.
    Comments = "comments", Warning, true, "",
        "Comments", "Comments between colleagues are in the file, with their names.",
        "Delete all comments, or use a clean copy.";
    /// Text that is set to be hidden.
    HiddenText = "hidden_text", Warning, true, "",
        "Hidden text", "Text that the page does not show can still be read by anybody.",
        "Delete the hidden text, or use a clean copy.";
    /// Sheets, rows or columns that are hidden.
    HiddenSheets = "hidden_sheets", Warning, false, "",
        "Hidden sheets", "Anybody can unhide a sheet and read it.",
        "Unhide the sheets, look at them, and delete what is not for others.";
    /// Slides that are hidden.
    HiddenSlides = "hidden_slides", Warning, false, "",
        "Hidden slides", "Anybody can unhide a slide and read it.",
        "Delete the hidden slides, or show them.";
    /// Notes of the speaker.
    SpeakerNotes = "speaker_notes", Note, false, "",
        "Speaker notes", "Notes under the slides go along with the file.",
        "Read them once more, and delete what is not for others.";
    /// Files inside the file.
    EmbeddedFiles = "embedded_files", Warning, true, "",
        "Files inside the file", "Another document is inside this one. Readers and our checks may miss it.",
        "Upload it as a document of its own, or use a clean copy.";
    /// Names of authors and companies, and where pictures were taken.
    Metadata = "metadata", Note, true, "",
        "Names in the file's properties", "The file tells who wrote it, for whom, or where a picture was taken.",
        "Remove the properties in your office program, or use a clean copy.";
    /// A PDF without tags.
    NotTagged = "not_tagged", Warning, false, "WCAG 2.2 SC 1.3.1; PDF/UA-1 7.1",
        "The PDF has no tags", "Without tags a screen reader cannot tell headings, lists and tables apart.",
        "Export it again from your office program as a tagged (accessible) PDF.";
    /// Nobody looked inside.
    NotRead = "not_read", Warning, false, "",
        "Too big to look inside", "The file is too big for our checks, so its words are not searched and nothing else was found.",
        "Make it smaller or divide it, if readers shall find it by its words.";
    /// No title in the properties.
    NoTitle = "no_title", Note, false, "WCAG 2.2 SC 2.4.2; PDF/UA-1 7.1",
        "No title", "A screen reader says the file's name instead of a title.",
        "Give it a title in the file's properties.";
    /// No language is set.
    NoLanguage = "no_language", Warning, false, "WCAG 2.2 SC 3.1.1; PDF/UA-1 7.2",
        "No language", "A screen reader may read it with the wrong voice.",
        "Set the language of the document in your office program, and export it again.";
    /// Pages that are pictures without text.
    OnlyPictures = "only_pictures", Warning, false, "WCAG 2.2 SC 1.4.5; PDF/UA-1 7.1",
        "Pages without text", "Scanned pages cannot be read aloud, searched or copied.",
        "Use the original file instead of a scan, or run text recognition (OCR) on it.";
    /// Headings that skip a level, or none in a long document.
    HeadingOrder = "heading_order", Note, false, "WCAG 2.2 SC 1.3.1; PDF/UA-1 7.4",
        "Headings out of order", "People who cannot see the page move by its headings.",
        "Use the heading styles in order: Heading 1, then 2, then 3.";
    /// Pictures without an alternative text.
    MissingAltText = "missing_alt_text", Warning, false, "WCAG 2.2 SC 1.1.1; PDF/UA-1 7.3",
        "Pictures without a description", "A screen reader can say nothing about them.",
        "Add an alternative text to each picture, or mark it as decorative.";
    /// Tables without a header row.
    NoTableHeader = "no_table_header", Note, false, "WCAG 2.2 SC 1.3.1; PDF/UA-1 7.5",
        "Tables without a header row", "A screen reader cannot say which column a cell belongs to.",
        "Mark the first row as a header row in the table's properties.";
    /// Links whose text says nothing.
    VagueLinkText = "vague_link_text", Note, false, "WCAG 2.2 SC 2.4.4",
        "Links that do not say where they lead", "\"Click here\" says nothing when links are read as a list.",
        "Make the words of the link say where it leads.";
}

/// Collects findings: counts all, keeps the first places.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one of a kind, at a place.
    pub fn add(&mut self, code: FindingCode, at: impl Into<String>, excerpt: impl AsRef<str>) {
        let finding = match self.0.iter_mut().find(|finding| finding.code == code) {
            Some(finding) => finding,
            None => {
                self.0.push(Finding { code, count: 0, places: Vec::new() });
                self.0.last_mut().unwrap_or_else(|| unreachable!("just pushed"))
            }
        };
        finding.count = finding.count.saturating_add(1);
        if finding.places.len() < PLACES {
            let excerpt = excerpt.as_ref().chars().filter(|c| !c.is_control()).take(EXCERPT_CHARS).collect();
            let at = at.into().chars().filter(|c| !c.is_control()).take(AT_CHARS).collect();
            finding.places.push(Place { at, excerpt });
        }
    }

    /// All that was found, in the order of [`FindingCode::ALL`].
    pub fn finish(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| finding.code);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_the_json_says_and_every_finding_says_its_mend() {
        for code in FindingCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.code());
            for words in [code.why(), code.mend()] {
                assert!(words.ends_with('.') && words.len() > 20, "{words}");
            }
            assert_eq!(code.is_cleaned(), code.mend().contains("clean copy"), "{}", code.code());
        }
    }

    #[test]
    fn all_are_counted_and_some_places_kept() {
        let mut findings = Findings::default();
        findings.add(FindingCode::Comments, "comments", "one");
        for at in 0..20 {
            findings.add(FindingCode::Macros, format!("part {at}"), "x".repeat(500));
        }
        let found = findings.finish();
        assert_eq!(
            found.iter().map(|finding| finding.code).collect::<Vec<_>>(),
            [FindingCode::Macros, FindingCode::Comments]
        );
        assert_eq!((found[0].count, found[0].places.len()), (20, PLACES));
        assert_eq!(found[0].places[0].excerpt.len(), EXCERPT_CHARS);
    }
}
