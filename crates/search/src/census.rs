//! The words of a segment, counted over the documents that anybody of a kind may read.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use commons_kernel::Result;
use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    schema::{Field, IndexRecordOption},
};

use crate::{analyser::Tongue, fault::internal, schema::Fields};

/// Words whose count is remembered for a segment, before all are forgotten: a bound on memory, not on what is asked.
const REMEMBERED: usize = 50_000;

/// What was counted in one segment. What was deleted there does not count: a word that stands only in what was withdrawn or
/// narrowed must not be told, by its weight, from one that stands nowhere.
pub struct Census {
    /// Which documents count.
    counts: Vec<bool>,
    /// What they sum up to.
    pub sums: Sums,
    /// How many documents of the segment were deleted when it was taken.
    deleted: u32,
    /// Documents that have a term, for the terms that were asked for.
    having: Mutex<HashMap<Term, u32>>,
}

/// Numbers of documents and words.
#[derive(Clone, Default)]
pub struct Sums {
    /// How many documents there are.
    pub documents: u64,
    /// How many there are in each language.
    pub of_tongue: [u64; 2],
    /// How many of these have text in a file.
    pub with_files: [u64; 2],
    /// Words in each field of text.
    tokens: HashMap<Field, u64>,
}

/// A segment with what is asked of each of its documents.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    pub segment: &'a SegmentReader,
    pub fields: &'a Fields,
    pub tongues: &'a [Tongue],
}

impl Census {
    /// Counts the documents and words of a segment.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn take(of: Counted<'_>, mut counts: Vec<bool>) -> Result<Self> {
        for (doc, counts) in (0..).zip(&mut counts) {
            *counts &= !of.segment.is_deleted(doc);
        }
        let documents = (0..).zip(&counts).filter(|(_, counts)| **counts).map(|(doc, _)| doc);
        let sums = Sums::of(of, documents)?;
        Ok(Self { counts, sums, deleted: of.segment.num_deleted_docs(), having: Mutex::default() })
    }

    /// The census of the same segment as it is now: itself while no more was deleted.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn renewed(self: &Arc<Self>, of: Counted<'_>) -> Result<Arc<Self>> {
        if self.deleted == of.segment.num_deleted_docs() {
            return Ok(Arc::clone(self));
        }
        let counted = (0..).zip(&self.counts).filter(|(_, counts)| **counts).map(|(doc, _)| doc);
        let gone: Vec<DocId> = counted.filter(|doc| of.segment.is_deleted(*doc)).collect();
        Ok(Arc::new(Self { deleted: of.segment.num_deleted_docs(), ..self.without(of, &gone)? }))
    }

    /// Whether a document counts.
    pub fn counts(&self, doc: DocId) -> bool {
        self.counts[doc as usize]
    }

    /// The same without some of the documents that count.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn without(&self, of: Counted<'_>, gone: &[DocId]) -> Result<Self> {
        let mut counts = self.counts.clone();
        gone.iter().for_each(|doc| counts[*doc as usize] = false);
        let sums = self.sums.clone().less(&Sums::of(of, gone.iter().copied())?);
        Ok(Self { counts, sums, deleted: self.deleted, having: Mutex::default() })
    }

    /// How many documents have a term.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn having(&self, segment: &SegmentReader, term: &Term) -> tantivy::Result<u64> {
        let remembered = || self.having.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = remembered().get(term) {
            return Ok(u64::from(*known));
        }
        let mut having = 0;
        let inverted = segment.inverted_index(term.field())?;
        if let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? {
            let mut doc = postings.doc();
            while doc != TERMINATED {
                having += u32::from(self.counts[doc as usize]);
                doc = postings.advance();
            }
        }
        let mut known = remembered();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(term.clone(), having);
        Ok(u64::from(having))
    }
}

impl Sums {
    fn of(of: Counted<'_>, documents: impl Iterator<Item = DocId> + Clone) -> Result<Self> {
        let mut sums = Self::default();
        for doc in documents.clone() {
            sums.documents += 1;
            sums.of_tongue[of.tongues[doc as usize] as usize] += 1;
        }
        for at in of.fields.tongues {
            for field in [at.text, at.title, at.files] {
                let lengths = of.segment.get_fieldnorms_reader(field).map_err(internal)?;
                let (mut tokens, mut filled) = (0, 0);
                for doc in documents.clone() {
                    let length = u64::from(lengths.fieldnorm(doc));
                    tokens += length;
                    filled += u64::from(length > 0);
                }
                sums.tokens.insert(field, tokens);
                if field == at.files {
                    sums.with_files[at.tongue as usize] = filled;
                }
            }
        }
        Ok(sums)
    }

    /// What is left without a part of it.
    fn less(mut self, part: &Self) -> Self {
        self.documents -= part.documents;
        for n in 0..2 {
            self.of_tongue[n] -= part.of_tongue[n];
            self.with_files[n] -= part.with_files[n];
        }
        for (field, tokens) in &mut self.tokens {
            *tokens -= part.tokens(*field);
        }
        self
    }

    /// How many words a field of text has.
    pub fn tokens(&self, field: Field) -> u64 {
        self.tokens.get(&field).copied().unwrap_or_default()
    }
}
