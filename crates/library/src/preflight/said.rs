//! What is said of a draft: a word for programs, the values that its sentences name, and the sentences in English. Screens in other
//! languages say it in their own words, by the word and the values.

use commons_prose::{Finding, Parameter, Saying, fill};

/// A sentence about a draft, and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The word for programs.
    pub code: ProblemCode,
    /// The values that the sentences name; a name that stands there several times is a list.
    pub parameters: Vec<Parameter>,
    /// What is wrong, in sentences for the screen.
    pub message: String,
    /// How to mend it, in sentences for the screen; empty where the message says it.
    pub mend: String,
}

impl Said {
    /// Both in one, for a form that has room for one sentence.
    pub fn whole(&self) -> String {
        match self.mend.as_str() {
            "" => self.message.clone(),
            mend => format!("{} {mend}", self.message),
        }
    }
}

macro_rules! problems {
    (
        of the text { $($prose:ident),* $(,)? }
        of the draft { $($(#[$doc:meta])* $name:ident: $message:literal, $mend:literal;)* }
    ) => {
        /// What is said of a draft.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemCode {
            $(
                #[doc = concat!("See [`Saying::", stringify!($prose), "`].")]
                $prose,
            )*
            $($(#[$doc])* $name,)*
        }

        impl ProblemCode {
            /// The sentences: what is wrong, and how to mend it.
            const fn sentences(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$prose => (Saying::$prose.message(), Saying::$prose.mend()),)*
                    $(Self::$name => ($message, $mend),)*
                }
            }
        }

        impl From<Saying> for ProblemCode {
            fn from(saying: Saying) -> Self {
                match saying { $(Saying::$prose => Self::$prose),* }
            }
        }
    };
}

problems! {
    of the text {
        UnfinishedMark, PlaceToFillIn, ImageWithoutText, ImageNamedAsFile, LinkToPlace, LinkRuns, LinkNotShown, LinkMalformed,
        LinkWithoutWords, LinkVague, HardToRead, HeadingSkips, TableTooWide, TableTooLong, PartisanWords, LoadedWords,
        PraisingWords,
    }
    of the draft {
        /// Nothing is there that could be sent.
        NothingChanged: "Nothing has changed since the last version.", "";
        /// The title is too short.
        TitleTooShort: "Give it a title of at least 5 characters.", "";
        /// There is no summary.
        SummaryMissing: "Say in one or two sentences what it is for.", "";
        /// There is no note of what changed.
        ChangeNoteMissing: "Say what changed since the last version.", "";
        /// Its group may read it, and there is none.
        GroupMissing: "Choose the group that may read it, or another reach.", "";
        /// Its group may read it, and its department has left that.
        GroupLeft: "Your department is not in its group any more.", "Choose another reach.";
        /// It has neither text nor documents.
        NothingWritten: "Write a text or add a document.", "";
        /// A document is still being uploaded.
        DocumentUploading: "{document} is still being uploaded.", "Wait for it, or remove it.";
        /// A document is still being checked.
        DocumentChecking: "{document} is still being checked.", "Try again in a moment.";
        /// A document was refused.
        DocumentRefused: "{document} was refused.", "Remove it, or upload a mended copy.";
        /// Something in a document; which it is, and its sentences, are values.
        DocumentFinding: "{document}: {title}{at}. {why}", "{mend}";
        /// A picture among the documents says nothing to who does not see it.
        PictureWithoutText: "Say in a few words what {document} shows, for people who cannot see it.", "";
        /// Something is to be filled in that has no name.
        FillInWithoutName:
            "Something is to be filled in, but it has no name.",
            "Name it as the document does, or take the line out.";
        /// A verdict does not say why.
        VerdictWithoutReason: "Say why for {state}: what did you check it against?", "";
        /// A verdict was made in the future.
        VerdictToCome: "The day of the check for {state} is still to come.", "Correct it.";
        /// It applies where it is not usable.
        VerdictContradicts:
            "{state} is among the states where it applies, and you say that it is not usable there.",
            "Take out one of the two.";
        /// A story lacks its challenge.
        ChallengeMissing: "Say what the challenge was.", "";
        /// A story lacks what was done.
        ApproachMissing: "Say what your office did.", "";
        /// A story lacks what came of it.
        OutcomeMissing: "Say what came of it.", "If it is too early to tell, say that.";
        /// A figure does not say what it counts.
        FigureWithoutName: "A figure does not say what was counted.", "Name it, or take the line out.";
        /// A figure has no number.
        FigureWithoutNumber: "“{label}” has no number after.", "Give one, or take the line out.";
        /// A figure is no number.
        FigureNoNumber:
            "“{typed}” of “{label}” is not a number.",
            "Write digits, such as 1,250 or 12.5, and what they count in the unit.";
        /// A link within this site leads to nothing that the writer may read.
        LinkDead: "“{address}” leads to nothing that you may read.", "Correct the address, or take the link out.";
        /// A link within this site leads to what fewer may read.
        LinkNarrower:
            "“{address}” is not shared as widely as this will be, so some readers cannot open it.",
            "Say in the text who can read it, or take the link out.";
        /// A site says that there is nothing any more.
        LinkGone:
            "The site says that there is nothing at “{address}” any more.",
            "Look for the new address, or take the link out.";
        /// A site did not answer.
        LinkUnanswered:
            "Nobody answered at “{address}”. The site may be down for a while.",
            "Open the link yourself, and correct the address if it is wrong.";
        /// An address that not everybody can reach.
        LinkNotForAll:
            "“{address}” is not an address that everybody can reach.",
            "Use an address on the open web, or add what is there as a document.";
        /// A site answered with an error.
        LinkFails:
            "The site at “{address}” answered with an error. It may be down for a while.",
            "Open the link yourself, and correct the address if it is wrong.";
    }
}

impl ProblemCode {
    /// Says it.
    pub(crate) fn say(self, parameters: Vec<Parameter>) -> Said {
        let (message, mend) = self.sentences();
        let [message, mend] = [message, mend].map(|words| fill(words, &parameters));
        Said { code: self, parameters, message, mend }
    }

    /// Says it of one thing.
    pub(crate) fn of(self, name: &'static str, value: impl Into<String>) -> Said {
        self.say(vec![(name, value.into())])
    }

    /// Says it where there are no values.
    pub(crate) fn plain(self) -> Said {
        self.say(Vec::new())
    }
}

impl From<Finding> for Said {
    fn from(finding: Finding) -> Self {
        let Finding { saying, parameters, message, mend, .. } = finding;
        Self { code: saying.into(), parameters, message, mend }
    }
}
