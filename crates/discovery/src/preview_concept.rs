//! What a change of the thesaurus would do to searches, before it is saved. Nothing is written.
//!
//! Every search is run as a visitor, once with the thesaurus in effect and once with the draft in its place. The frequent ones
//! are the caller's to read: a visitor's transaction is given none.

use std::{collections::BTreeSet, sync::Arc};

use commons_access::Viewer;
use commons_kernel::{Error, PageRequest, Result, Total};
use commons_search::{Filters, MAX_CHARACTERS, Order};
use commons_store::Tx;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Finder, Thesaurus,
    concept_rules::{ConceptProblem, problems, tidied},
    concepts::{Concept, Label},
    links::relink,
    search::{SearchPage, SearchRequest, Wanted, search},
};

/// Searches of one preview at most.
pub const MAX_QUERIES: usize = 50;
/// How far down the list the places of titles are known.
const SEEN: u32 = 20;
/// Titles that are told at most.
const TOLD: usize = 5;

/// What a change would do.
#[derive(Clone, Debug)]
pub enum ConceptPreview {
    /// The searches whose answers change, and how many were tried.
    Shown(Vec<PreviewedQuery>, usize),
    /// The draft may not be saved so.
    Refused(Vec<ConceptProblem>),
}

/// One search before and after.
#[derive(Clone, Debug)]
pub struct PreviewedQuery {
    /// What is typed.
    pub query: String,
    /// The answer now.
    pub before: PreviewedAnswer,
    /// The answer after the change.
    pub after: PreviewedAnswer,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct PreviewedAnswer {
    /// How many resources there are in all.
    pub total: u64,
    /// The first of them.
    pub top: Vec<Moved>,
    /// What is searched too.
    pub also_searched: Vec<String>,
}

/// A title, and where it stands in the other answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The title.
    pub title: String,
    /// Its place in the other answer, from 1; none when it is not among its first 20.
    pub elsewhere: Option<usize>,
}

/// Tries a draft of a concept: of the one with its key, or of a new one. The draft's labels are those beside the preferred
/// one. `tx` reads as a visitor. Tried are `queries`, then those that are frequent, then the labels.
///
/// # Errors
/// Bad input on `queries` when there are too many or one is too long; as [`search`].
pub async fn preview_concept(
    (tx, at): (&Tx, OffsetDateTime),
    finder: &Finder,
    draft: &Concept,
    (queries, frequent): (&[String], Vec<String>),
) -> Result<ConceptPreview> {
    let queries = wanted(queries)?.into_iter().chain(frequent).collect();
    let now = finder.thesaurus();
    let mut draft = tidied(draft);
    let before = now.concepts().iter().find(|concept| concept.key == draft.key);
    let others: Vec<Concept> =
        now.concepts().iter().filter(|concept| concept.key != draft.key).cloned().collect();
    let problems = problems(&draft, before, &others);
    if !problems.is_empty() {
        return Ok(ConceptPreview::Refused(problems));
    }
    draft.labels.insert(0, Label::preferred(&draft.preferred));
    draft.labels.sort_by_key(|label| label.kind);
    let own = before.into_iter().flat_map(|concept| &concept.labels).chain(&draft.labels);
    let queries = with_labels(queries, own);
    let mut then = others;
    relink(&draft, then.iter_mut());
    then.push(draft);
    then.sort_by(|a, b| a.key.cmp(&b.key));
    // Both sides keep their thesaurus for the whole preview.
    let sides = (finder.trying(now), finder.trying(Arc::new(Thesaurus::new(then))));
    let (tried, mut changed) = (queries.len(), Vec::new());
    for query in queries {
        let before = answer((tx, at), &sides.0, &query).await?;
        let after = answer((tx, at), &sides.1, &query).await?;
        changed.extend(compared(query, &before, &after));
    }
    Ok(ConceptPreview::Shown(changed, tried))
}

fn wanted(queries: &[String]) -> Result<Vec<String>> {
    if queries.len() > MAX_QUERIES {
        return Err(Error::bad_input(
            "queries",
            format!("{} searches are too many; send at most {MAX_QUERIES}", queries.len()),
        ));
    }
    let queries: Vec<String> = queries.iter().map(|query| query.trim().to_owned()).collect();
    if queries.iter().any(|query| query.chars().count() > MAX_CHARACTERS) {
        return Err(Error::bad_input(
            "queries",
            format!("a search may have {MAX_CHARACTERS} characters; shorten it"),
        ));
    }
    Ok(queries)
}

/// The queries, then the labels, each once and as many as there is room for.
fn with_labels<'a>(queries: Vec<String>, labels: impl Iterator<Item = &'a Label>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    queries
        .into_iter()
        .chain(labels.map(|label| label.text.clone()))
        .filter(|query| !query.is_empty() && seen.insert(query.to_lowercase()))
        .take(MAX_QUERIES)
        .collect()
}

async fn answer((tx, at): (&Tx, OffsetDateTime), finder: &Finder, query: &str) -> Result<SearchPage> {
    let page = PageRequest { first: SEEN, after: None, total: Total::Counted };
    let wanted = Wanted { facets: false, passages: false };
    let (query, filters, order) = (query.to_owned(), Filters::default(), Order::default());
    search(tx, finder, (&Viewer::visitor(), at), &SearchRequest { query, filters, order, page, wanted }).await
}

/// Both answers, if they differ.
fn compared(query: String, before: &SearchPage, after: &SearchPage) -> Option<PreviewedQuery> {
    let ids = |page: &SearchPage| page.hits.iter().map(|hit| hit.resource.id).collect::<Vec<Uuid>>();
    let labels = |page: &SearchPage| page.also_searched.iter().cloned().collect::<BTreeSet<String>>();
    let same = before.total == after.total && ids(before) == ids(after) && labels(before) == labels(after);
    let told = |page: &SearchPage, other: &[Uuid]| PreviewedAnswer {
        total: page.total,
        also_searched: page.also_searched.clone(),
        top: page
            .hits
            .iter()
            .take(TOLD)
            .map(|hit| Moved {
                title: hit.resource.title.clone(),
                elsewhere: other.iter().position(|id| *id == hit.resource.id).map(|place| place + 1),
            })
            .collect(),
    };
    (!same).then(|| PreviewedQuery {
        query,
        before: told(before, &ids(after)),
        after: told(after, &ids(before)),
    })
}
