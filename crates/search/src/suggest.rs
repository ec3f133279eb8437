//! Titles that begin with, or hold, what is being typed.

use std::{cmp::Reverse, collections::BinaryHeap};

use commons_kernel::{ResourceId, Result};
use tantivy::{
    TERMINATED, Term,
    query::{BooleanQuery, EnableScoring, FuzzyTermQuery, Query, TermQuery},
    schema::IndexRecordOption,
};
use uuid::Uuid;

use crate::{Access, Index, fault::internal, words::folded_words};

impl Index {
    /// Resources whose title has all the words, the last one possibly unfinished; newest first. Empty when nothing was typed.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, prefix: &str, access: &Access, first: usize) -> Result<Vec<ResourceId>> {
        let words: Vec<String> = folded_words(prefix).into_iter().take(crate::MAX_WORDS).collect();
        let Some((last, before)) = words.split_last() else { return Ok(Vec::new()) };
        let (moment, fields) = self.now()?;
        let term = |word: &str| Term::from_field_text(fields.title_words, word);
        let whole =
            |word: &str| -> Box<dyn Query> { Box::new(TermQuery::new(term(word), IndexRecordOption::Basic)) };
        let mut parts: Vec<Box<dyn Query>> = before.iter().map(|word| whole(word)).collect();
        let finished = prefix.ends_with(char::is_whitespace);
        parts.push(if finished {
            whole(last)
        } else {
            Box::new(FuzzyTermQuery::new_prefix(term(last), 0, false))
        });
        let weight = BooleanQuery::intersection(parts)
            .weight(EnableScoring::disabled_from_searcher(&moment.searcher))
            .map_err(internal)?;
        let mut newest: BinaryHeap<Reverse<(i64, u128)>> = BinaryHeap::with_capacity(first + 1);
        for (segment, table) in moment.segments() {
            let mut scorer = weight.scorer(segment, 1.0).map_err(internal)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                let at = doc as usize;
                let place = Reverse((table.marks[at].published_at, table.ids[at]));
                let late = newest.len() < first || newest.peek().is_some_and(|oldest| place < *oldest);
                if late && access.grants(table, doc) && !segment.is_deleted(doc) {
                    newest.push(place);
                    if newest.len() > first {
                        newest.pop();
                    }
                }
                doc = scorer.advance();
            }
        }
        let found = newest.into_sorted_vec().into_iter();
        Ok(found.map(|Reverse((_, id))| ResourceId::from(Uuid::from_u128(id))).collect())
    }
}
