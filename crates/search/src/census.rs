//! The words of a segment, counted over the documents that anybody of a kind may read.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use commons_kernel::Result;
use tantivy::{
    DocSet, SegmentReader, TERMINATED, Term,
    schema::{Field, IndexRecordOption},
};

use crate::{analyser::Tongue, fault::internal, schema::Fields};

/// Words whose count is remembered for a segment, before all are forgotten: a bound on memory, not on what is asked.
const REMEMBERED: usize = 50_000;

/// What was counted in one segment. A document that was replaced counts until its segment is merged: its words were open to
/// the same readers.
pub struct Census {
    /// Which documents count.
    counts: Vec<bool>,
    /// How many there are.
    pub documents: u64,
    /// How many there are in each language.
    pub of_tongue: [u64; 2],
    /// How many of these have text in a file.
    pub with_files: [u64; 2],
    /// Words in each field of text.
    tokens: HashMap<Field, u64>,
    /// Documents that have a term, for the terms that were asked for.
    having: Mutex<HashMap<Term, u32>>,
}

impl Census {
    /// Counts the documents and words of a segment.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn take(
        segment: &SegmentReader,
        fields: &Fields,
        tongues: &[Tongue],
        counts: Vec<bool>,
    ) -> Result<Self> {
        let mut census = Self {
            documents: counts.iter().filter(|counts| **counts).count() as u64,
            of_tongue: [0; 2],
            with_files: [0; 2],
            tokens: HashMap::new(),
            having: Mutex::default(),
            counts,
        };
        for (tongue, _) in tongues.iter().zip(&census.counts).filter(|(_, counts)| **counts) {
            census.of_tongue[*tongue as usize] += 1;
        }
        for at in fields.tongues {
            for field in [at.text, at.title, at.files] {
                let lengths = segment.get_fieldnorms_reader(field).map_err(internal)?;
                let (mut tokens, mut filled) = (0, 0);
                for (doc, _) in (0..).zip(&census.counts).filter(|(_, counts)| **counts) {
                    let length = u64::from(lengths.fieldnorm(doc));
                    tokens += length;
                    filled += u64::from(length > 0);
                }
                census.tokens.insert(field, tokens);
                if field == at.files {
                    census.with_files[at.tongue as usize] = filled;
                }
            }
        }
        Ok(census)
    }

    /// How many words a field of text has.
    pub fn tokens(&self, field: Field) -> u64 {
        self.tokens.get(&field).copied().unwrap_or_default()
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
