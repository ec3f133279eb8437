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
