//! The round of a review before this one.

use async_graphql::SimpleObject;
use commons_curation::{AskedPassage, Round};

use crate::curation::ReviewRequest;

/// The round before: what was asked for, and what became of it.
#[derive(SimpleObject)]
pub(crate) struct ReviewRound {
    /// The request of then, with its reason, its checklist and its version.
    review_request: ReviewRequest,
    /// The passages that were to be changed, in the order in which they were named.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    passages: Vec<ReviewedPassage>,
}

/// A passage that was to be changed.
#[derive(SimpleObject)]
struct ReviewedPassage {
    /// The words of the version of then.
    quote: String,
    /// What was to be changed about them.
    text: String,
    /// Whether the same words stand in the version that asks now.
    stands: bool,
}

impl From<Round> for ReviewRound {
    fn from(round: Round) -> Self {
        let told = |AskedPassage { quote, text, stands }| ReviewedPassage { quote, text, stands };
        Self {
            review_request: round.request.into(),
            passages: round.passages.into_iter().map(told).collect(),
        }
    }
}
