//! One search, from what a reader typed to a page of resources they may see.
//!
//! The index finds and counts under the access filter; the rows are then loaded through `store::visible`, so that a stale
//! index hides but never leaks; snippets are made last, for the rows that came back.

use std::{collections::HashMap, sync::Arc};

use commons_access::{Action, Noun, Viewer, policy};
use commons_entity::resource;
use commons_kernel::{Error, PageRequest, Result, State};
use commons_search::{
    Access, Demand, Filters, Highlights, Hits, Index, Request, Run, Snippets, Vocabulary, filter,
    folded_words, normalised, parse,
};
use commons_store::{Tx, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    Expanded, PublicCounts, Thesaurus,
    facets::{Facet, label_facets},
};

/// What search needs beside the database; one for each server process.
#[derive(Clone)]
pub struct Finder {
    index: Arc<Index>,
    thesaurus: Arc<Thesaurus>,
    public_counts: Arc<PublicCounts>,
}

impl Finder {
    /// A finder over an index and a thesaurus.
    pub fn new(index: Arc<Index>, thesaurus: Thesaurus) -> Self {
        Self { index, thesaurus: Arc::new(thesaurus), public_counts: Arc::default() }
    }

    /// The index.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The thesaurus.
    pub fn thesaurus(&self) -> &Arc<Thesaurus> {
        &self.thesaurus
    }

    /// How many public resources there are for what is wanted.
    pub(crate) fn public_counts(&self) -> &PublicCounts {
        &self.public_counts
    }
}

/// What a reader asks.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// What they typed. Nothing lists the newest.
    pub query: String,
    /// What they narrowed it to.
    pub filters: Filters,
    /// Which page.
    pub page: PageRequest,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// How many there are in all.
    pub total: u64,
    /// This page of them.
    pub hits: Vec<Found>,
    /// Whether more follow.
    pub has_next: bool,
    /// Whether some stand before.
    pub has_previous: bool,
    /// Counts for every facet, with labels for people.
    pub facets: Vec<Facet>,
    /// The query with its spelling mended, when words of it were found nowhere.
    pub did_you_mean: Option<String>,
    /// Labels that were searched too.
    pub also_searched: Vec<String>,
}

/// A hit.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its place in the list.
    pub cursor: String,
    /// The resource.
    pub resource: resource::Model,
    /// What matched in it.
    pub snippets: Vec<Passage>,
    /// Why it is here, in plain sentences.
    pub reasons: Vec<String>,
}

/// A stretch of text with what matched in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// `title`, `summary`, `body` or `files`.
    pub field: &'static str,
    /// The field for people: the name of the file, when it is one.
    pub label: String,
    /// The text.
    pub runs: Vec<Run>,
}

/// Searches as this viewer.
///
/// # Errors
/// Bad input on `query` (too long) or `after`; what the database says; when the index cannot be read.
pub async fn search(tx: &Tx, finder: &Finder, viewer: &Viewer, asked: &SearchRequest) -> Result<SearchPage> {
    let parsed = parse(&asked.query)?;
    let thesaurus = finder.thesaurus();
    let mut home: Vec<State> = viewer.states().collect();
    home.sort_unstable();
    home.dedup();
    let expanded = thesaurus.expand(&parsed, &home);
    let request = Request {
        query: parsed,
        expansion: expanded.expansion.clone(),
        demand: Demand::Some,
        filters: asked.filters.clone(),
        access: access(viewer),
        home,
        first: asked.page.first as usize,
        after: asked.page.after.clone(),
    };
    let (hits, request) = blocking(finder, move |index| Ok((index.search(&request)?, request))).await?;
    let mut rows = load(tx, viewer, hits.hits.iter().map(|hit| hit.id.uuid())).await?;
    let shown: Vec<(String, resource::Model)> =
        hits.hits.iter().filter_map(|hit| Some((hit.cursor.clone(), rows.remove(&hit.id.uuid())?))).collect();
    let passages = snippets(finder, &hits, shown.iter().map(|(_, row)| row.id).collect()).await?;
    let did_you_mean = mend(&asked.query, &hits, thesaurus, &shown);
    let found = shown
        .into_iter()
        .zip(passages)
        .map(|((cursor, resource), snippets)| Found {
            cursor,
            reasons: reasons(&resource, &snippets, &expanded, &request.home),
            snippets: snippets.snippets.into_iter().map(passage).collect(),
            resource,
        })
        .collect();
    Ok(SearchPage {
        total: hits.total,
        hits: found,
        has_next: hits.has_next,
        has_previous: asked.page.after.is_some(),
        facets: label_facets(tx, viewer, hits.facets).await?,
        did_you_mean,
        also_searched: expanded.also_searched,
    })
}

/// What this viewer may read, as a filter of the index.
pub fn access(viewer: &Viewer) -> Access {
    filter(policy(Action::Read, Noun::Resource), viewer)
}

/// The rows among these that the viewer may read, by id, in one statement.
pub async fn load(
    tx: &Tx,
    viewer: &Viewer,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, resource::Model>> {
    let rows = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Runs a question to the index off the async threads: it computes, and may wait for the disk.
pub async fn blocking<T: Send + 'static>(
    finder: &Finder,
    work: impl FnOnce(&Index) -> Result<T> + Send + 'static,
) -> Result<T> {
    let index = Arc::clone(&finder.index);
    tokio::task::spawn_blocking(move || work(&index)).await.map_err(Error::internal)?
}

async fn snippets(finder: &Finder, hits: &Hits, ids: Vec<Uuid>) -> Result<Vec<Snippets>> {
    let highlights: Highlights = hits.highlights.clone();
    blocking(finder, move |index| ids.into_iter().map(|id| index.snippets(id.into(), &highlights)).collect())
        .await
}

fn passage(snippet: commons_search::Snippet) -> Passage {
    let label = match snippet.field {
        "title" => "Title",
        "summary" => "Summary",
        "body" => "Text",
        _ => "Attached document",
    };
    Passage {
        field: snippet.field,
        label: snippet.filename.unwrap_or_else(|| label.to_owned()),
        runs: snippet.runs,
    }
}

/// Why a hit is here. Only what is true of this hit and may be shown: no unchecked term, no figure of the ranking.
fn reasons(row: &resource::Model, snippets: &Snippets, expanded: &Expanded, home: &[State]) -> Vec<String> {
    let mut reasons = Vec::new();
    for label in snippets.labels.iter().filter(|label| expanded.also_searched.contains(label)) {
        reasons.push(match expanded.used_in.get(&normalised(label)).map(Vec::as_slice) {
            Some([]) | None => format!("Matches “{label}”, another term for what you typed"),
            Some(states) => format!("Matches “{label}”, the term used in {}", named(states)),
        });
    }
    reasons.truncate(2);
    if home.contains(&row.state.0) {
        reasons.push(format!("From {}, your state", row.state.0.name()));
    }
    reasons
}

/// "Illinois", "Illinois and Missouri", "Illinois, Missouri and 3 other states".
fn named(states: &[State]) -> String {
    match states {
        [] => String::new(),
        [one] => one.name().to_owned(),
        [one, two] => format!("{} and {}", one.name(), two.name()),
        [one, two, three] => format!("{}, {} and {}", one.name(), two.name(), three.name()),
        [one, two, rest @ ..] => format!("{}, {} and {} other states", one.name(), two.name(), rest.len()),
    }
}

/// The query with each word that was found nowhere replaced by the nearest word that the reader may know: of the
/// thesaurus, or of a title on this page.
fn mend(
    query: &str,
    hits: &Hits,
    thesaurus: &Thesaurus,
    shown: &[(String, resource::Model)],
) -> Option<String> {
    if hits.unknown.is_empty() {
        return None;
    }
    let titles = Vocabulary::of(shown.iter().map(|(_, row)| row.title.as_str()));
    let nearest = |word: &str| thesaurus.vocabulary().nearest(word).or_else(|| titles.nearest(word));
    let mended: Vec<String> = query
        .split_whitespace()
        .map(|part| match folded_words(part).as_slice() {
            [word] if hits.unknown.contains(word) => {
                nearest(word).map_or_else(|| part.to_owned(), |right| fitted(part, word, right))
            }
            _ => part.to_owned(),
        })
        .collect();
    let mended = mended.join(" ");
    (mended != query.split_whitespace().collect::<Vec<_>>().join(" ")).then_some(mended)
}

/// Keeps the marks around a word, such as a minus or a quotation mark.
fn fitted(part: &str, word: &str, right: &str) -> String {
    match part.to_lowercase().find(word) {
        Some(at) if part.is_ascii() => format!("{}{right}{}", &part[..at], &part[at + word.len()..]),
        _ => right.to_owned(),
    }
}
