//! One search: the hits of a page, how many there are, and the facets, under an access filter.

use std::{cmp::Reverse, collections::BinaryHeap};

use commons_kernel::{ResourceId, Result, State};
use tantivy::{
    DocSet, SegmentReader, TERMINATED,
    columnar::Column,
    query::{EnableScoring, Weight},
};
use uuid::Uuid;

use crate::{
    Access, Expansion, FacetCounts, Filters, Highlights, Index,
    analyser::Tongue,
    compose::{Composed, Composer},
    cursor::Place,
    facets::{Gate, Tally},
    fault::internal,
    parse::Parsed,
    rank::stands_at,
    statistics::Statistics,
    vary::access_weight,
    weights,
};

/// How much of the words a hit must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Demand {
    /// Some of what tells most: what search is for.
    #[default]
    Some,
    /// All of them that tell something, each as typed, by another term, or in a near spelling.
    All,
    /// The same without near spellings: for an index so small that it does not show which words are spelt well.
    AllAsTyped,
}

/// What is asked.
#[derive(Debug)]
pub struct Request {
    /// What was typed, read by [`crate::parse`]. When nothing is wanted, the newest come first.
    pub query: Parsed,
    /// Other labels for it.
    pub expansion: Expansion,
    /// How much of the words a hit must have.
    pub demand: Demand,
    /// What it is narrowed to.
    pub filters: Filters,
    /// What the reader may see.
    pub access: Access,
    /// The reader's own states, which weigh a little more.
    pub home: Vec<State>,
    /// How many hits at most.
    pub first: usize,
    /// The cursor of the last hit already seen.
    pub after: Option<String>,
}

/// A hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The resource.
    pub id: ResourceId,
    /// Its score; 0 when the newest come first. For tuning: never shown, since it rests on counts over all documents.
    pub score: f32,
    /// Its place in the list.
    pub cursor: String,
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// How many there are in all.
    pub total: u64,
    /// This page of them.
    pub hits: Vec<Hit>,
    /// Counts for every facet.
    pub facets: FacetCounts,
    /// Whether more follow.
    pub has_next: bool,
    /// What to mark in the snippets.
    pub highlights: Highlights,
    /// Words of the query that no visible document has, folded: what a spelling hint is for.
    pub unknown: Vec<String>,
}

type Candidate = Reverse<(Place, u32)>;

impl Index {
    /// Answers a request.
    ///
    /// # Errors
    /// Bad input on `after` for a cursor that is none of ours; otherwise when the index cannot be read.
    pub fn search(&self, request: &Request) -> Result<Hits> {
        let after = request.after.as_deref().map(Place::read).transpose()?;
        let searcher = self.searcher();
        let fields = self.fields();
        let statistics = Statistics::new(&searcher, &fields)?;
        let granted = access_weight(&searcher, request.access.as_ref())?;
        let newest_first = request.query.wanted.is_empty();
        let mut composer = Composer {
            searcher: &searcher,
            fields: &fields,
            statistics: &statistics,
            access: granted.as_ref(),
            demand: request.demand,
            analysers: Tongue::ALL.map(Tongue::analyser),
        };
        let composed = if request.query.marks_only {
            Composed::nothing()
        } else {
            composer.compose(&request.query, &request.expansion)?
        };
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &searcher);
        let matching = composed.query.weight(scoring).map_err(internal)?;
        let unscored = EnableScoring::disabled_from_searcher(&searcher);
        let without: Vec<Box<dyn Weight>> = composed
            .without
            .iter()
            .map(|query| query.weight(unscored))
            .collect::<Result<_, _>>()
            .map_err(internal)?;

        let (mut tally, mut total, mut beyond) = (Tally::default(), 0, 0);
        let mut page: BinaryHeap<Candidate> = BinaryHeap::with_capacity(request.first + 1);
        for segment in searcher.segment_readers() {
            let columns = Columns::open(segment, &request.home)?;
            let mut gate = Gate::open(segment, &request.filters)?;
            let mut found = matching.scorer(segment, 1.0).map_err(internal)?;
            let mut visible = granted.scorer(segment, 1.0).map_err(internal)?;
            let mut left_out = without
                .iter()
                .map(|weight| weight.scorer(segment, 1.0))
                .collect::<Result<Vec<_>, _>>()
                .map_err(internal)?;
            let mut doc = found.doc();
            while doc != TERMINATED {
                let at = if visible.doc() < doc { visible.seek(doc) } else { visible.doc() };
                if at != doc {
                    doc = found.seek(at);
                    continue;
                }
                let wanted = !left_out.iter_mut().any(|scorer| stands_at(scorer.as_mut(), doc));
                if wanted && !segment.is_deleted(doc) && gate.pass(doc) {
                    total += 1;
                    let score =
                        if newest_first { 0.0 } else { near_home(found.score(), columns.factor(doc)) };
                    let rank = if newest_first {
                        Place::of_time(columns.published(doc))
                    } else {
                        Place::of_score(score)
                    };
                    let place = Place { rank, id: columns.id(doc) };
                    if after.is_none_or(|after| place < after) {
                        beyond += 1;
                        page.push(Reverse((place, score.to_bits())));
                        if page.len() > request.first {
                            page.pop();
                        }
                    }
                }
                doc = found.advance();
            }
            gate.close(&mut tally)?;
        }
        let hits: Vec<Hit> = page
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse((place, bits))| Hit {
                id: ResourceId::from(Uuid::from_u128(place.id)),
                score: f32::from_bits(bits),
                cursor: place.write(),
            })
            .collect();
        Ok(Hits {
            total,
            has_next: beyond > hits.len(),
            hits,
            facets: tally.finish(),
            highlights: composed.highlights,
            unknown: composed.unknown,
        })
    }
}

/// Weighs a score by the reader's home, but not the part that only puts exact matches first.
fn near_home(score: f32, factor: f32) -> f32 {
    let strict = if score >= weights::STRICT { weights::STRICT } else { 0.0 };
    (score - strict) * factor + strict
}

/// The columns of a segment that ranking needs.
struct Columns {
    id_high: Column<u64>,
    id_low: Column<u64>,
    published: Column<i64>,
    home: Option<(tantivy::columnar::StrColumn, Vec<u64>)>,
}

impl Columns {
    fn open(segment: &SegmentReader, home: &[State]) -> Result<Self> {
        let columns = segment.fast_fields();
        let states = if home.is_empty() { None } else { columns.str("facet_state").map_err(internal)? };
        let home = match states {
            Some(column) => {
                let mut numbers = Vec::new();
                for state in home {
                    numbers
                        .extend(column.dictionary().term_ord(state.as_str().as_bytes()).map_err(internal)?);
                }
                Some((column, numbers))
            }
            None => None,
        };
        Ok(Self {
            id_high: columns.u64("id_high").map_err(internal)?,
            id_low: columns.u64("id_low").map_err(internal)?,
            published: columns.i64("published_at").map_err(internal)?,
            home,
        })
    }

    fn id(&self, doc: u32) -> u128 {
        let half = |column: &Column<u64>| u128::from(column.first(doc).unwrap_or_default());
        (half(&self.id_high) << 64) | half(&self.id_low)
    }

    fn published(&self, doc: u32) -> i64 {
        self.published.first(doc).unwrap_or(i64::MIN)
    }

    fn factor(&self, doc: u32) -> f32 {
        let home = self.home.as_ref().is_some_and(|(column, numbers)| {
            column.ords().values_for_doc(doc).any(|number| numbers.contains(&number))
        });
        if home { weights::HOME_STATE } else { 1.0 }
    }
}
