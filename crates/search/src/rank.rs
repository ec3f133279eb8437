//! A soft OR: any word makes a hit, more of the words make a better one, and neighbours count when they stand together.

use std::{fmt, ops::Range, sync::Arc};

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
};

use crate::weights;

/// One word of the query.
pub struct Slot<T> {
    /// The documents that have it, scored.
    pub found: T,
    /// How much of the query it is.
    pub share: Score,
}

/// Another way to say some neighbouring words of the query.
pub struct Stand<T> {
    /// The words that it stands for.
    pub slots: Range<usize>,
    /// The documents that have it, scored and weighted.
    pub found: T,
    /// How it relates to what was typed.
    pub same: Same,
    /// The documents that have the words just as typed, together: looked up only when they are the whole query.
    pub typed: Option<T>,
}

/// How another way to say something relates to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// Another spelling of the same words.
    Spelling,
    /// Another label of the same concept.
    Concept,
    /// A formal word for an everyday one.
    Formal,
}

/// A bonus for two words that stand together.
pub struct Pair<T> {
    /// The slots of the words.
    pub slots: (usize, usize),
    /// The documents in which they do, scored and weighted.
    pub found: T,
}

/// The parts, at one of three stages: queries, weights, scorers.
pub struct Parts<T> {
    pub slots: Vec<Slot<T>>,
    pub stands: Vec<Stand<T>>,
    pub pairs: Vec<Pair<T>>,
    /// A document that has less of the query, from 0 to 1, is no hit.
    pub least: Score,
}

impl<T> Parts<T> {
    fn try_map<U>(&self, mut change: impl FnMut(&T) -> tantivy::Result<U>) -> tantivy::Result<Parts<U>> {
        Ok(Parts {
            slots: self
                .slots
                .iter()
                .map(|slot| Ok(Slot { found: change(&slot.found)?, share: slot.share }))
                .collect::<tantivy::Result<_>>()?,
            stands: self
                .stands
                .iter()
                .map(|stand| {
                    let typed = stand.typed.as_ref().map(&mut change).transpose()?;
                    Ok(Stand {
                        slots: stand.slots.clone(),
                        found: change(&stand.found)?,
                        same: stand.same,
                        typed,
                    })
                })
                .collect::<tantivy::Result<_>>()?,
            pairs: self
                .pairs
                .iter()
                .map(|pair| Ok(Pair { slots: pair.slots, found: change(&pair.found)? }))
                .collect::<tantivy::Result<_>>()?,
            least: self.least,
        })
    }
}

/// The query.
#[derive(Clone)]
pub struct SoftOr(pub Arc<Parts<Box<dyn Query>>>);

impl fmt::Debug for SoftOr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftOr({} words)", self.0.slots.len())
    }
}

impl Query for SoftOr {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(SoftOrWeight(self.0.try_map(|query| query.weight(scoring))?)))
    }
}

struct SoftOrWeight(Parts<Box<dyn Weight>>);

impl Weight for SoftOrWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let parts = self.0.try_map(|weight| weight.scorer(reader, boost))?;
        let whole = parts.slots.iter().map(|slot| slot.share).sum::<Score>().max(Score::MIN_POSITIVE);
        let mut scorer = SoftOrScorer { whole, has: vec![false; parts.slots.len()], parts, doc: 0 };
        scorer.settle(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("soft or", scorer.score()))
    }
}

struct SoftOrScorer {
    parts: Parts<Box<dyn Scorer>>,
    whole: Score,
    has: Vec<bool>,
    doc: DocId,
}

impl SoftOrScorer {
    /// Goes to the first hit at or after `from`.
    fn settle(&mut self, from: DocId) -> DocId {
        let mut from = from;
        loop {
            let slots = self.parts.slots.iter_mut().map(|slot| &mut slot.found);
            let found = slots.chain(self.parts.stands.iter_mut().map(|stand| &mut stand.found));
            let next =
                found.map(|scorer| if scorer.doc() < from { scorer.seek(from) } else { scorer.doc() }).min();
            self.doc = next.unwrap_or(TERMINATED);
            if self.doc == TERMINATED || self.coverage() >= self.parts.least {
                return self.doc;
            }
            from = self.doc + 1;
        }
    }

    /// How much of the query the document has, from 0 to 1.
    fn coverage(&mut self) -> Score {
        for (has, slot) in self.has.iter_mut().zip(&self.parts.slots) {
            *has = slot.found.doc() == self.doc;
        }
        for stand in &self.parts.stands {
            if stand.found.doc() == self.doc {
                self.has[stand.slots.clone()].fill(true);
            }
        }
        let shares =
            self.has.iter().zip(&self.parts.slots).filter(|(has, _)| **has).map(|(_, slot)| slot.share);
        shares.sum::<Score>() / self.whole
    }
}

impl DocSet for SoftOrScorer {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { TERMINATED } else { self.settle(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc { self.doc } else { self.settle(target) }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let found = self.parts.slots.iter().map(|slot| slot.found.size_hint());
        found.chain(self.parts.stands.iter().map(|stand| stand.found.size_hint())).max().unwrap_or(0)
    }
}

impl Scorer for SoftOrScorer {
    fn score(&mut self) -> Score {
        let coverage = self.coverage();
        let doc = self.doc;
        let mut typed: Vec<Score> = Vec::with_capacity(self.parts.slots.len());
        for slot in &mut self.parts.slots {
            typed.push(if slot.found.doc() == doc { slot.found.score() } else { 0.0 });
        }
        let mut exact: Vec<bool> = self.parts.slots.iter().map(|slot| slot.found.doc() == doc).collect();
        let mut total: Score = typed.iter().sum();
        let mut as_typed = false;
        for stand in self.parts.stands.iter_mut().filter(|stand| stand.same == Same::Concept) {
            if exact[stand.slots.clone()].iter().all(|has| *has) {
                total += weights::TIER;
            }
            as_typed |= stand.typed.as_mut().is_some_and(|typed| stands_at(typed.as_mut(), doc));
        }
        // Of several ways to say the same words only the best counts, and it fills up what the words themselves gave.
        let mut filled: Vec<Score> = typed.clone();
        for stand in &mut self.parts.stands {
            if stand.found.doc() != doc {
                continue;
            }
            let score = stand.found.score();
            let already: Score = filled[stand.slots.clone()].iter().sum();
            if stand.same != Same::Spelling && exact[stand.slots.clone()].iter().all(|has| *has) {
                total += score * weights::EXPANSION_BESIDE_EXACT;
            } else if score > already {
                total += score - already;
                let each = score / stand.slots.len() as Score;
                filled[stand.slots.clone()].fill(each);
            }
            if stand.same == Same::Spelling {
                exact[stand.slots.clone()].fill(true);
            }
        }
        for pair in &mut self.parts.pairs {
            let (one, two) = pair.slots;
            if !(self.has[one] && self.has[two]) {
                continue;
            }
            if stands_at(pair.found.as_mut(), doc) {
                total += pair.found.score();
            }
        }
        let score = total * coverage.powf(weights::COVERAGE_POWER);
        if as_typed { score + weights::STRICT } else { score }
    }
}

/// Whether a scorer that may lag behind holds the document.
pub fn stands_at(scorer: &mut dyn Scorer, doc: DocId) -> bool {
    let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
    at == doc
}
