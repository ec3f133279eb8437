//! The closed lists of words of reviews and moderation, as GraphQL enums.

use async_graphql::Enum;

use crate::words::mirrors;

mirrors! {
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

    /// What its owner said to a resource's place in a collection.
    CollectionItemState mirrors "commons_kernel::CollectionItemState" {
        /// Nothing yet.
        Invited,
        /// It may stand there.
        Accepted,
        /// It may not, with a reason.
        Declined,
        /// It may not any more: it was taken out again.
        TakenOut,
    }

    /// What the Alliance said to a department's collection.
    CollectionVerdictKind mirrors "commons_kernel::CollectionVerdict" {
        /// It may be shown as far as its department asked.
        Approved,
        /// It is shown no further, with a reason.
        SentBack,
        /// It was taken from its readers, with a reason.
        TakenDown,
    }

    /// What a curator found about one dimension of the rubric.
    EndorsementLevel mirrors "commons_kernel::EndorsementLevel" {
        /// It does not hold yet.
        NotYet,
        /// It holds.
        Meets,
        /// Others can learn from it.
        Exemplary,
    }

    /// Where an endorsement is.
    EndorsementState mirrors "commons_curation::EndorsementState" {
        /// It counts.
        InForce,
        /// Its last day is over.
        Expired,
        /// It was taken back, with a reason.
        Withdrawn,
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
        /// A reviewer would take down what was flagged.
        AdviceToTakeDown,
        /// A reviewer would have its department mend what was flagged.
        AdviceToAskToMend,
        /// A reviewer would leave what was flagged as it is.
        AdviceToDismiss,
        /// A reviewer would put back what was appealed.
        AdviceToPutBack,
        /// A reviewer would keep down what was appealed.
        AdviceToKeepDown,
        /// A reviewer was not sure, and asked for a second person.
        SecondAsked,
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

    /// What was decided about.
    TransparencyAbout mirrors "commons_kernel::DecisionAbout" {
        /// A resource.
        Resource,
        /// A collection.
        Collection,
    }

    /// What the Alliance was asked.
    TransparencyKind mirrors "commons_kernel::DecisionKind" {
        /// That a version be published, or a collection shown further.
        Publication,
        /// That somebody look at what members flagged.
        Flag,
        /// That somebody else look at a takedown.
        Appeal,
        /// Nothing: it did this by itself.
        Moderation,
    }

    /// How something ended.
    TransparencyDecision mirrors "commons_kernel::DecisionEnd" {
        /// It was published, or shown as far as was asked.
        Approved,
        /// It was sent back with what to change.
        ChangesAsked,
        /// It was declined with a reason.
        Declined,
        /// Whoever asked took it back.
        TakenBack,
        /// The flags, or the appeal, were right.
        Upheld,
        /// The flags, or the appeal, were not right.
        Dismissed,
        /// It was taken from its readers.
        TakenDown,
        /// Its readers have it again.
        PutBack,
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
