//! Word statistics for BM25, language by language.

use commons_kernel::Result;
use tantivy::{Searcher, Term, query::Bm25StatisticsProvider, schema::Field};

use crate::{
    fault::internal,
    schema::{Fields, TongueFields},
};

/// Counts as if each language were an index of its own. Without it a Spanish word would look rare, and a Spanish text
/// long, only because most texts are English.
pub struct Statistics<'a> {
    searcher: &'a Searcher,
    tongues: [TongueFields; 2],
    documents: u64,
    of_tongue: [u64; 2],
    with_files: [u64; 2],
}

impl<'a> Statistics<'a> {
    /// Counts the documents of each language.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(searcher: &'a Searcher, fields: &Fields) -> Result<Self> {
        let count =
            |word: String| searcher.doc_freq(&Term::from_field_text(fields.census, &word)).map_err(internal);
        let (mut of_tongue, mut with_files) = ([0; 2], [0; 2]);
        for (n, at) in fields.tongues.iter().enumerate() {
            of_tongue[n] = count(at.tongue.name().to_owned())?;
            with_files[n] = count(format!("{} files", at.tongue.name()))?;
        }
        let documents = searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
        Ok(Self { searcher, tongues: fields.tongues, documents, of_tongue, with_files })
    }

    /// How rare a stem is in its language, as BM25 counts it: 0 when it is in no document.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn rarity(&self, term: &Term) -> Result<f32> {
        let found = self.doc_freq(term).map_err(internal)? as f32;
        Ok(if found == 0.0 {
            0.0
        } else {
            (1.0 + (self.documents as f32 - found + 0.5) / (found + 0.5)).ln()
        })
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
        let tokens = Bm25StatisticsProvider::total_num_tokens(self.searcher, field)?;
        Ok(match self.tongue_of(field) {
            Some((n, at)) => {
                self.scaled(tokens, if at.files == field { self.with_files[n] } else { self.of_tongue[n] })
            }
            None => tokens,
        })
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let found = self.searcher.doc_freq(term)?;
        let Some((n, at)) = self.tongue_of(term.field()) else { return Ok(found) };
        // A word is as rare in a title as it is in the texts: else a word that few titles have would count for all.
        let elsewhere = if term.field() == at.text || found == 0 {
            0
        } else {
            let value = term.value();
            match value.as_str() {
                Some(text) => self.searcher.doc_freq(&Term::from_field_text(at.text, text))?,
                None => 0,
            }
        };
        Ok(self.scaled(found.max(elsewhere), self.of_tongue[n]).min(self.documents))
    }
}
