//! A soft OR: any word makes a hit, more of the words make a better one, and neighbours count when they stand together.
//! It can also be asked for those documents alone that have every word.

use std::{
    fmt,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
};

use crate::{
    ways::{at_or_after, stands_at},
    weights,
};

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
    /// A label of a narrower concept.
    Narrower,
    /// A formal word for an everyday one.
    Formal,
}

/// A bonus for two words that stand together.
pub struct Pair<T> {
    /// The slots of the words.
    pub slots: (usize, usize),
    /// The documents in which they do, scored and weighted.
    pub found: T,
    /// What it is at most.
    pub most: Most,
}

/// What a bonus for neighbours is at most.
#[derive(Clone, Copy, Debug)]
pub enum Most {
    /// A share of what the two words give: they are all that has to stand together, so that they do it at most as often as the
    /// rarer of them stands there.
    OfTheWords,
    /// So much.
    Score(Score),
}

impl Most {
    /// The bonus at most, where the two words give so much together.
    fn given(self, words: Score) -> Score {
        match self {
            // A little more, so that no rounding leaves out what counts.
            Self::OfTheWords => weights::NEIGHBOURS * words * 1.0001,
            Self::Score(most) => most,
        }
    }
}

/// The score that a document needs to be of use, as far as whoever asks for scores knows by now. To look how near words stand
/// to each other is the dearest step: it is left out where it could not help any more.
#[derive(Clone, Debug, Default)]
pub struct Floor(Arc<AtomicU32>);

impl Floor {
    /// Asks for so much from now on.
    pub fn rise(&self, score: Score) {
        self.0.store(score.to_bits(), Ordering::Relaxed);
    }

    fn height(&self) -> Score {
        Score::from_bits(self.0.load(Ordering::Relaxed))
    }
}

/// The parts, at one of three stages: queries, weights, scorers.
pub struct Parts<T> {
    pub slots: Vec<Slot<T>>,
    pub stands: Vec<Stand<T>>,
    pub pairs: Vec<Pair<T>>,
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
                .map(|pair| Ok(Pair { slots: pair.slots, found: change(&pair.found)?, most: pair.most }))
                .collect::<tantivy::Result<_>>()?,
        })
    }
}

/// The parts as they are composed.
pub type Asked = Parts<Box<dyn Query>>;

/// How many of the words a document must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// All of them, or what stands for them.
    Every,
    /// A part of the query that counts, see [`weights::LEAST_COVERAGE`].
    Some,
}

/// The query.
#[derive(Clone)]
pub struct SoftOr(pub Arc<Asked>, pub Need, pub Floor);

impl fmt::Debug for SoftOr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftOr({} words)", self.0.slots.len())
    }
}

impl Query for SoftOr {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut parts = self.0.try_map(|query| query.weight(scoring))?;
        if !scoring.is_scoring_enabled() {
            // What only gives a score is not looked up.
            parts.pairs.clear();
            parts.stands.iter_mut().for_each(|stand| stand.typed = None);
        }
        Ok(Box::new(SoftOrWeight(parts, self.1, self.2.clone())))
    }
}

struct SoftOrWeight(Parts<Box<dyn Weight>>, Need, Floor);

impl Weight for SoftOrWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let parts = self.0.try_map(|weight| weight.scorer(reader, boost))?;
        let whole = parts.slots.iter().map(|slot| slot.share).sum::<Score>().max(Score::MIN_POSITIVE);
        let words = parts.slots.len();
        let mut rarest: Vec<usize> = (0..words).collect();
        rarest.sort_by_key(|slot| parts.reach_of(*slot));
        let mut scorer = SoftOrScorer {
            whole,
            need: self.1,
            floor: self.2.clone(),
            rarest,
            has: vec![false; words],
            exact: vec![false; words],
            filled: vec![0.0; words],
            covered: 0.0,
            parts,
            doc: 0,
        };
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

impl Parts<Box<dyn Scorer>> {
    /// About how many documents have a word or what stands for it.
    fn reach_of(&self, slot: usize) -> u32 {
        let stands = self.stands.iter().filter(|stand| stand.slots.contains(&slot));
        stands
            .map(|stand| stand.found.size_hint())
            .fold(self.slots[slot].found.size_hint(), u32::saturating_add)
    }

    /// The first document at or after `from` that has a word or what stands for it.
    fn next_with(&mut self, slot: usize, from: DocId) -> DocId {
        let stands = self.stands.iter_mut().filter(|stand| stand.slots.contains(&slot));
        let ways = stands.map(|stand| &mut stand.found).chain([&mut self.slots[slot].found]);
        ways.map(|found| at_or_after(found.as_mut(), from)).min().unwrap_or(TERMINATED)
    }
}

struct SoftOrScorer {
    parts: Parts<Box<dyn Scorer>>,
    whole: Score,
    need: Need,
    floor: Floor,
    /// The words, the rarest first: the order in which they are asked for when every one is needed.
    rarest: Vec<usize>,
    has: Vec<bool>,
    /// How much of the query the document has, from 0 to 1.
    covered: Score,
    /// Room for [`Scorer::score`], which is asked for every hit.
    exact: Vec<bool>,
    filled: Vec<Score>,
    doc: DocId,
}

impl SoftOrScorer {
    /// Goes to the first hit at or after `from`.
    fn settle(&mut self, from: DocId) -> DocId {
        match self.need {
            Need::Every => self.settle_on_every(from),
            Need::Some => self.settle_on_some(from),
        }
    }

    fn settle_on_every(&mut self, from: DocId) -> DocId {
        let mut from = from;
        'candidates: while from != TERMINATED {
            for slot in &self.rarest {
                let next = self.parts.next_with(*slot, from);
                if next > from {
                    from = next;
                    continue 'candidates;
                }
            }
            break;
        }
        self.doc = from;
        // The scorers that were not asked for stand behind: the score needs them here.
        if from != TERMINATED {
            let slots = self.parts.slots.iter_mut().map(|slot| &mut slot.found);
            for found in slots.chain(self.parts.stands.iter_mut().map(|stand| &mut stand.found)) {
                at_or_after(found.as_mut(), from);
            }
            self.cover();
        }
        self.doc
    }

    fn settle_on_some(&mut self, from: DocId) -> DocId {
        let mut from = from;
        loop {
            let slots = self.parts.slots.iter_mut().map(|slot| &mut slot.found);
            let found = slots.chain(self.parts.stands.iter_mut().map(|stand| &mut stand.found));
            let next = found.map(|scorer| at_or_after(scorer.as_mut(), from)).min();
            self.doc = next.unwrap_or(TERMINATED);
            if self.doc == TERMINATED {
                return self.doc;
            }
            self.cover();
            if self.covered >= weights::LEAST_COVERAGE {
                return self.doc;
            }
            from = self.doc + 1;
        }
    }

    /// Sees which words the document has, and how much of the query they are.
    fn cover(&mut self) {
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
        self.covered = shares.sum::<Score>() / self.whole;
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
        let (covered, doc) = (self.covered, self.doc);
        let Self { parts, exact, filled, has, floor, .. } = self;
        // What each word gives as typed; of several ways to say the same words only the best counts, and it fills this up.
        for (n, slot) in parts.slots.iter_mut().enumerate() {
            exact[n] = slot.found.doc() == doc;
            filled[n] = if exact[n] { slot.found.score() } else { 0.0 };
        }
        let mut total: Score = filled.iter().sum();
        let near = |pair: &Pair<_>| has[pair.slots.0] && has[pair.slots.1];
        let bonuses = parts.pairs.iter().filter(|pair| near(pair));
        let most: Score =
            bonuses.map(|pair| pair.most.given(filled[pair.slots.0] + filled[pair.slots.1])).sum();
        let mut as_typed = false;
        for stand in parts.stands.iter_mut().filter(|stand| stand.same == Same::Concept) {
            if exact[stand.slots.clone()].iter().all(|has| *has) {
                total += weights::TIER;
            }
            as_typed |= stand.typed.as_mut().is_some_and(|typed| stands_at(typed.as_mut(), doc));
        }
        for stand in &mut parts.stands {
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
        let covered = covered.sqrt();
        if as_typed || (total + most) * covered >= floor.height() {
            for pair in parts.pairs.iter_mut().filter(|pair| near(pair)) {
                if stands_at(pair.found.as_mut(), doc) {
                    total += pair.found.score();
                }
            }
        }
        let score = total * covered;
        if as_typed { score + weights::STRICT } else { score }
    }
}
