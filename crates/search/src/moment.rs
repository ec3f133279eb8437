//! One moment of the index: its segments with their decoded columns, and the labels of facets numbered over all of them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use commons_kernel::Result;
use tantivy::{Searcher, SegmentReader, index::SegmentId};

use crate::{FACETS, schema::Fields, table::Table};

/// The last moment that was asked for; whose tables the next one takes over.
#[derive(Default)]
pub struct Moments(Mutex<Option<Arc<Moment>>>);

/// One moment of the index.
pub struct Moment {
    /// What tantivy reads from.
    pub searcher: Searcher,
    /// The tables, in the order of the segments.
    pub tables: Vec<Arc<Table>>,
    /// For each facet its labels over all segments.
    pub labels: Vec<Numbered>,
}

/// The labels of one facet over all segments.
pub struct Numbered {
    /// The labels in alphabetical order; their place is their number.
    pub terms: Vec<String>,
    /// For each segment the number of each of its own labels.
    pub numbers: Vec<Vec<u32>>,
}

impl Moments {
    /// The moment that a searcher sees. What is new in it is decoded; what is gone is forgotten.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of(&self, searcher: &Searcher, fields: &Fields) -> Result<Arc<Moment>> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = searcher.generation().generation_id();
        if let Some(moment) =
            last.as_ref().filter(|moment| moment.searcher.generation().generation_id() == now)
        {
            return Ok(Arc::clone(moment));
        }
        let known: HashMap<SegmentId, Arc<Table>> = last
            .iter()
            .flat_map(|moment| moment.segments())
            .map(|(segment, table)| (segment.segment_id(), Arc::clone(table)))
            .collect();
        let mut tables = Vec::with_capacity(searcher.segment_readers().len());
        for segment in searcher.segment_readers() {
            tables.push(match known.get(&segment.segment_id()) {
                Some(table) => Arc::clone(table),
                None => Arc::new(Table::read(segment, fields)?),
            });
        }
        let labels = (0..FACETS.len()).map(|facet| Numbered::over(facet, &tables)).collect();
        let moment = Arc::new(Moment { searcher: searcher.clone(), tables, labels });
        *last = Some(Arc::clone(&moment));
        Ok(moment)
    }
}

impl Moment {
    /// Each segment with its table.
    pub fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &Arc<Table>)> {
        self.searcher.segment_readers().iter().zip(&self.tables)
    }
}

impl Numbered {
    fn over(facet: usize, tables: &[Arc<Table>]) -> Self {
        let of = |table: &Arc<Table>| table.facets[facet].terms.clone();
        let mut terms: Vec<String> = tables.iter().flat_map(of).collect();
        terms.sort_unstable();
        terms.dedup();
        let numbers = tables
            .iter()
            .map(|table| {
                // Both lists are in the same order, so that one walk finds every place.
                let mut places = (0u32..).zip(&terms);
                let own = table.facets[facet].terms.iter();
                own.filter_map(|term| places.find(|(_, place)| *place == term).map(|(at, _)| at)).collect()
            })
            .collect();
        Self { terms, numbers }
    }
}
