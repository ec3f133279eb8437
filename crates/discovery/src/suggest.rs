//! Suggestions while typing: terms of the thesaurus, and titles that the reader may see. Never a word of the index.

use std::sync::Arc;

use commons_access::Viewer;
use commons_entity::resource;
use commons_kernel::{Error, ResourceId, Result};
use commons_search::{Access, Index, MAX_CHARACTERS};
use commons_store::Reading;
use uuid::Uuid;

use crate::{
    Finder,
    memory::Answer,
    search::blocking,
    shown::{again, by_id, rows},
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
    reading: &impl Reading,
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
    let (room, mut asking) = (first - found.len(), Asking::begin(reading, finder, viewer).await?);
    loop {
        let typed = Typed { prefix: prefix.to_owned(), access: asking.access.clone(), first: room };
        let answer = titles(finder, typed).await?;
        let ids: Vec<Uuid> = answer.said.iter().map(|id| id.uuid()).collect();
        let known = match answer.rows() {
            Some(known) => again(reading, viewer, known).await?,
            None => None,
        };
        let (mut rows, newest) = match known {
            Some(known) => known,
            None => {
                let (read, newest) = rows(reading.tx().await?, viewer, &ids).await?;
                if read.len() == ids.len() {
                    answer.keep_rows(finder.index(), newest, read.clone());
                }
                (by_id(read), newest)
            }
        };
        if asking.knew(newest).await? {
            let titles = ids.iter().filter_map(|id| rows.remove(id));
            found.extend(titles.map(Box::new).map(Suggestion::Title));
            return Ok(found);
        }
    }
}

/// What is being typed, by whom, and how many titles are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Typed {
    prefix: String,
    access: Access,
    first: usize,
}

/// The titles that the index has for it, or had for somebody with the same access since it last changed.
async fn titles(finder: &Finder, typed: Typed) -> Result<Arc<Answer<Vec<ResourceId>, resource::Model>>> {
    let moment = finder.index().moment().filter(|_| typed.access.leaves_nothing_out());
    if let Some(known) = moment.and_then(|moment| finder.titles.recall(moment, &typed)) {
        return Ok(known);
    }
    let (titles, typed) = {
        let suggested = move |index: &Index| {
            let titles = index.suggest(&typed.prefix, &typed.access, typed.first)?;
            Ok((titles, typed))
        };
        blocking(finder, suggested).await?
    };
    // Kept only when the index is still as it was before it was asked.
    let moment = moment.filter(|moment| finder.index().moment() == Some(*moment));
    let answer = Arc::new(Answer::new(moment, titles));
    if let Some(moment) = moment {
        finder.titles.keep(moment, typed, &answer);
    }
    Ok(answer)
}
