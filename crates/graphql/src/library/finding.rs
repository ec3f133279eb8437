//! What was found in a document, with its words.

use async_graphql::{Enum, Object, SimpleObject};
use commons_entity::attachment;
use commons_extract as extract;
use time::OffsetDateTime;

use crate::{
    page::count,
    words::{FindingSeverity, FindingsChoice},
};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What was found in a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        #[graphql(remote = "commons_extract::FindingCode")]
        pub(crate) enum FindingCode { $($(#[$doc])* $name),* }
    };
}

codes! {
    /// Code that runs when the document is opened.
    Macros,
    /// Scripts, launch actions and links that fetch something by themselves.
    ActiveContent,
    /// Social Security numbers.
    SocialSecurityNumber,
    /// Driver license numbers.
    DriverLicenceNumber,
    /// Dates of birth in a list of people.
    BirthDates,
    /// Street addresses of people.
    HomeAddress,
    /// A picture that is named as a signature.
    SignaturePicture,
    /// Private keys, passwords and access tokens.
    SecretKey,
    /// Numbers of seals that are in use.
    SealNumber,
    /// Another department's name or phone number.
    OtherDepartment,
    /// Marks of unfinished work.
    Unfinished,
    /// Places that were meant to be filled in.
    Placeholder,
    /// Changes that are tracked and not yet accepted.
    TrackedChanges,
    /// Comments of reviewers.
    Comments,
    /// Text that is set to be hidden.
    HiddenText,
    /// Sheets, rows or columns that are hidden.
    HiddenSheets,
    /// Slides that are hidden.
    HiddenSlides,
    /// Notes of the speaker.
    SpeakerNotes,
    /// Files inside the file.
    EmbeddedFiles,
    /// Names of authors and companies, and where pictures were taken.
    Metadata,
    /// A PDF without tags.
    NotTagged,
    /// Nobody looked inside: it is too big.
    NotRead,
    /// No title in the properties.
    NoTitle,
    /// No language is set.
    NoLanguage,
    /// Pages that are pictures without text.
    OnlyPictures,
    /// Headings that skip a level, or none in a long document.
    HeadingOrder,
    /// Pictures without an alternative text.
    MissingAltText,
    /// Tables without a header row.
    NoTableHeader,
    /// Links whose text says nothing.
    VagueLinkText,
}

pub(crate) struct Finding(pub extract::Finding);

/// Something that a document's author should know before sharing it.
#[Object]
impl Finding {
    /// What it is, for programs.
    async fn code(&self) -> FindingCode {
        self.0.code.into()
    }

    /// How much it matters.
    async fn severity(&self) -> FindingSeverity {
        self.0.code.severity().into()
    }

    /// How many there are.
    async fn count(&self) -> i32 {
        count(self.0.count)
    }

    /// What it is, in a few words of English.
    async fn title(&self) -> &str {
        self.0.code.title()
    }

    /// Why it matters, in a sentence.
    async fn why(&self) -> &str {
        self.0.code.why()
    }

    /// What to do about it, in a sentence.
    async fn mend(&self) -> &str {
        self.0.code.mend()
    }

    /// The rule behind it: a success criterion of WCAG 2.2, a clause of PDF/UA-1; empty for others.
    async fn rule(&self) -> &str {
        self.0.code.rule()
    }

    /// Whether a clean copy is without it.
    async fn cleaned(&self) -> bool {
        self.0.code.is_cleaned()
    }

    /// Where the first of them are.
    async fn places(&self) -> Vec<FindingPlace> {
        let place =
            |place: &extract::Place| FindingPlace { at: place.at.clone(), excerpt: place.excerpt.clone() };
        self.0.places.iter().map(place).collect()
    }
}

/// Where something was found.
#[derive(SimpleObject)]
pub(crate) struct FindingPlace {
    /// Such as "page 3", "sheet Voters" or "comments"; empty when the format knows no places.
    at: String,
    /// The words around it, with personal numbers and secrets masked.
    excerpt: String,
}

/// What was decided about the findings of a document.
#[derive(SimpleObject)]
pub(crate) struct FindingsDecision {
    /// The decision.
    choice: FindingsChoice,
    /// Why it stays as it is, for those who kept it.
    reason: Option<String>,
    /// When.
    decided_at: OffsetDateTime,
}

impl FindingsDecision {
    pub(crate) fn of(document: &attachment::Model) -> Option<Self> {
        let (choice, decided_at) = document.decision.zip(document.decided_at)?;
        Some(Self { choice: choice.0.into(), reason: document.decision_reason.clone(), decided_at })
    }
}
