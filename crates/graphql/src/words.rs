//! The product's closed lists of words, as GraphQL enums.

use async_graphql::Enum;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident mirrors $remote:literal { $($(#[$vdoc:meta])* $variant:ident),* $(,)? })*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        #[graphql(remote = $remote)]
        pub(crate) enum $name { $($(#[$vdoc])* $variant),* })*
    };
}

words! {
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

    /// How much a finding matters.
    FindingSeverity mirrors "commons_extract::Severity" {
        /// It can harm people or an election: mend it, or say why it is right.
        Serious,
        /// It likely should not be there, or keeps some people from reading.
        Warning,
        /// Worth a look.
        Note,
    }

    /// Where a review request is.
    ReviewState mirrors "commons_kernel::ReviewState" {
        /// It waits for a publisher of its own department.
        Submitted,
        /// It is before the Alliance, and nobody has it.
        Waiting,
        /// A reviewer holds it for a while.
        Claimed,
        /// Approved: its version is published.
        Approved,
        /// Sent back with what to change.
        ChangesAsked,
        /// Declined with a reason.
        Declined,
        /// Taken back by whoever asked.
        TakenBack,
        /// The flags, or the appeal, were right.
        Upheld,
        /// They were not.
        Dismissed,
    }

    /// What an entry of a review's timeline tells.
    ReviewEntryKind mirrors "commons_kernel::EntryKind" {
        /// It was submitted.
        Submitted,
        /// A publisher of the department sent it on to the Alliance.
        SentOn,
        /// A reviewer claimed it.
        Claimed,
        /// A reviewer gave it back.
        Released,
        /// Something said between the department and the Alliance.
        Comment,
        /// Something said between staff.
        Note,
        /// A question of the checklist was answered.
        Check,
        /// A passage that is to be changed.
        Passage,
        /// A reviewer would approve it.
        AdviceToApprove,
        /// A reviewer would ask for changes.
        AdviceToAskForChanges,
        /// A reviewer would decline it.
        AdviceToDecline,
        /// It was approved.
        Approved,
        /// It was sent back with what to change.
        ChangesAsked,
        /// It was declined.
        Declined,
        /// Whoever asked took it back.
        TakenBack,
        /// A member flagged it; the text is the kind of the flag.
        Flagged,
        /// Its department appealed.
        Appealed,
        /// The flags, or the appeal, were found right.
        Upheld,
        /// They were not.
        Dismissed,
    }

    /// What a review request asks.
    ReviewKind mirrors "commons_kernel::ReviewKind" {
        /// That a version be published.
        Publication,
        /// That somebody look at what members flagged.
        Flag,
        /// That somebody else look at a takedown.
        Appeal,
    }

    /// What somebody finds wrong with a resource.
    FlagKind mirrors "commons_kernel::FlagKind" {
        /// It is out of date.
        Outdated,
        /// Something in it is not true.
        Wrong,
        /// It is against the law of a state that it names.
        Unlawful,
        /// It holds private data. Grave: it may be hidden until somebody has looked.
        PrivateData,
        /// It takes sides.
        Partisan,
        /// It endangers people or machines. Grave: it may be hidden until somebody has looked.
        Unsafe,
        /// It is somebody else's, without leave or credit.
        Copyright,
        /// Some people cannot read it.
        Accessibility,
        /// Something else.
        Other,
    }

    /// Where a flag is.
    FlagState mirrors "commons_kernel::FlagState" {
        /// Nobody has decided it.
        Open,
        /// It was right.
        Upheld,
        /// It was not.
        Dismissed,
        /// Taken back by whoever made it.
        TakenBack,
    }

    /// What is decided about flags or an appeal.
    ModerationDecision mirrors "commons_curation::ModerationDecision" {
        /// Of flags: they are right, and its readers have only the notice.
        TakeDown,
        /// Of flags: they are right, and its department is to mend it.
        AskToMend,
        /// Of flags: there is nothing wrong.
        Dismiss,
        /// Of an appeal: it is right, and the resource is put back.
        PutBack,
        /// Of an appeal: it is not, and the resource stays down.
        KeepDown,
    }

    /// What a reviewer found about a question of the checklist.
    CheckVerdict mirrors "commons_kernel::CheckVerdict" {
        /// It holds.
        Yes,
        /// It does not hold.
        No,
        /// They are not sure; somebody else has to look.
        Doubt,
        /// It does not apply.
        NotApplicable,
    }

    /// A reviewer's decision.
    ReviewDecision mirrors "commons_curation::Decision" {
        /// Publish it.
        Approve,
        /// Back to the department, with what to change.
        AskForChanges,
        /// It will not be published.
        Decline,
    }
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
}

/// What somebody may do with a review request now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ReviewAction {
    /// Approve it for the department.
    ApproveForDepartment,
    /// Send it back to whoever wrote it.
    SendBack,
    /// Take it back.
    TakeBack,
    /// Claim it for the Alliance.
    Claim,
    /// Decide it, once they hold the claim.
    Decide,
    /// Say something in it.
    Comment,
    /// Say something between staff.
    Note,
}

/// How long a review has waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ReviewAge {
    /// Less than three days.
    Fresh,
    /// Three days to a week.
    Due,
    /// More than a week.
    Late,
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
