//! Suggestions while typing: terms of the thesaurus, and titles that the reader may see. Never a word of the index.

use commons_access::Viewer;
use commons_entity::resource;
use commons_kernel::{Error, Result};
use commons_search::{MAX_CHARACTERS, Typed};
use commons_store::Tx;

use crate::{
    search::{Finder, blocking},
    shown::rows,
    unread::Asking,
};

/// How many suggestions at most.
pub const MAX_SUGGESTIONS: usize = 20;

/// A suggestion.
#[derive(Clone, Debug)]
pub enum Suggestion {
    /// A term of the thesaurus.
    Concept(String),
    /// A resource by its title.
    Title(Box<resource::Model>),
}

impl Suggestion {
    /// What is shown, and searched when it is chosen.
    pub fn text(&self) -> &str {
        match self {
            Suggestion::Concept(text) => text,
            Suggestion::Title(resource) => &resource.title,
        }
    }
}

/// What may be meant by what is typed so far: at most `first` suggestions, up to half of them terms.
///
/// # Errors
/// Bad input on `prefix` when it is too long; what the database says; when the index cannot be read.
pub async fn suggest(
    tx: &Tx,
    finder: &Finder,
    viewer: &Viewer,
    (prefix, first): (&str, usize),
) -> Result<Vec<Suggestion>> {
    if prefix.chars().count() > MAX_CHARACTERS {
        return Err(Error::bad_input(
            "prefix",
            format!("a search may have {MAX_CHARACTERS} characters; shorten it"),
        ));
    }
    let first = first.min(MAX_SUGGESTIONS);
    let concepts = finder.thesaurus().beginning_with(prefix, first.div_ceil(2));
    let mut found: Vec<Suggestion> = concepts.into_iter().map(Suggestion::Concept).collect();
    let (room, mut asking) = (first - found.len(), Asking::begin(tx, finder, viewer).await?);
    loop {
        let typed = Typed { prefix: prefix.to_owned(), access: asking.access.clone(), first: room };
        let titles = match finder.index().suggested(&typed) {
            Some(known) => known,
            None => blocking(finder, move |index| index.suggest(typed)).await?,
        };
        let (mut rows, newest) = rows(tx, viewer, titles.iter().map(|id| id.uuid()).collect()).await?;
        if asking.knew(newest).await? {
            let titles = titles.iter().filter_map(|id| rows.remove(&id.uuid()));
            found.extend(titles.map(Box::new).map(Suggestion::Title));
            return Ok(found);
        }
    }
}
