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
