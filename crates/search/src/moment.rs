//! One moment of the index: its segments with their decoded columns, and the labels of facets numbered over all of them.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use commons_kernel::Result;
use tantivy::{Searcher, SegmentReader, index::SegmentId};

use crate::{
    FACETS,
    access::Readers,
    census::{Census, Counted},
    schema::Fields,
    table::Table,
};

/// The last moment that was asked for; whose tables the next one takes over.
#[derive(Default)]
pub struct Moments(Mutex<Option<Arc<Moment>>>);

/// The number of the next moment.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// One moment of the index.
pub struct Moment {
    /// Its number among all moments of this process.
    pub number: u64,
    /// What tantivy reads from.
    pub searcher: Searcher,
    /// The tables, in the order of the segments.
    pub tables: Vec<Arc<Table>>,
    /// For each segment the words of what every visitor, and every member, may read.
    pub censuses: Vec<[Arc<Census>; 2]>,
    /// For each facet its labels over all segments, in alphabetical order. Their place, facet after facet, is their number.
    pub labels: Vec<Vec<Arc<str>>>,
    /// For each segment the number of the label in each of its slots.
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
        let known: HashMap<SegmentId, (&Arc<Table>, &[Arc<Census>; 2])> = last
            .iter()
            .flat_map(|moment| moment.segments().zip(&moment.censuses))
            .map(|((segment, table), censuses)| (segment.segment_id(), (table, censuses)))
            .collect();
        let (mut tables, mut censuses) = (Vec::new(), Vec::new());
        for segment in searcher.segment_readers() {
            let known = known.get(&segment.segment_id());
            let table = match known {
                Some((table, _)) => Arc::clone(table),
                None => Arc::new(Table::read(segment)?),
            };
            let of = Counted { segment, fields, tongues: &table.tongues };
            let [public, alliance] = Readers::ALL.map(|readers| match known {
                Some((_, censuses)) => censuses[readers as usize].renewed(of),
                None => {
                    let counts = (0..segment.max_doc()).map(|doc| readers.holds(table.facts_of(doc)));
                    Census::take(of, counts.collect()).map(Arc::new)
                }
            });
            censuses.push([public?, alliance?]);
            tables.push(table);
        }
        let labels: Vec<_> = (0..FACETS.len()).map(|facet| labels_of(facet, &tables)).collect();
        let numbers = tables.iter().map(|table| numbers_in(table, &labels)).collect();
        let (number, searcher) = (NEXT.fetch_add(1, Ordering::Relaxed), searcher.clone());
        let moment = Arc::new(Moment { number, searcher, tables, censuses, labels, numbers });
        *last = Some(Arc::clone(&moment));
        Ok(moment)
    }

    /// The number of the moment that a searcher sees, if it is the last that was asked for and nobody is decoding another:
    /// waits for nobody.
    pub fn number(&self, searcher: &Searcher) -> Option<u64> {
        let last = self.0.try_lock().ok()?;
        let now = searcher.generation().generation_id();
        last.as_ref()
            .filter(|moment| moment.searcher.generation().generation_id() == now)
            .map(|moment| moment.number)
    }
}

impl Moment {
    /// Each segment with its table.
    pub fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &Arc<Table>)> {
        self.searcher.segment_readers().iter().zip(&self.tables)
    }
}

/// The labels of a facet over all segments.
fn labels_of(facet: usize, tables: &[Arc<Table>]) -> Vec<Arc<str>> {
    let mut labels: Vec<&str> =
        tables.iter().flat_map(|table| &table.facets[facet].terms).map(String::as_str).collect();
    labels.sort_unstable();
    labels.dedup();
    labels.into_iter().map(Arc::from).collect()
}

/// The number of the label in each slot of a segment.
fn numbers_in(table: &Table, labels: &[Vec<Arc<str>>]) -> Vec<u32> {
    let (mut numbers, mut first) = (Vec::with_capacity(table.slots_in_all()), 0);
    for (facet, labels) in table.facets.iter().zip(labels) {
        // Both lists are in the same order, so that one walk finds every place.
        let mut places = (first..).zip(labels);
        let own = facet.terms.iter();
        numbers.extend(own.filter_map(|term| places.find(|(_, label)| ***label == **term).map(|(at, _)| at)));
        first += labels.len() as u32;
    }
    numbers
}
