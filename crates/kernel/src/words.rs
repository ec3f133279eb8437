//! The product's small vocabulary: closed lists of words, each written the same way everywhere.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use curation::{
    CollectionItemState, CollectionVerdict, DecisionAbout, DecisionEnd, DecisionKind, EndorsementLevel,
};

/// A word that is not on its list; says which list and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The list's name, in plain words.
    pub list: &'static str,
    /// The word that was not found.
    pub word: String,
    /// What the list holds.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} '{}'; use one of: {}", self.list, self.word, self.known.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// A word of one of the closed lists.
pub trait Word: Copy + fmt::Display + FromStr<Err = UnknownWord> + Send + Sync + 'static {
    /// The whole list, in its order.
    fn all() -> &'static [Self];
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident ($list:literal) { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The whole list, in its order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The word as stored and sent.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl Word for $name {
            fn all() -> &'static [Self] {
                Self::ALL
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok($name::$variant),)*
                    _ => Err(UnknownWord { list: $list, word: word.into(), known: vec![$($word),*] }),
                }
            }
        }
    };
}

mod curation;

words! {
    /// What a resource is.
    Kind("kind") { Template = "template", Training = "training", Story = "story" }
}
words! {
    /// Who may read a published resource, from the fewest to everybody.
    Reach("reach") { Department = "department", Group = "group", State = "state", Alliance = "alliance", Public = "public" }
}
words! {
    /// Where a resource is in its life.
    ResourceStatus("status") {
        /// It is being written.
        Draft = "draft",
        /// It waits for a publisher of its department.
        Submitted = "submitted",
        /// It waits for the Alliance.
        InReview = "in_review",
        /// It was sent back with what to change.
        ChangesAsked = "changes_asked",
        /// Its current version can be read by its reach.
        Published = "published",
        /// The same, and the current version mends a mistake in the one before.
        Corrected = "corrected",
        /// Still to be read, but another resource has taken its place.
        Superseded = "superseded",
        /// Still to be read, but nobody keeps it up.
        Archived = "archived",
        /// Taken back by its department, with a reason.
        Withdrawn = "withdrawn",
        /// Taken down by the Alliance, with a reason.
        TakenDown = "taken_down",
    }
}
words! {
    /// A role in a department; each one includes those before it.
    Role("role") { Reader = "reader", Contributor = "contributor", Publisher = "publisher", Steward = "steward" }
}
words! {
    /// A post that a seat stands for.
    Post("post") { Chief = "chief", Deputy = "deputy", Communications = "communications", Records = "records", Staff = "staff" }
}
words! {
    /// Where a document is on its way from the browser to its readers.
    AttachmentState("attachment state") {
        /// The bytes are not all here yet.
        Uploading = "uploading",
        /// The bytes are here; nobody has read them yet.
        Checking = "checking",
        /// Read, and free to be downloaded.
        Ready = "ready",
        /// Refused, with a reason.
        Refused = "refused",
    }
}
words! {
    /// Whether a document was looked at for malware.
    MalwareScan("malware scan") {
        /// No scanner is set up.
        NotScanned = "not_scanned",
        /// The scanner does not answer yet; the document waits for it.
        Waiting = "waiting",
        /// Nothing was found.
        Clean = "clean",
        /// Malware was found; the document is refused.
        Infected = "infected",
    }
}
words! {
    /// Where the pictures of a document's pages are.
    PreviewState("preview state") {
        /// There are none: not yet, or not of this kind of document.
        None = "none",
        /// They are being made.
        Pending = "pending",
        /// They are there.
        Made = "made",
    }
}
words! {
    /// What came of asking an address on the web.
    LinkOutcome("link outcome") {
        /// Something is there.
        Answers = "answers",
        /// The site says that there is nothing any more.
        Gone = "gone",
        /// The site is there, and does not show it to us.
        Refused = "refused",
        /// Nobody answered.
        Unreachable = "unreachable",
        /// It is no address that everybody can reach.
        NotAllowed = "not_allowed",
    }
}
words! {
    /// What was decided about the findings of a document.
    FindingsChoice("choice") {
        /// It stays as it is, with a reason.
        KeptOriginal = "kept_original",
        /// A copy without hidden metadata took its place.
        TookCleanCopy = "took_clean_copy",
    }
}
words! {
    /// Where a review request is.
    ReviewState("review state") {
        /// It waits for a publisher of its own department.
        Submitted = "submitted",
        /// It is before the Alliance, and nobody has it.
        Waiting = "waiting",
        /// A reviewer holds it for a while.
        Claimed = "claimed",
        /// Approved: its version is published.
        Approved = "approved",
        /// Sent back with what to change.
        ChangesAsked = "changes_asked",
        /// Declined with a reason.
        Declined = "declined",
        /// Taken back by whoever asked.
        TakenBack = "taken_back",
        /// The flags, or the appeal, were right.
        Upheld = "upheld",
        /// They were not.
        Dismissed = "dismissed",
    }
}

impl ReviewState {
    /// Those in which something is still to be decided.
    pub const OPEN: [Self; 3] = [Self::Submitted, Self::Waiting, Self::Claimed];
    /// Those in which the Alliance has something to decide.
    pub const BEFORE_ALLIANCE: [Self; 2] = [Self::Waiting, Self::Claimed];
}

words! {
    /// What a review request asks.
    ReviewKind("review kind") {
        /// That a version be published.
        Publication = "publication",
        /// That somebody look at what members flagged.
        Flag = "flag",
        /// That somebody else look at a takedown.
        Appeal = "appeal",
    }
}
words! {
    /// What somebody finds wrong with a resource.
    FlagKind("flag kind") {
        /// It is out of date.
        Outdated = "outdated",
        /// Something in it is not true.
        Wrong = "wrong",
        /// It is against the law of a state that it names.
        Unlawful = "unlawful",
        /// It holds private data.
        PrivateData = "private_data",
        /// It takes sides.
        Partisan = "partisan",
        /// It endangers people or machines: malware, keys, seal numbers.
        Unsafe = "unsafe",
        /// It is somebody else's, without leave or credit.
        Copyright = "copyright",
        /// Some people cannot read it.
        Accessibility = "accessibility",
        /// Something else.
        Other = "other",
    }
}

impl FlagKind {
    /// Whether each hour that it stays up may do harm that nobody can undo.
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::PrivateData | Self::Unsafe)
    }
}

words! {
    /// Where a flag is.
    FlagState("flag state") {
        /// Nobody has decided it.
        Open = "open",
        /// It was right.
        Upheld = "upheld",
        /// It was not.
        Dismissed = "dismissed",
        /// Taken back by whoever made it.
        TakenBack = "taken_back",
    }
}
words! {
    /// What an entry of a review's timeline tells.
    EntryKind("entry kind") {
        /// It was submitted.
        Submitted = "submitted",
        /// A publisher of the department sent it on to the Alliance.
        SentOn = "sent_on",
        /// A reviewer claimed it.
        Claimed = "claimed",
        /// A reviewer gave it back.
        Released = "released",
        /// Something said between the department and the Alliance.
        Comment = "comment",
        /// Something said between staff.
        Note = "note",
        /// A question of the checklist was answered.
        Check = "check",
        /// A passage that is to be changed.
        Passage = "passage",
        /// A reviewer would approve it.
        AdviceToApprove = "advice_to_approve",
        /// A reviewer would ask for changes.
        AdviceToAskForChanges = "advice_to_ask_for_changes",
        /// A reviewer would decline it.
        AdviceToDecline = "advice_to_decline",
        /// A reviewer would take down what was flagged.
        AdviceToTakeDown = "advice_to_take_down",
        /// A reviewer would have its department mend what was flagged.
        AdviceToAskToMend = "advice_to_ask_to_mend",
        /// A reviewer would leave what was flagged as it is.
        AdviceToDismiss = "advice_to_dismiss",
        /// A reviewer would put back what was appealed.
        AdviceToPutBack = "advice_to_put_back",
        /// A reviewer would keep down what was appealed.
        AdviceToKeepDown = "advice_to_keep_down",
        /// A reviewer was not sure, and asked for a second person.
        SecondAsked = "second_asked",
        /// It was approved.
        Approved = "approved",
        /// It was sent back with what to change.
        ChangesAsked = "changes_asked",
        /// It was declined.
        Declined = "declined",
        /// Whoever asked took it back.
        TakenBack = "taken_back",
        /// A member flagged it.
        Flagged = "flagged",
        /// Its department appealed.
        Appealed = "appealed",
        /// The flags, or the appeal, were found right.
        Upheld = "upheld",
        /// They were not.
        Dismissed = "dismissed",
    }
}

impl EntryKind {
    /// What a reviewer would decide, said to those who decide.
    pub const ADVICE: [Self; 8] = [
        Self::AdviceToApprove,
        Self::AdviceToAskForChanges,
        Self::AdviceToDecline,
        Self::AdviceToTakeDown,
        Self::AdviceToAskToMend,
        Self::AdviceToDismiss,
        Self::AdviceToPutBack,
        Self::AdviceToKeepDown,
    ];
}

words! {
    /// What a reviewer found about a question of the checklist.
    CheckVerdict("verdict") {
        /// It holds.
        Yes = "yes",
        /// It does not hold.
        No = "no",
        /// They are not sure; somebody else has to look.
        Doubt = "doubt",
        /// It does not apply.
        NotApplicable = "not_applicable",
    }
}

words! {
    /// What a department means to do with what it uses.
    AdoptionIntent("intent") {
        /// Keep this version, whatever comes later.
        KeepCopy = "keep_copy",
        /// Be told of newer versions.
        TellUpdates = "tell_updates",
        /// Be offered what changed, to take it over beside its own edits.
        ProposeMerges = "propose_merges",
    }
}
words! {
    /// How far a department is with what it uses.
    AdoptionStatus("adoption status") {
        /// It means to use it.
        Planned = "planned",
        /// It uses it.
        InUse = "in_use",
        /// It used it; kept as history.
        Retired = "retired",
    }
}
words! {
    /// What a label of a concept is.
    LabelKind("label kind") { Preferred = "preferred", Variant = "variant", Acronym = "acronym", Spanish = "spanish", State = "state" }
}
words! {
    /// Whose words a concept has.
    ConceptOrigin("concept origin") {
        /// Those of the files that ship; an import may change them.
        Imported = "imported",
        /// Those of Alliance staff; an import leaves them.
        Edited = "edited",
    }
}
words! {
    /// A role of Alliance staff; each one includes those before it.
    AllianceRole("alliance role") { Moderator = "moderator", Curator = "curator", Administrator = "administrator" }
}
words! {
    /// Where somebody's wish to join a department is.
    JoinState("join state") {
        /// Nobody has decided it.
        Waiting = "waiting",
        /// They hold a seat since.
        Approved = "approved",
        /// Declined with a reason.
        Declined = "declined",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
    }
}
words! {
    /// What brings the departments of a group together.
    GroupKind("group kind") { Cohort = "cohort", StateAssociation = "state_association", WorkingGroup = "working_group" }
}
words! {
    /// What an API token may be used for; each one includes those before it.
    TokenScope("scope") {
        /// Read what its person may read.
        Read = "read",
        /// Change what its person may change, but nobody's rights.
        Write = "write",
        /// Change people, seats and rights as well.
        Manage = "manage",
    }
}
words! {
    /// How many registered voters a department serves.
    DepartmentSize("size") {
        /// Up to 5,000 registered voters.
        VerySmall = "very_small",
        /// 5,001 to 25,000.
        Small = "small",
        /// 25,001 to 100,000.
        Medium = "medium",
        /// 100,001 to 500,000.
        Large = "large",
        /// More than 500,000.
        VeryLarge = "very_large",
    }
}

impl DepartmentSize {
    /// The size of a department with so many registered voters (the bands are ours).
    pub const fn of(registered_voters: u32) -> Self {
        match registered_voters {
            0..=5_000 => Self::VerySmall,
            5_001..=25_000 => Self::Small,
            25_001..=100_000 => Self::Medium,
            100_001..=500_000 => Self::Large,
            _ => Self::VeryLarge,
        }
    }
}

words! {
    /// How usable a resource is in a state.
    Usability("usability") {
        /// As it is.
        Usable = "usable",
        /// Once something is changed in it.
        UsableWithChanges = "usable_with_changes",
        /// Not at all.
        NotUsable = "not_usable",
        /// Nobody has looked yet.
        NotChecked = "not_checked",
    }
}

words! {
    /// A kind of election.
    ElectionKind("election kind") {
        /// Electors of the President.
        Presidential = "presidential",
        /// The candidates of the parties.
        Primary = "primary",
        /// Federal and state offices in November.
        General = "general",
        /// Offices and measures of cities and towns.
        Municipal = "municipal",
        /// School boards and their measures.
        School = "school",
        /// A vacancy, or a measure out of turn.
        Special = "special",
    }
}

words! {
    /// What staff decided about a search on the list of what is wanted.
    WantedVerdict("verdict") {
        /// It stands there, however much there is for it.
        List = "list",
        /// It does not stand there.
        Hide = "hide",
    }
}

mod state;

pub use state::State;
