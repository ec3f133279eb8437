//! One trial: the same question to the index of everything, under the viewer's filter, and to the index of what SQL grants
//! them, under none; every part of both answers must be the same to the last bit.

use std::{collections::BTreeSet, fmt::Debug};

use commons_access::{Action, Noun, policy};
use commons_discovery::Thesaurus;
use commons_search::{Access, Hit, Hits, Index, Narrowing, Request, filter, parse};
use time::Duration;
use uuid::Uuid;

use super::{oracle::Seen, question::Question, world::NOW};

/// Hits of a page whose snippets are compared: making one costs as much as finding many.
const SNIPPETS: usize = 6;

/// What came of trials: a trial that finds nothing, or has nothing to hide, says little.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub trials: u64,
    /// Trials with a hit.
    pub found: u64,
    /// About how many trials there were in which somebody who sees everything would have had more.
    pub hidden: u64,
    pub suggested: u64,
    pub alike: u64,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.trials += other.trials;
        self.found += other.found;
        self.hidden += other.hidden;
        self.suggested += other.suggested;
        self.alike += other.alike;
    }
}

/// Asks both, and says the first difference.
pub(crate) fn trial(
    whole: &Index,
    thesaurus: &Thesaurus,
    seen: &Seen,
    asked: &Question,
) -> Result<Tally, String> {
    let granted = filter(policy(Action::Read, Noun::Resource), &seen.viewer);
    let mut request = request(thesaurus, seen, asked, granted.clone());
    let mut tally = Tally { trials: 1, ..Tally::default() };
    // The first page, and the one that follows it.
    for page in 1..3 {
        let hits = whole.search(&request).map_err(said)?;
        request.access = seen.everything();
        let right = seen.index.search(&request).map_err(said)?;
        if page == 1 && asked.like.as_u128().is_multiple_of(4) {
            // Asked of some, and counted for all of them.
            let more = whole.search(&Request { first: 1, ..request.clone() }).map_err(said)?;
            tally.hidden = 4 * u64::from(more.total > hits.total);
        }
        compare(&hits, &right, &seen.readable).map_err(|what| format!("page {page}: {what}"))?;
        tally.found |= u64::from(hits.total > 0);
        request.access = granted.clone();
        request.after = hits.hits.last().map(|hit| hit.cursor.clone());
        if !hits.has_next {
            break;
        }
    }
    let suggested = whole.suggest(&asked.prefix, &granted, 8).map_err(said)?;
    let right = seen.index.suggest(&asked.prefix, &seen.everything(), 8).map_err(said)?;
    same("suggestions", &suggested, &right)?;
    tally.suggested = u64::from(!suggested.is_empty());
    let alike = whole.similar(asked.like.into(), &granted, 6).map_err(said)?;
    let right = seen.index.similar(asked.like.into(), &seen.everything(), 6).map_err(said)?;
    same("more like this", &alike, &right)?;
    tally.alike = u64::from(!alike.is_empty());
    Ok(tally)
}

fn request(thesaurus: &Thesaurus, seen: &Seen, asked: &Question, access: Access) -> Request {
    let query = parse(&asked.typed).expect("a query of a few words");
    let expansion = match asked.to.exact_words {
        true => Default::default(),
        false => thesaurus.expand(&query, &seen.reader.home).expansion,
    };
    let since = [30, 365, 1_096].map(|days| NOW - Duration::days(days)).to_vec();
    Request {
        query,
        expansion,
        demand: asked.demand,
        narrowing: Narrowing {
            to: asked.to.clone(),
            without: asked.without.clone(),
            since,
            ..Narrowing::default()
        },
        order: asked.order,
        reader: seen.reader.clone(),
        now: NOW,
        first: asked.first,
        ..Request::everything(access)
    }
}

/// All that an answer says: of each hit everything but where it lies in its own index.
fn compare(hits: &Hits, right: &Hits, readable: &BTreeSet<Uuid>) -> Result<(), String> {
    if let Some(hit) = hits.hits.iter().find(|hit| !readable.contains(&hit.id.uuid())) {
        return Err(format!("{} is a hit, and SQL does not grant it", hit.id));
    }
    same("totals", &hits.total, &right.total)?;
    same("unknown words", &hits.unknown, &right.unknown)?;
    same("facets", &hits.facets, &right.facets)?;
    same("spans of time", &hits.since, &right.since)?;
    same("next page", &hits.has_next, &right.has_next)?;
    let told = |hit: &Hit| {
        let place = (hit.id, hit.version, hit.score.to_bits(), hit.cursor.clone());
        (place, hit.applies, hit.adoptions, hit.alike)
    };
    let (one, two) = (hits.hits.iter().map(told), right.hits.iter().map(told));
    same("hits", &one.collect::<Vec<_>>(), &two.collect::<Vec<_>>())?;
    for (hit, other) in hits.hits.iter().zip(&right.hits).take(SNIPPETS) {
        let (one, two) = (hits.snipper().cut(hit).map_err(said)?, right.snipper().cut(other).map_err(said)?);
        same("snippets", &one, &two)?;
    }
    Ok(())
}

pub(crate) fn same<T: PartialEq + Debug>(what: &str, whole: &T, right: &T) -> Result<(), String> {
    if whole == right {
        return Ok(());
    }
    Err(format!("{what} differ\n  of everything, filtered: {whole:?}\n  of what SQL grants:      {right:?}"))
}

fn said(error: commons_kernel::Error) -> String {
    format!("an index does not answer: {error}")
}
