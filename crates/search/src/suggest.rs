//! Titles that begin with, or hold, what is being typed.

use commons_kernel::{ResourceId, Result};
use tantivy::{
    DocSet, TERMINATED, Term,
    query::{BooleanQuery, EnableScoring, FuzzyTermQuery, Occur, Query, TermQuery},
    schema::{IndexRecordOption, Value},
};
use uuid::Uuid;

use crate::{Access, Index, fault::internal, words::folded_words};

impl Index {
    /// Resources whose title has all the words, the last one possibly unfinished; newest first. Empty when nothing was typed.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, prefix: &str, access: &Access, first: usize) -> Result<Vec<(ResourceId, String)>> {
        let words: Vec<String> = folded_words(prefix).into_iter().take(crate::MAX_WORDS).collect();
        let Some((last, before)) = words.split_last() else { return Ok(Vec::new()) };
        let (searcher, fields) = (self.searcher(), self.fields());
        let term = |word: &str| Term::from_field_text(fields.title_words, word);
        let mut parts: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, access.box_clone())];
        for word in before {
            parts.push((Occur::Must, Box::new(TermQuery::new(term(word), IndexRecordOption::Basic))));
        }
        let finished = prefix.ends_with(char::is_whitespace);
        parts.push((
            Occur::Must,
            if finished {
                Box::new(TermQuery::new(term(last), IndexRecordOption::Basic))
            } else {
                Box::new(FuzzyTermQuery::new_prefix(term(last), 0, false))
            },
        ));
        let weight = BooleanQuery::new(parts)
            .weight(EnableScoring::disabled_from_searcher(&searcher))
            .map_err(internal)?;
        let mut found = Vec::new();
        for (number, segment) in searcher.segment_readers().iter().enumerate() {
            let published = segment.fast_fields().i64("published_at").map_err(internal)?;
            let mut scorer = weight.scorer(segment, 1.0).map_err(internal)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                if !segment.is_deleted(doc) {
                    found.push((published.first(doc).unwrap_or(i64::MIN), number, doc));
                }
                doc = scorer.advance();
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        let mut titles = Vec::new();
        for (_, number, doc) in found.into_iter().take(first) {
            let at = tantivy::DocAddress::new(u32::try_from(number).map_err(internal)?, doc);
            let stored: tantivy::TantivyDocument = searcher.doc(at).map_err(internal)?;
            let text = |field| {
                stored.get_first(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
            };
            let id = Uuid::parse_str(&text(fields.id)).map_err(internal)?;
            titles.push((ResourceId::from(id), text(fields.stored_title)));
        }
        Ok(titles)
    }
}
