//! Word statistics for BM25, language by language, over the documents that everybody of the reader's kind may read.

use std::sync::Arc;

use commons_kernel::Result;
use tantivy::{DocId, Term, query::Bm25StatisticsProvider, schema::Field};

use crate::{
    Access,
    census::{Census, Counted, Sums},
    fault::internal,
    moment::Moment,
    schema::{Fields, TongueFields},
};

/// Counts as if each language were an index of its own. Without it a Spanish word would look rare, and a Spanish text
/// long, only because most texts are English.
pub struct Statistics<'a> {
    moment: &'a Moment,
    /// For each segment what counts there.
    censuses: Vec<Arc<Census>>,
    tongues: [TongueFields; 2],
    documents: u64,
    of_tongue: [u64; 2],
    with_files: [u64; 2],
}

impl<'a> Statistics<'a> {
    /// Counts the documents of each language, as far as they are open to readers of this kind and not left out.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(moment: &'a Moment, fields: &Fields, access: &Access) -> Result<Self> {
        let readers = access.counted();
        let mut censuses = Vec::with_capacity(moment.tables.len());
        for ((segment, table), of_readers) in moment.segments().zip(&moment.censuses) {
            let census = &of_readers[readers as usize];
            let left_out: Vec<DocId> = access
                .left_out()
                .flat_map(|id| table.documents_of(id))
                .filter(|doc| census.counts(*doc))
                .collect();
            censuses.push(if left_out.is_empty() {
                Arc::clone(census)
            } else {
                Arc::new(census.without(Counted { segment, fields, tongues: &table.tongues }, &left_out)?)
            });
        }
        let sum = |part: fn(&Sums) -> [u64; 2]| {
            censuses.iter().map(|census| part(&census.sums)).fold([0; 2], |[a, b], [c, d]| [a + c, b + d])
        };
        Ok(Self {
            moment,
            tongues: fields.tongues,
            // BM25 divides by it.
            documents: censuses.iter().map(|census| census.sums.documents).sum::<u64>().max(1),
            of_tongue: sum(|sums| sums.of_tongue),
            with_files: sum(|sums| sums.with_files),
            censuses,
        })
    }

    /// How rare a stem is in its language, as BM25 counts it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn rarity(&self, term: &Term) -> Result<f32> {
        let found = self.doc_freq(term).map_err(internal)? as f32;
        Ok((1.0 + (self.documents as f32 - found + 0.5) / (found + 0.5)).ln())
    }

    /// In how many documents a term is, as it stands.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn having(&self, term: &Term) -> tantivy::Result<u64> {
        let mut having = 0;
        for (segment, census) in self.moment.searcher.segment_readers().iter().zip(&self.censuses) {
            having += census.having(segment, term)?;
        }
        Ok(having)
    }

    fn tongue_of(&self, field: Field) -> Option<(usize, &TongueFields)> {
        self.tongues.iter().enumerate().find(|(_, at)| [at.text, at.title, at.files].contains(&field))
    }

    fn scaled(&self, count: u64, part: u64) -> u64 {
        if part == 0 { count } else { (count as f64 * self.documents as f64 / part as f64).round() as u64 }
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let tokens = self.censuses.iter().map(|census| census.sums.tokens(field)).sum();
        let scaled = match self.tongue_of(field) {
            Some((n, at)) => {
                self.scaled(tokens, if at.files == field { self.with_files[n] } else { self.of_tongue[n] })
            }
            None => tokens,
        };
        // BM25 divides by it.
        Ok(scaled.max(1))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let found = self.having(term)?;
        let Some((n, at)) = self.tongue_of(term.field()) else { return Ok(found.min(self.documents)) };
        // A word is as rare in a title as it is in the texts: else a word that few titles have would count for all.
        let elsewhere = if term.field() == at.text || found == 0 {
            0
        } else {
            let value = term.value();
            match value.as_str() {
                Some(text) => self.having(&Term::from_field_text(at.text, text))?,
                None => 0,
            }
        };
        Ok(self.scaled(found.max(elsewhere), self.of_tongue[n]).min(self.documents))
    }
}
