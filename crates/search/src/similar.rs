//! More like this: other documents with the words that tell most of one.

use std::{collections::HashMap, sync::Arc};

use commons_kernel::{ResourceId, Result};
use tantivy::{
    DocAddress, DocSet, TERMINATED, TantivyDocument, Term,
    query::{BooleanQuery, BoostQuery, EnableScoring, Query, TermQuery},
    schema::{IndexRecordOption, Value},
};
use uuid::Uuid;

use crate::{
    Access, Index,
    analyser::{Tongue, stems},
    fault::internal,
    is_stop_word,
    moment::Moment,
    rank::{Asked, Floor, Need, Parts, Slot, SoftOr},
    row::written,
    schema::Fields,
    statistics::Statistics,
    weights,
};

impl Index {
    /// Resources whose texts are like those of this one, the likest first, at most `first`. Empty when the index does not
    /// hold it or the reader may not see it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(&self, id: ResourceId, access: &Access, first: usize) -> Result<Vec<ResourceId>> {
        let (moment, fields) = self.now()?;
        let Some(at) = find(&moment, &fields, id)? else { return Ok(Vec::new()) };
        let table = &moment.tables[at.segment_ord as usize];
        if !access.grants(table, at.doc_id) {
            return Ok(Vec::new());
        }
        let statistics = Statistics::new(&moment, &fields, access)?;
        let tongue = table.tongues[at.doc_id as usize];
        let parts = telling(&moment, &fields, &statistics, (at, tongue))?;
        if parts.slots.is_empty() {
            return Ok(Vec::new());
        }
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &moment.searcher);
        let weight =
            SoftOr(Arc::new(parts), Need::Some, Floor::default()).weight(scoring).map_err(internal)?;
        let mut found: Vec<(f32, u128)> = Vec::new();
        for (segment, table) in moment.segments() {
            let mut scorer = weight.scorer(segment, 1.0).map_err(internal)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                let seen = access.grants(table, doc) && !segment.is_deleted(doc);
                let other = table.ids[doc as usize];
                if seen && other != id.uuid().as_u128() {
                    found.push((scorer.score(), other));
                }
                doc = scorer.advance();
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        Ok(found.into_iter().take(first).map(|(_, id)| ResourceId::from(Uuid::from_u128(id))).collect())
    }
}

/// Where a resource is.
fn find(moment: &Moment, fields: &Fields, id: ResourceId) -> Result<Option<DocAddress>> {
    let term = Term::from_field_text(fields.id, &written(id.uuid()));
    for (number, (segment, _)) in (0..).zip(moment.segments()) {
        let inverted = segment.inverted_index(fields.id).map_err(internal)?;
        let postings = inverted.read_postings(&term, IndexRecordOption::Basic).map_err(internal)?;
        let Some(mut postings) = postings else { continue };
        while postings.doc() != TERMINATED {
            if !segment.is_deleted(postings.doc()) {
                return Ok(Some(DocAddress::new(number, postings.doc())));
            }
            postings.advance();
        }
    }
    Ok(None)
}

/// The words of a document that tell most of it: often in it, rare elsewhere.
fn telling(
    moment: &Moment,
    fields: &Fields,
    statistics: &Statistics<'_>,
    (at, tongue): (DocAddress, Tongue),
) -> Result<Asked> {
    let stored: TantivyDocument = moment.searcher.doc(at).map_err(internal)?;
    let mut often: HashMap<String, f32> = HashMap::new();
    let mut analyser = tongue.analyser();
    for field in [fields.stored_title, fields.stored_summary, fields.stored_body] {
        // A word of the title says as much of a text as three of its body.
        let weight = if field == fields.stored_title { 3.0 } else { 1.0 };
        for text in stored.get_all(field).filter_map(|value| value.as_str()) {
            for token in stems(&mut analyser, text) {
                let telling = token.text.len() > 2
                    && !is_stop_word(&token.text)
                    && !token.text.bytes().any(|letter| letter.is_ascii_digit());
                if telling {
                    *often.entry(token.text).or_default() += weight;
                }
            }
        }
    }
    let fields = fields.tongues[tongue as usize];
    let mut weighed = Vec::with_capacity(often.len());
    for (stem, times) in often {
        let term = Term::from_field_text(fields.text, &stem);
        // A word that stands here alone leads nowhere.
        if statistics.having(&term).map_err(internal)? > 1 {
            weighed.push(((1.0 + times).ln() * statistics.rarity(&term)?, stem));
        }
    }
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    weighed.truncate(weights::SIMILAR_WORDS);
    let slots = weighed.into_iter().map(|(share, stem)| {
        let places = [(fields.text, weights::TEXT), (fields.title, weights::TITLE)];
        let ways = places.into_iter().map(|(field, weight)| -> Box<dyn Query> {
            let term = TermQuery::new(Term::from_field_text(field, &stem), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(term), weight))
        });
        Slot { found: Box::new(BooleanQuery::union(ways.collect())) as Box<dyn Query>, share }
    });
    Ok(Parts { slots: slots.collect(), stands: Vec::new(), pairs: Vec::new() })
}
