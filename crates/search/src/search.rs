//! One search: the hits of a page, how many there are, and the facets, under an access filter.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fmt,
    sync::{Arc, OnceLock},
};

use commons_kernel::{ResourceId, Result, VersionId};
use tantivy::{
    DocAddress, DocId, SegmentReader, TERMINATED,
    query::{EnableScoring, Query, Scorer, Weight},
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Access, Applies, Expansion, FacetCounts, Highlights, Index, Narrowing, Reader, Snippets,
    access::Granted,
    analyser::Tongue,
    compose::{Composed, Composer, Spellings},
    cursor::Place,
    facets::{Gate, Tally},
    fault::internal,
    moment::Moment,
    parse::Parsed,
    rank::Floor,
    signals::Signals,
    statistics::Statistics,
    table::Table,
    ways::stands_at,
    weights,
    word::Sight,
};

/// How much of the words a hit must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Demand {
    /// All of them when enough documents have them, else a part: what search is for.
    #[default]
    Some,
    /// All of them that tell something, each as typed, by another term, or in a near spelling.
    All,
    /// The same without near spellings: for an index so small that it does not show which words are spelt well.
    AllAsTyped,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// What was typed, read by [`crate::parse`].
    pub query: Parsed,
    /// Other labels for it.
    pub expansion: Expansion,
    /// How much of the words a hit must have.
    pub demand: Demand,
    /// What it is narrowed to.
    pub narrowing: Narrowing,
    /// What comes first.
    pub order: Order,
    /// What the reader may see.
    pub access: Access,
    /// Who reads.
    pub reader: Reader,
    /// What day it is: the newer of two weighs a little more.
    pub now: OffsetDateTime,
    /// How many hits at most.
    pub first: usize,
    /// The cursor of the last hit already seen.
    pub after: Option<String>,
}

impl Request {
    /// Everything that the reader may see, the newest first, 20 at a time.
    pub fn everything(access: Access) -> Self {
        Self {
            query: Parsed::default(),
            expansion: Expansion::default(),
            demand: Demand::default(),
            narrowing: Narrowing::default(),
            order: Order::default(),
            access,
            reader: Reader::default(),
            now: OffsetDateTime::UNIX_EPOCH,
            first: 20,
            after: None,
        }
    }
}

/// What comes first. Where two are equal, the newer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// What fits best; the newest when nothing is wanted.
    #[default]
    Relevance,
    /// What was published last.
    Newest,
    /// What most departments use.
    MostAdopted,
}

/// A hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The resource.
    pub id: ResourceId,
    /// The version that the index holds: what it says of the texts is true of this one alone.
    pub version: VersionId,
    /// Its score, for tuning; 0 when it does not decide the order.
    pub score: f32,
    /// Its place in the list.
    pub cursor: String,
    /// What it says of the reader's states.
    pub applies: Applies,
    /// How many departments use it.
    pub adoptions: u32,
    /// How many of those are like the reader's.
    pub alike: u32,
    /// Where its texts are.
    pub(crate) at: DocAddress,
}

/// The answer.
#[derive(Clone, Default)]
pub struct Hits {
    /// How many there are in all.
    pub total: u64,
    /// This page of them.
    pub hits: Vec<Hit>,
    /// Counts for every facet.
    pub facets: FacetCounts,
    /// How many were published since each of the moments asked for.
    pub since: Vec<u64>,
    /// Whether more follow.
    pub has_next: bool,
    /// What to mark in the snippets.
    pub highlights: Highlights,
    /// The snippets of each hit, once they were asked for.
    pub(crate) cut: Vec<OnceLock<Snippets>>,
    /// Words of the query that no visible document has, folded: what a spelling hint is for.
    pub unknown: Vec<String>,
    /// What was searched in.
    pub(crate) moment: Option<Arc<Moment>>,
}

impl Hits {
    /// The number of the moment of the index that was searched; none for the answer to no search.
    pub fn moment(&self) -> Option<u64> {
        self.moment.as_ref().map(|moment| moment.number)
    }
}

impl fmt::Debug for Hits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hits").field("total", &self.total).field("hits", &self.hits).finish_non_exhaustive()
    }
}

/// A candidate for the page: its place, its score and where it is. The worst is on top of the heap.
type Candidate = (Place, u32, DocAddress);

/// The best hits so far of those after the cursor.
struct Page {
    room: usize,
    after: Option<Place>,
    /// How many hits there are after the cursor.
    beyond: usize,
    best: BinaryHeap<Reverse<Candidate>>,
}

/// What one walk over the matches found.
struct Walk {
    /// How many documents match that the reader may see, whatever the filters say.
    visible: u64,
    /// How many of them are hits.
    total: u64,
    page: Page,
    tally: Tally,
}

/// What does not change from one walk to the other.
struct Ground<'a> {
    moment: &'a Moment,
    request: &'a Request,
    sight: Sight,
    signals: Signals,
    order: Order,
    without: Vec<Box<dyn Weight>>,
}

impl Index {
    /// Answers a request.
    ///
    /// When enough visible documents have every word of the query, those alone are its hits; else a part of the words is
    /// enough, unless all are demanded. What the search is narrowed to does not weigh in that, so that the counts of the facets
    /// come true.
    ///
    /// # Errors
    /// Bad input on `after` for a cursor that is none of ours; otherwise when the index cannot be read.
    pub fn search(&self, request: &Request) -> Result<Hits> {
        let after = request.after.as_deref().map(Place::read).transpose()?;
        let (moment, fields) = self.now()?;
        let statistics = Statistics::new(&moment, &fields, &request.access)?;
        let sight = Sight::new(&moment, &request.access);
        let composed = if request.query.marks_only {
            Composed::nothing()
        } else {
            let analysers = Tongue::ALL.map(Tongue::analyser);
            let (access, statistics) = (&request.access, &statistics);
            let fields = &fields;
            let exact = request.narrowing.to.exact_words || request.demand == Demand::AllAsTyped;
            let spellings = if exact { Spellings::AsTyped } else { Spellings::Near };
            let sight = sight.clone();
            let mut composer =
                Composer { moment: &moment, sight, fields, statistics, access, analysers, spellings };
            composer.compose(&request.query, &request.expansion)?
        };
        let searcher = &moment.searcher;
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let unscored = EnableScoring::disabled_from_searcher(searcher);
        let without = composed.without.iter().map(|query| query.weight(unscored));
        let wanted = !request.query.wanted.is_empty();
        let ground = Ground {
            moment: &moment,
            request,
            sight,
            signals: Signals::of(&request.reader, request.now),
            order: if wanted || request.order != Order::Relevance { request.order } else { Order::Newest },
            without: without.collect::<Result<_, _>>().map_err(internal)?,
        };
        let walk = |matching: &dyn Query| -> Result<Walk> {
            composed.floor.rise(0.0);
            let matching = matching.weight(scoring).map_err(internal)?;
            ground.walk(matching.as_ref(), after, &composed.floor)
        };
        let every = composed.every.as_deref().map(walk).transpose()?;
        let enough = |walk: &Walk| request.demand != Demand::Some || walk.visible >= weights::ENOUGH;
        let Walk { total, page, tally, .. } = match every.filter(enough) {
            Some(every) => every,
            None => walk(composed.query.as_ref())?,
        };
        let beyond = page.beyond;
        let hits: Vec<Hit> =
            page.best.into_sorted_vec().into_iter().map(|Reverse(found)| ground.hit(found)).collect();
        let has_next = beyond > hits.len();
        let (facets, since) = tally.finish(&moment);
        let Composed { highlights, unknown, .. } = composed;
        let cut = hits.iter().map(|_| OnceLock::new()).collect();
        Ok(Hits { total, hits, facets, since, has_next, highlights, cut, unknown, moment: Some(moment) })
    }
}

impl Ground<'_> {
    /// One segment, as the reader sees it.
    fn before<'s>(&self, segment: &'s SegmentReader) -> Result<View<'s>> {
        let left_out = self.without.iter().map(|weight| weight.scorer(segment, 1.0).map_err(internal));
        Ok(View { segment, granted: self.sight.of(segment)?, left_out: left_out.collect::<Result<_>>()? })
    }

    fn walk(&self, matching: &dyn Weight, after: Option<Place>, floor: &Floor) -> Result<Walk> {
        let mut page = Page::of(self.request.first, after);
        let (mut visible, mut total) = (0, 0);
        let mut tally = Tally::begin(self.moment, &self.request.narrowing);
        for (number, (segment, table)) in self.moment.segments().enumerate() {
            let mut gate = Gate::open(table, &self.request.narrowing);
            let mut found = matching.scorer(segment, 1.0).map_err(internal)?;
            let mut view = self.before(segment)?;
            let segment_number = u32::try_from(number).map_err(internal)?;
            let mut doc = found.doc();
            while doc != TERMINATED {
                let mark = &table.marks[doc as usize];
                let shows = view.shows(doc);
                visible += u64::from(shows);
                if shows && gate.pass(mark) {
                    total += 1;
                    let (rank, score) = self.weigh(found.as_mut(), (table, doc), &page, floor);
                    page.offer((rank, score), table, DocAddress::new(segment_number, doc));
                }
                doc = found.advance();
            }
            gate.close(&self.moment.numbers[number], &mut tally);
        }
        Ok(Walk { visible, total, page, tally })
    }

    /// What decides where the document that was found stands, and its score.
    fn weigh(
        &self,
        found: &mut dyn Scorer,
        (table, doc): (&Table, DocId),
        page: &Page,
        floor: &Floor,
    ) -> (u64, f32) {
        let mark = &table.marks[doc as usize];
        match self.order {
            Order::Relevance => {
                let factor = self.signals.factor(table, doc);
                if let Some((_, worst, _)) = page.worst() {
                    // A little less, so that no rounding keeps out what belongs on the page.
                    floor.rise(f32::from_bits(*worst) / factor * 0.9999);
                }
                let score = weighed(found.score(), factor);
                (Place::of_score(score), score)
            }
            Order::Newest => (Place::of_time(mark.published_at), 0.0),
            Order::MostAdopted => (u64::from(mark.adoptions), 0.0),
        }
    }

    fn hit(&self, (place, score, at): Candidate) -> Hit {
        let (table, doc) = (&self.moment.tables[at.segment_ord as usize], at.doc_id);
        let mark = &table.marks[doc as usize];
        Hit {
            id: ResourceId::from(Uuid::from_u128(place.id)),
            version: VersionId::from(Uuid::from_u128(table.versions[doc as usize])),
            score: f32::from_bits(score),
            cursor: place.write(),
            applies: self.signals.applies(mark),
            adoptions: mark.adoptions,
            alike: self.signals.alike(table, doc),
            at,
        }
    }
}

/// One segment, as the reader sees it who leaves something out.
struct View<'a> {
    segment: &'a SegmentReader,
    granted: Arc<Granted>,
    /// The documents that the query leaves out.
    left_out: Vec<Box<dyn Scorer>>,
}

impl View<'_> {
    /// Whether the document is there. Asked in the order of documents.
    fn shows(&mut self, doc: DocId) -> bool {
        self.granted.grants(doc)
            && !self.segment.is_deleted(doc)
            && !self.left_out.iter_mut().any(|scorer| stands_at(scorer.as_mut(), doc))
    }
}

impl Page {
    fn of(room: usize, after: Option<Place>) -> Self {
        Self { room, after, beyond: 0, best: BinaryHeap::with_capacity(room + 1) }
    }

    /// The worst hit on it, once it is full.
    fn worst(&self) -> Option<&Candidate> {
        self.best.peek().filter(|_| self.best.len() >= self.room).map(|Reverse(worst)| worst)
    }

    /// Takes a hit if it belongs here. Most are too far back, and nothing more is looked up for them.
    fn offer(&mut self, (rank, score): (u64, f32), table: &Table, at: DocAddress) {
        let place = || Place { rank, id: table.ids[at.doc_id as usize] };
        let beyond = self.after.is_none_or(|after| place() < after);
        self.beyond += usize::from(beyond);
        let belongs = self.worst().is_none_or(|(worst, ..)| rank >= worst.rank && place() > *worst);
        if beyond && belongs {
            self.best.push(Reverse((place(), score.to_bits(), at)));
            if self.best.len() > self.room {
                self.best.pop();
            }
        }
    }
}

/// Weighs a score by a factor, but not the part that only puts exact matches first.
fn weighed(score: f32, factor: f32) -> f32 {
    let strict = if score >= weights::STRICT { weights::STRICT } else { 0.0 };
    (score - strict) * factor + strict
}
