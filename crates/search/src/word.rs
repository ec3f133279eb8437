//! One stem in some fields, in the documents that the reader may see and no others.
//!
//! The access filter stands at the lists of documents themselves: most of what has a word is not for the reader, and whatever is
//! passed over here is not compared, weighed and thrown away further up.

use std::{fmt, sync::Arc};

use commons_kernel::Result as Outcome;
use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term,
    fieldnorm::FieldNormReader,
    index::SegmentId,
    postings::{Postings, SegmentPostings},
    query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::{Field, IndexRecordOption},
};

use crate::{Access, access::Granted, fault::internal, moment::Moment};

/// What a reader sees of one moment of the index.
#[derive(Clone)]
pub struct Sight(Arc<[(SegmentId, Arc<Granted>)]>);

impl Sight {
    /// Of a moment, through a filter.
    pub fn new(moment: &Moment, access: &Access) -> Self {
        let access = Arc::new(access.clone());
        let segments = moment.segments();
        let granted =
            segments.map(|(segment, table)| (segment.segment_id(), Arc::new(Granted::of(&access, table))));
        Self(granted.collect())
    }

    /// Of one segment of it.
    pub(crate) fn of(&self, segment: &SegmentReader) -> Outcome<Arc<Granted>> {
        let found = self.0.iter().find(|(known, _)| *known == segment.segment_id());
        let (_, granted) = found.ok_or_else(|| internal("a segment is of another moment"))?;
        Ok(Arc::clone(granted))
    }
}

/// One stem in some fields; each of them adds its score.
#[derive(Clone)]
pub struct Word {
    sight: Sight,
    terms: Arc<[(Term, Score)]>,
}

impl Word {
    /// A stem in fields with their weights.
    pub fn new(sight: &Sight, places: &[(Field, Score)], stem: &str) -> Self {
        let terms = places.iter().map(|(field, weight)| (Term::from_field_text(*field, stem), *weight));
        Self { sight: sight.clone(), terms: terms.collect() }
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Word({:?})", self.terms)
    }
}

impl Query for Word {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weigh = |(term, weight): &(Term, Score)| {
            let bm25 = match scoring {
                EnableScoring::Enabled { statistics_provider, .. } => {
                    let bm25 = Bm25Weight::for_terms(statistics_provider, std::slice::from_ref(term))?;
                    Some(bm25.boost_by(*weight))
                }
                EnableScoring::Disabled { .. } => None,
            };
            Ok((term.clone(), bm25))
        };
        let terms = self.terms.iter().map(weigh).collect::<tantivy::Result<_>>()?;
        Ok(Box::new(WordWeight { sight: self.sight.clone(), terms }))
    }
}

struct WordWeight {
    sight: Sight,
    terms: Vec<(Term, Option<Bm25Weight>)>,
}

impl Weight for WordWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let seen = self.sight.of(segment).map_err(|error| TantivyError::InternalError(error.to_string()))?;
        let mut places = Vec::with_capacity(self.terms.len());
        for (term, bm25) in &self.terms {
            let record = if bm25.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
            let Some(postings) = segment.inverted_index(term.field())?.read_postings(term, record)? else {
                continue;
            };
            let score = match bm25 {
                Some(bm25) => Some((bm25.boost_by(boost), segment.get_fieldnorms_reader(term.field())?)),
                None => None,
            };
            let mut place = Place { postings, score };
            if place.settle(&seen) != TERMINATED {
                places.push(place);
            }
        }
        Ok(match places.iter().map(|place| place.postings.doc()).min() {
            None => Box::new(EmptyScorer),
            Some(doc) => Box::new(WordScorer { seen, places, doc }),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("word", scorer.score()))
    }
}

/// The documents that have the stem in one field.
struct Place {
    postings: SegmentPostings,
    score: Option<(Bm25Weight, FieldNormReader)>,
}

impl Place {
    /// Goes on to the first document that the reader may see, from where it stands.
    fn settle(&mut self, seen: &Granted) -> DocId {
        let mut doc = self.postings.doc();
        while doc != TERMINATED && !seen.grants(doc) {
            doc = self.postings.advance();
        }
        doc
    }

    fn seek(&mut self, seen: &Granted, target: DocId) -> DocId {
        match self.postings.doc() {
            // A step costs less than a leap.
            doc if doc < target && doc + 1 == target => self.postings.advance(),
            doc if doc < target => self.postings.seek(target),
            doc => return doc,
        };
        self.settle(seen)
    }

    fn score(&self) -> Score {
        let Some((bm25, lengths)) = &self.score else { return 1.0 };
        bm25.score(lengths.fieldnorm_id(self.postings.doc()), self.postings.term_freq())
    }
}

struct WordScorer {
    seen: Arc<Granted>,
    places: Vec<Place>,
    doc: DocId,
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        let Self { seen, places, doc } = self;
        let mut next = TERMINATED;
        for place in places {
            if place.postings.doc() == *doc {
                place.postings.advance();
                place.settle(seen);
            }
            next = next.min(place.postings.doc());
        }
        *doc = next;
        next
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.doc {
            let Self { seen, places, doc } = self;
            let next = places.iter_mut().map(|place| place.seek(seen, target)).min();
            *doc = next.unwrap_or(TERMINATED);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.places.iter().map(|place| place.postings.size_hint()).max().unwrap_or(0)
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        let here = self.places.iter().filter(|place| place.postings.doc() == self.doc);
        here.map(Place::score).sum()
    }
}
