//! The product's closed lists of words, as GraphQL enums.

use async_graphql::Enum;

macro_rules! mirrors {
    ($($(#[$doc:meta])* $name:ident mirrors $remote:literal { $($(#[$vdoc:meta])* $variant:ident),* $(,)? })*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        #[graphql(remote = $remote)]
        pub(crate) enum $name { $($(#[$vdoc])* $variant),* })*
    };
}

pub(crate) use mirrors;

pub(crate) use crate::curation::words::{
    CheckVerdict, CollectionItemState, CollectionVerdictKind, EndorsementLevel, EndorsementState, FlagKind,
    FlagState, ModerationDecision, ReviewAction, ReviewAge, ReviewDecision, ReviewEntryKind, ReviewKind,
    ReviewState,
};
pub(crate) use crate::library::words::ProblemCode;

mirrors! {
    /// What a resource is.
    ResourceKind mirrors "commons_kernel::Kind" {
        /// A document to fill in or to adapt.
        Template,
        /// Material to learn or to teach from.
        Training,
        /// What an office did and what came of it.
        Story,
    }

    /// Who may read a published resource, from the fewest to everybody.
    Reach mirrors "commons_kernel::Reach" {
        /// The members of its department.
        Department,
        /// The departments of a group.
        Group,
        /// Every department of its state.
        State,
        /// Every verified member.
        Alliance,
        /// Everybody, with or without an account.
        Public,
    }

    /// Where a resource is in its life.
    ResourceStatus mirrors "commons_kernel::ResourceStatus" {
        /// It is being written.
        Draft,
        /// It waits for a publisher of its department.
        Submitted,
        /// It waits for the Alliance.
        InReview,
        /// It was sent back with what to change.
        ChangesAsked,
        /// Its current version can be read by its reach.
        Published,
        /// The same, and the current version mends a mistake in the one before.
        Corrected,
        /// Still to be read, but another resource has taken its place.
        Superseded,
        /// Still to be read, but nobody keeps it up.
        Archived,
        /// Taken back by its department.
        Withdrawn,
        /// Taken down by the Alliance.
        TakenDown,
    }

    /// What happened to a run of words from one version to another.
    ComparedChange mirrors "commons_library::Change" {
        /// Both have it.
        Same,
        /// The one that is compared from alone has it.
        Removed,
        /// The one that is compared to alone has it.
        Added,
    }

    /// What happened to a document from one version to another.
    DocumentChange mirrors "commons_library::DocumentChange" {
        /// The version that is compared to has it, the other one not.
        Added,
        /// The version that is compared from has it, the other one not.
        Removed,
        /// Both have one of this name, with other content.
        Changed,
        /// Both have it, under another name.
        Renamed,
        /// Both have it.
        Same,
    }

    /// The order of a list of resources.
    ResourceOrder mirrors "commons_library::ResourceOrder" {
        /// Made last, first.
        Newest,
        /// By title, A to Z.
        Title,
        /// Changed last, first.
        Updated,
    }

    /// A role in a department; each one includes those before it.
    Role mirrors "commons_kernel::Role" {
        /// Reads.
        Reader,
        /// Writes and submits.
        Contributor,
        /// Publishes within the department.
        Publisher,
        /// Manages people.
        Steward,
    }

    /// A post that a seat stands for.
    Post mirrors "commons_kernel::Post" { Chief, Deputy, Communications, Records, Staff }

    /// A role of Alliance staff; each one includes those before it.
    AllianceRole mirrors "commons_kernel::AllianceRole" { Moderator, Curator, Administrator }

    /// What a label of a concept is.
    LabelKind mirrors "commons_kernel::LabelKind" {
        /// The label that is shown.
        Preferred,
        /// Another way to say it.
        Variant,
        /// Its first letters, such as UOCAVA.
        Acronym,
        /// What it is called in Spanish.
        Spanish,
        /// What a state calls it.
        State,
    }

    /// Whose words a concept has.
    ConceptOrigin mirrors "commons_kernel::ConceptOrigin" {
        /// Those of the files that ship; an import may change them.
        Imported,
        /// Those of Alliance staff; an import leaves them.
        Edited,
    }

    /// What brings the departments of a group together.
    GroupKind mirrors "commons_kernel::GroupKind" {
        /// They learn together for a while.
        Cohort,
        /// They are of one state.
        StateAssociation,
        /// They work on one thing.
        WorkingGroup,
    }

    /// What staff decided about a search on the list of what is wanted.
    WantedVerdict mirrors "commons_kernel::WantedVerdict" {
        /// It stands there, however much there is for it.
        List,
        /// It does not stand there.
        Hide,
    }

    /// What an API token may be used for; each one includes those before it.
    TokenScope mirrors "commons_kernel::TokenScope" {
        /// Read what its person may read.
        Read,
        /// Change what its person may change, but nobody's rights.
        Write,
        /// Change people, seats, rights, tokens and sessions as well.
        Manage,
    }

    /// Where somebody's wish to join a department is.
    JoinState mirrors "commons_kernel::JoinState" {
        /// Nobody has decided it.
        Waiting,
        /// They have a seat.
        Approved,
        /// Declined with a reason.
        Declined,
        /// Taken back by who asked.
        Withdrawn,
    }

    /// A decision about somebody's wish to join.
    JoinDecision mirrors "commons_directory::JoinDecision" {
        /// They get a seat.
        Approve,
        /// They get none.
        Decline,
    }

    /// Where an invitation is.
    InvitationState mirrors "commons_directory::InvitationState" {
        /// Its link can be used.
        Open,
        /// Somebody used its link.
        Used,
        /// It was taken back.
        Revoked,
        /// It was not used in time.
        Expired,
    }

    /// What a department means to do with what it uses.
    AdoptionIntent mirrors "commons_kernel::AdoptionIntent" {
        /// Keep this version, whatever comes later.
        KeepCopy,
        /// Be told of newer versions.
        TellUpdates,
        /// Be offered what changed, to take it over beside its own edits.
        ProposeMerges,
    }

    /// How far a department is with what it uses.
    AdoptionStatus mirrors "commons_kernel::AdoptionStatus" {
        /// It means to use it.
        Planned,
        /// It uses it.
        InUse,
        /// It used it; kept as history.
        Retired,
    }

    /// How many registered voters a department serves.
    DepartmentSize mirrors "commons_kernel::DepartmentSize" {
        /// Up to 5,000.
        VerySmall,
        /// 5,001 to 25,000.
        Small,
        /// 25,001 to 100,000.
        Medium,
        /// 100,001 to 500,000.
        Large,
        /// More than 500,000.
        VeryLarge,
    }

    /// How usable a resource is in a state.
    Usability mirrors "commons_kernel::Usability" {
        /// As it is.
        Usable,
        /// Once something is changed in it.
        UsableWithChanges,
        /// Not at all.
        NotUsable,
        /// Nobody has looked yet.
        NotChecked,
    }

    /// A kind of election.
    ElectionKind mirrors "commons_kernel::ElectionKind" {
        /// Electors of the President.
        Presidential,
        /// The candidates of the parties.
        Primary,
        /// Federal and state offices in November.
        General,
        /// Offices and measures of cities and towns.
        Municipal,
        /// School boards and their measures.
        School,
        /// A vacancy, or a measure out of turn.
        Special,
    }

    /// Where a document is on its way to its readers.
    AttachmentState mirrors "commons_kernel::AttachmentState" {
        /// The bytes are not all here yet.
        Uploading,
        /// The bytes are here; they are being read.
        Checking,
        /// Read, and free to be downloaded.
        Ready,
        /// Refused, with a reason.
        Refused,
    }

    /// Whether a document was looked at for malware.
    MalwareScan mirrors "commons_kernel::MalwareScan" {
        /// No scanner is set up.
        NotScanned,
        /// The scanner does not answer yet; the document waits for it.
        Waiting,
        /// Nothing was found.
        Clean,
        /// Malware was found; the document is refused.
        Infected,
    }

    /// What was decided about the findings of a document.
    FindingsChoice mirrors "commons_kernel::FindingsChoice" {
        /// It stays as it is, with a reason.
        KeptOriginal,
        /// A copy without hidden metadata took its place.
        TookCleanCopy,
    }

    /// What was looked at in a draft.
    PreflightCheck mirrors "commons_library::PreflightCheck" {
        /// What a draft must have.
        Incomplete,
        /// What is in its documents.
        Document,
        /// Where its links lead.
        Link,
        /// How easily it is read: its words and sentences, the order of its headings, the size of its tables.
        ReadingLevel,
        /// What pictures say to people who cannot see them.
        AlternativeText,
        /// What was left to fill in.
        Placeholder,
        /// Words that may read as taking a side, or as praise.
        Wording,
    }

    /// How much a finding matters.
    FindingSeverity mirrors "commons_extract::Severity" {
        /// It can harm people or an election: mend it, or say why it is right.
        Serious,
        /// It likely should not be there, or keeps some people from reading.
        Warning,
        /// Worth a look.
        Note,
    }
}

/// Why something goes to somebody else before it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum NeedsReviewReason {
    /// It is to be read more widely than its department decides by itself.
    WiderReach,
    /// A colleague submitted a version of it, which is decided first.
    ColleagueSubmitted,
    /// It cannot be published from where it is.
    NotFromHere,
}

/// What a viewer may do with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ResourceAction {
    /// Write its draft.
    Edit,
    /// Ask for its publication: a publisher of the department, or, as one, the Alliance.
    Submit,
    /// Publish it within the reach that is the department's own to give.
    Publish,
    /// Claim and decide its open review.
    Review,
    /// Say that the office that they act for uses it.
    Adopt,
    /// Take it from its readers.
    Withdraw,
    /// Say that nobody keeps it up.
    Archive,
    /// Say what has taken its place.
    Supersede,
    /// Put it back for the department.
    Restore,
    /// Take it from its readers for the Alliance.
    TakeDown,
    /// Put it back for the Alliance.
    PutBack,
    /// Say that something is wrong with it.
    Flag,
    /// Ask for another look at its takedown.
    Appeal,
    /// Say by the rubric that it is good, and take that back.
    Endorse,
    /// Show it at the front.
    Feature,
    /// Put it into a collection that they keep.
    AddToCollection,
}

/// A state, the District of Columbia or a territory, by its postal code (USPS Publication 28, appendix B).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "commons_kernel::State", rename_items = "UPPERCASE")]
#[rustfmt::skip]
pub(crate) enum State {
    AL, AK, AS, AZ, AR, CA, CO, CT, DE, DC, FL, GA, GU, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT,
    NE, NV, NH, NJ, NM, NY, NC, ND, MP, OH, OK, OR, PA, PR, RI, SC, SD, TN, TX, UT, VT, VA, VI, WA, WV, WI, WY,
}

/// The words of a list in the kernel's spelling, each once: however long it came, it is no longer than the closed list.
/// An absent list is empty.
pub(crate) fn words<Here, There: From<Here> + PartialEq>(list: Option<Vec<Here>>) -> Vec<There> {
    let mut distinct = Vec::new();
    for word in list.unwrap_or_default().into_iter().map(There::from) {
        if !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_list_stays_as_short_as_it_is() {
        let many = [State::WI, State::AZ, State::WI].repeat(30_000);
        let kept: Vec<commons_kernel::State> = words(Some(many));
        assert_eq!(kept, [commons_kernel::State::WI, commons_kernel::State::AZ]);
        assert!(words::<State, commons_kernel::State>(None).is_empty());
    }
}
