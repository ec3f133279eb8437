//! Several ways to have the same words: the sum of them, as for the fields of one language, or the best of them.
//!
//! The unions of tantivy 0.27 score windows of 4,096 documents ahead. Here each document is scored when it is asked for: most
//! are never, since the reader may not see them or they are asked for a word alone.

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// What the ways come to where a document has several.
#[derive(Clone, Copy, Debug)]
enum Together {
    Sum,
    Best,
}

/// The documents that have any of the parts.
#[derive(Clone, Debug)]
pub struct Ways {
    parts: Vec<Box<dyn Query>>,
    together: Together,
}

impl Ways {
    /// Each part adds its score.
    pub fn summed(parts: Vec<Box<dyn Query>>) -> Self {
        Self { parts, together: Together::Sum }
    }

    /// The part with the highest score counts.
    pub fn best(parts: Vec<Box<dyn Query>>) -> Self {
        Self { parts, together: Together::Best }
    }
}

impl Query for Ways {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let parts = self.parts.iter().map(|part| part.weight(scoring)).collect::<tantivy::Result<_>>()?;
        Ok(Box::new(WaysWeight { parts, together: self.together }))
    }
}

struct WaysWeight {
    parts: Vec<Box<dyn Weight>>,
    together: Together,
}

impl Weight for WaysWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut parts = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let scorer = part.scorer(reader, boost)?;
            if scorer.doc() != TERMINATED {
                parts.push(scorer);
            }
        }
        let first = parts.iter().map(|part| part.doc()).min();
        Ok(match (first, parts.len()) {
            (None, _) => Box::new(EmptyScorer),
            (Some(_), 1) => parts.remove(0),
            (Some(doc), _) => Box::new(WaysScorer { parts, together: self.together, doc }),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("ways", scorer.score()))
    }
}

struct WaysScorer {
    parts: Vec<Box<dyn Scorer>>,
    together: Together,
    doc: DocId,
}

impl DocSet for WaysScorer {
    fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            self.seek(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.doc {
            let parts = self.parts.iter_mut().map(|part| at_or_after(part.as_mut(), target));
            self.doc = parts.min().unwrap_or(TERMINATED);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.parts.iter().map(|part| part.size_hint()).max().unwrap_or(0)
    }
}

impl Scorer for WaysScorer {
    fn score(&mut self) -> Score {
        let (doc, together) = (self.doc, self.together);
        let here = self.parts.iter_mut().filter(|part| part.doc() == doc);
        here.map(|part| part.score()).fold(0.0, |one, other| match together {
            Together::Sum => one + other,
            Together::Best => one.max(other),
        })
    }
}

/// Where a scorer that may lag behind stands once it has come to `from`.
pub fn at_or_after(scorer: &mut dyn Scorer, from: DocId) -> DocId {
    match scorer.doc() {
        // A step costs less than a leap.
        doc if doc < from && doc + 1 == from => scorer.advance(),
        doc if doc < from => scorer.seek(from),
        doc => doc,
    }
}

/// Whether a scorer that may lag behind holds the document.
pub fn stands_at(scorer: &mut dyn Scorer, doc: DocId) -> bool {
    at_or_after(scorer, doc) == doc
}
