//! Several ways to have the same words, of which the best counts.
//!
//! The unions of tantivy 0.27 score windows of 4,096 documents ahead. Here each document is scored when it is asked for: most
//! are never, since the reader may not see them or they are asked for a word alone.

use std::sync::Arc;

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// The documents that have any of the parts; the part with the highest score counts.
#[derive(Clone, Debug)]
pub struct Ways(Arc<[Box<dyn Query>]>);

impl Ways {
    /// Any of these.
    pub fn best(parts: Vec<Box<dyn Query>>) -> Self {
        Self(parts.into())
    }
}

impl Query for Ways {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let parts = self.0.iter().map(|part| part.weight(scoring)).collect::<tantivy::Result<_>>()?;
        Ok(Box::new(WaysWeight(parts)))
    }
}

struct WaysWeight(Vec<Box<dyn Weight>>);

impl Weight for WaysWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut parts = Vec::with_capacity(self.0.len());
        for part in &self.0 {
            let scorer = part.scorer(reader, boost)?;
            if scorer.doc() != TERMINATED {
                parts.push(scorer);
            }
        }
        let first = parts.iter().map(|part| part.doc()).min();
        Ok(match (first, parts.len()) {
            (None, _) => Box::new(EmptyScorer),
            (Some(_), 1) => parts.remove(0),
            (Some(doc), _) => Box::new(WaysScorer { parts, doc }),
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
        let doc = self.doc;
        let here = self.parts.iter_mut().filter(|part| part.doc() == doc);
        here.map(|part| part.score()).fold(0.0, Score::max)
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
