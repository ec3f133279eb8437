//! The words of collections and endorsements.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{UnknownWord, Word};

words! {
    /// Where a resource's place in a collection is.
    CollectionItemState("collection item state") {
        /// The department that owns the resource has not answered yet.
        Invited = "invited",
        /// It stands there for readers.
        Accepted = "accepted",
        /// The department would rather not, with a reason.
        Declined = "declined",
        /// It stood there or was asked for, and the department has taken it out.
        TakenOut = "taken_out",
    }
}
words! {
    /// What the Alliance said to a department's collection.
    CollectionVerdict("collection verdict") {
        /// It may be shown as far as its department asked.
        Approved = "approved",
        /// It is shown no further, with a reason.
        SentBack = "sent_back",
        /// It was taken from its readers, with a reason.
        TakenDown = "taken_down",
    }
}
words! {
    /// What was decided about.
    DecisionAbout("what is decided about") {
        /// A resource.
        Resource = "resource",
        /// A collection.
        Collection = "collection",
    }
}
words! {
    /// What the Alliance was asked.
    DecisionKind("kind of decision") {
        /// That a version be published, or a collection shown further.
        Publication = "publication",
        /// That somebody look at what members flagged.
        Flag = "flag",
        /// That somebody else look at a takedown.
        Appeal = "appeal",
        /// Nothing: it did this by itself.
        Moderation = "moderation",
    }
}
words! {
    /// How something ended.
    DecisionEnd("end of a decision") {
        /// It was published, or shown as far as was asked.
        Approved = "approved",
        /// It was sent back with what to change.
        ChangesAsked = "changes_asked",
        /// It was declined with a reason.
        Declined = "declined",
        /// Whoever asked took it back.
        TakenBack = "taken_back",
        /// The flags, or the appeal, were right.
        Upheld = "upheld",
        /// The flags, or the appeal, were not right.
        Dismissed = "dismissed",
        /// It was taken from its readers.
        TakenDown = "taken_down",
        /// Its readers have it again.
        PutBack = "put_back",
    }
}
words! {
    /// What a curator finds about one dimension of the rubric.
    EndorsementLevel("level") {
        /// It does not hold yet.
        NotYet = "not_yet",
        /// It holds.
        Meets = "meets",
        /// Others can learn from it.
        Exemplary = "exemplary",
    }
}
