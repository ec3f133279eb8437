//! One search, from what a reader typed to a page of resources they may see.
//!
//! The index finds and counts under the access filter; the rows are then loaded through `store::visible`, so that a stale
//! index hides but never leaks; snippets are made last, for the rows that came back.

use std::sync::Arc;

use commons_access::{Action, Noun, Viewer, policy};
use commons_entity::{department, resource, version};
use commons_kernel::{Code, Error, PageRequest, ResourceId, Result, State};
use commons_search::{
    Access, Applies, Counted, Demand, Filters, Hit, Hits, Index, Order, Reader, Request, Run, Snippets,
    Vocabulary, filter, folded_words, normalised, parse,
};
use commons_store::{Reading, Tx};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Expanded, Finder, Thesaurus,
    facets::{Facet, Labels, spans},
    memory::Answer,
    narrow::{Misread, narrow},
    shown::{Shown, Written, again, by_id, rows, shown},
    unread::Asking,
};

/// What a reader asks.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// What they typed. Nothing lists the newest.
    pub query: String,
    /// What they narrowed it to.
    pub filters: Filters,
    /// What comes first.
    pub order: Order,
    /// Which page.
    pub page: PageRequest,
    /// What is to be made of it; what nobody asks for is not made.
    pub wanted: Wanted,
}

/// The parts of an answer that cost something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The facets with their labels.
    pub facets: bool,
    /// What matched in each hit, and why it is here.
    pub passages: bool,
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
    pub facets: Arc<Vec<Facet>>,
    /// The query with its spelling mended, when words of it were found nowhere.
    pub did_you_mean: Option<String>,
    /// Labels that were searched too.
    pub also_searched: Vec<String>,
    /// Whether fields, such as `state:`, were typed into the query.
    pub fields_typed: bool,
    /// Fields typed into the query whose values mean nothing: they were looked for as words.
    pub misread: Vec<Misread>,
}

/// A hit.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its place in the list.
    pub cursor: String,
    /// The resource.
    pub resource: resource::Model,
    /// Its current version; none when that one is not for the viewer.
    pub version: Option<Arc<version::Model>>,
    /// Its department, when it is at hand and the viewer may read it.
    pub department: Option<Arc<department::Model>>,
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

/// Searches as this viewer, at this moment.
///
/// # Errors
/// Bad input on `query` (too long) or `after`; what the database says; when the index cannot be read.
pub async fn search(
    reading: &impl Reading,
    finder: &Finder,
    (viewer, now): (&Viewer, OffsetDateTime),
    asked: &SearchRequest,
) -> Result<SearchPage> {
    let mut parsed = parse(&asked.query)?;
    let fields_typed = !parsed.narrowed.is_empty();
    let (mut narrowing, misread) =
        narrow((reading, finder.names(), viewer), &mut parsed, asked.filters.clone()).await?;
    match asked.wanted.facets {
        true => narrowing.since = spans(now),
        false => narrowing.counted = Counted::Nothing,
    }
    let thesaurus = finder.thesaurus();
    let thesaurus = thesaurus.as_ref();
    let reader = reader(reading, finder, viewer).await?;
    let expanded = match asked.filters.exact_words {
        true => Expanded::default(),
        false => thesaurus.expand(&parsed, &reader.home),
    };
    let request = Request {
        query: parsed,
        expansion: expanded.expansion.clone(),
        demand: Demand::Some,
        narrowing,
        order: asked.order,
        access: access(viewer),
        reader,
        // A question of the same day is the same question.
        now: now.replace_time(time::Time::MIDNIGHT),
        first: asked.page.first as usize,
        after: asked.page.after.clone(),
    };
    let Seen { answer, request, shown, newest } = see(reading, finder, viewer, request).await?;
    let hits = &answer.said.hits;
    let did_you_mean = mend(&asked.query, hits, thesaurus, &shown);
    let (total, has_next) = (hits.total, hits.has_next);
    let facets = match asked.wanted.facets {
        true => {
            let labels = &answer.said.labels;
            labels.of((reading, finder.names(), viewer), hits, &request.narrowing.since).await?
        }
        false => Arc::default(),
    };
    if asked.wanted.passages {
        cut(finder, &answer, &shown).await?;
    }
    let uncut = Snippets::default();
    let offices: Vec<Uuid> = shown.iter().map(|(_, row)| row.resource.department_id).collect();
    let departments = finder.names().rows(viewer, newest, &offices);
    let found = shown
        .into_iter()
        .map(|(number, Shown { resource, version })| {
            let hit = &hits.hits[number];
            let wanted = asked.wanted.passages && is_current(hit, &resource);
            let snippets = hits.snippets(number).filter(|_| wanted).unwrap_or(&uncut);
            Found {
                reasons: reasons((hit, &resource), snippets, &expanded, (&request.reader, now)),
                cursor: hit.cursor.clone(),
                snippets: snippets.snippets.iter().map(passage).collect(),
                department: departments.get(&resource.department_id).cloned(),
                resource,
                version,
            }
        })
        .collect();
    Ok(SearchPage {
        total,
        hits: found,
        has_next,
        has_previous: asked.page.after.is_some(),
        facets,
        did_you_mean,
        also_searched: expanded.also_searched,
        fields_typed,
        misread,
    })
}

/// What the index said, and what its facets are called.
pub(crate) struct Said {
    hits: Hits,
    labels: Labels,
}

/// What was found, with the rows.
struct Seen {
    answer: Arc<Answer<Said, Shown>>,
    request: Request,
    /// The rows, each with the number of its hit on the page.
    shown: Vec<(usize, Shown)>,
    /// The place of the newest event when the rows were read.
    newest: u64,
}

/// Asks the index, and reads the rows.
async fn see(reading: &impl Reading, finder: &Finder, viewer: &Viewer, mut request: Request) -> Result<Seen> {
    let mut asking = Asking::begin(reading, finder, viewer).await?;
    loop {
        request.access = asking.access.clone();
        let answer = answer(finder, &request).await?;
        let ids: Vec<Uuid> = answer.said.hits.hits.iter().map(|hit| hit.id.uuid()).collect();
        let known = match answer.rows() {
            Some(known) => again(reading, viewer, known).await?,
            None => None,
        };
        let (mut rows, newest) = match known {
            Some(known) => known,
            None => {
                let (read, newest) = shown(reading.tx().await?, viewer, &ids).await?;
                let text: usize = read.iter().map(Written::text_bytes).sum();
                if read.len() == ids.len() && text <= MOST_TEXT {
                    answer.keep_rows(&finder.index, newest, read.clone());
                }
                (by_id(read), newest)
            }
        };
        if asking.knew(newest).await? {
            let row = |(number, id): (usize, &Uuid)| Some((number, rows.remove(id)?));
            let shown = ids.iter().enumerate().filter_map(row).collect();
            return Ok(Seen { answer, request, shown, newest });
        }
    }
}

/// What the index says, or said to somebody with the same access since it last changed.
async fn answer(finder: &Finder, request: &Request) -> Result<Arc<Answer<Said, Shown>>> {
    // What is left out is left out for a moment; a larger page is a program's.
    let is_common = request.first <= PAGE && request.access.leaves_nothing_out();
    let known = finder.index.moment().filter(|_| is_common);
    if let Some(known) = known.and_then(|moment| finder.answers.recall(moment, request)) {
        return Ok(known);
    }
    let (hits, request) = {
        let request = request.clone();
        blocking(finder, move |index| Ok((index.search(&request)?, request))).await?
    };
    let moment = hits.moment().filter(|_| is_common);
    let answer = Arc::new(Answer::new(moment, Said { hits, labels: Labels::default() }));
    if let Some(moment) = moment {
        finder.answers.keep(moment, request, &answer);
    }
    Ok(answer)
}

/// The reader, as far as the order of hits goes: their states, and the office they act from.
async fn reader(reading: &impl Reading, finder: &Finder, viewer: &Viewer) -> Result<Reader> {
    let mut home: Vec<State> = viewer.states().collect();
    home.sort_unstable();
    home.dedup();
    let office = match viewer.seats.first() {
        Some(seat) => {
            let id = seat.department.uuid();
            let known = finder.names().departments(reading, viewer, &[id]).await?;
            known.get(&id).map(|department| department.office.clone())
        }
        None => None,
    };
    Ok(Reader { home, office })
}

/// Resources like this one that the viewer may read, the likest first. Empty when they may not read it.
///
/// # Errors
/// What the database says; when the index cannot be read.
pub async fn similar(
    tx: &Tx,
    finder: &Finder,
    viewer: &Viewer,
    (id, first): (ResourceId, usize),
) -> Result<Vec<resource::Model>> {
    let mut asking = Asking::begin(tx, finder, viewer).await?;
    loop {
        let access = asking.access.clone();
        let ids = blocking(finder, move |index| index.similar(id, &access, first)).await?;
        let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
        let (found, newest) = rows(tx, viewer, &uuids).await?;
        let mut rows = by_id(found);
        if asking.knew(newest).await? {
            return Ok(ids.iter().filter_map(|id| rows.remove(&id.uuid())).collect());
        }
    }
}

/// What this viewer may read, as a filter of the index.
pub fn access(viewer: &Viewer) -> Access {
    filter(policy(Action::Read, Noun::Resource), viewer)
}

/// Runs a question to the index off the async threads: it computes, and may wait for the disk.
pub async fn blocking<T: Send + 'static>(
    finder: &Finder,
    work: impl FnOnce(&Index) -> Result<T> + Send + 'static,
) -> Result<T> {
    let index = Arc::clone(&finder.index);
    let answer = tokio::task::spawn_blocking(move || work(&index)).await.map_err(Error::internal);
    // Bad input is the asker's; anything else may be damage, which whoever keeps the index looks into.
    answer.and_then(|answer| answer).inspect_err(|error| {
        if error.code() == Code::Internal {
            finder.index.suspect();
        }
    })
}

/// Cuts out what matched in each hit, off the async threads: it computes. A hit whose version is not the current one any more has
/// no snippet, since its texts are not what the reader would see.
async fn cut(finder: &Finder, answer: &Arc<Answer<Said, Shown>>, shown: &[(usize, Shown)]) -> Result<()> {
    let hits = &answer.said.hits;
    let current = shown.iter().filter(|(number, row)| is_current(&hits.hits[*number], &row.resource));
    let uncut = current.map(|(number, _)| *number).filter(|number| hits.snippets(*number).is_none());
    let uncut: Vec<usize> = uncut.collect();
    if uncut.is_empty() {
        return Ok(());
    }
    let answer = Arc::clone(answer);
    blocking(finder, move |_| answer.said.hits.cut(&uncut)).await
}

fn is_current(hit: &Hit, row: &resource::Model) -> bool {
    row.current_version_id == Some(hit.version.uuid())
}

fn passage(snippet: &commons_search::Snippet) -> Passage {
    let label = match snippet.field {
        "title" => "Title",
        "summary" => "Summary",
        "body" => "Text",
        _ => "Attached document",
    };
    Passage {
        field: snippet.field,
        label: snippet.filename.clone().unwrap_or_else(|| label.to_owned()),
        runs: snippet.runs.clone(),
    }
}

/// A page has so many hits, unless somebody asks for more.
const PAGE: usize = 20;
/// Rows are kept beside an answer when they have no more text than this, in bytes.
const MOST_TEXT: usize = 40_000;
/// How new a resource must be for that to be a reason.
const NEW: time::Duration = time::Duration::days(30);

/// Why a hit is here. Only what is true of this hit and may be shown: no unchecked term, no figure of the ranking.
fn reasons(
    (hit, row): (&Hit, &resource::Model),
    snippets: &Snippets,
    expanded: &Expanded,
    (reader, now): (&Reader, OffsetDateTime),
) -> Vec<String> {
    let mut reasons = Vec::new();
    for label in snippets.labels.iter().filter(|label| expanded.also_searched.contains(label)) {
        reasons.push(match expanded.used_in.get(&normalised(label)).map(Vec::as_slice) {
            _ if expanded.narrower.contains(label) => {
                format!("Matches “{label}”, a narrower term than what you typed")
            }
            Some([]) | None => format!("Matches “{label}”, another term for what you typed"),
            Some(states) => format!("Matches “{label}”, the term used in {}", named(states)),
        });
    }
    reasons.truncate(2);
    match hit.applies {
        Applies::Here => reasons.push("Says that it applies in your state".to_owned()),
        Applies::Elsewhere => reasons.push("Made for other states: check it before you use it".to_owned()),
        Applies::Unsaid => {}
    }
    if reader.home.contains(&row.state.0) {
        reasons.push(format!("From {}, your state", row.state.0.name()));
    }
    match (hit.adoptions, hit.alike) {
        (0, _) => {}
        (1, 0) => reasons.push("One office uses it or plans to".to_owned()),
        (1, _) => reasons.push("An office like yours uses it or plans to".to_owned()),
        (many, 0) => reasons.push(format!("{many} offices use it or plan to")),
        (many, alike) => {
            reasons.push(format!("{many} offices use it or plan to, {alike} of them like yours"))
        }
    }
    if row.published_at.is_some_and(|at| now - at < NEW) {
        reasons.push("Published in the last 30 days".to_owned());
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
fn mend(query: &str, hits: &Hits, thesaurus: &Thesaurus, shown: &[(usize, Shown)]) -> Option<String> {
    if hits.unknown.is_empty() {
        return None;
    }
    let titles = Vocabulary::of(shown.iter().map(|(_, row)| row.resource.title.as_str()));
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
