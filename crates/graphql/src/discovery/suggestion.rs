//! What may be meant by what is typed so far.

use async_graphql::{Enum, SimpleObject};

use crate::library::Resource;

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum SuggestionKind {
    /// A term of the thesaurus.
    Concept,
    /// The title of a resource.
    Title,
}

/// A suggestion.
#[derive(SimpleObject)]
pub(crate) struct Suggestion {
    /// What is shown, and searched when it is chosen.
    text: String,
    /// Where it comes from.
    kind: SuggestionKind,
    /// The resource, when it is a title.
    resource: Option<Resource>,
}

impl From<commons_discovery::Suggestion> for Suggestion {
    fn from(suggestion: commons_discovery::Suggestion) -> Self {
        let text = suggestion.text().to_owned();
        match suggestion {
            commons_discovery::Suggestion::Concept(_) => {
                Self { text, kind: SuggestionKind::Concept, resource: None }
            }
            commons_discovery::Suggestion::Title(row) => {
                Self { text, kind: SuggestionKind::Title, resource: Some((*row).into()) }
            }
        }
    }
}
