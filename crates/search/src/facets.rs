//! Filters and the counts beside them, in one walk over the matches.
//!
//! The counts of a facet leave its own filter out: they say how many hits one would get by choosing that value instead.

use std::{cmp::Reverse, sync::Arc};

use commons_kernel::{DepartmentId, DepartmentSize, Kind, State};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    moment::Moment,
    row::{YES, written},
    table::{Mark, Table},
};

/// The facets, by the names that programs use.
pub const FACETS: [&str; 10] =
    ["kind", "state", "value", "standard", "topic", "language", "size", "department", "format", "reviewed"];
/// A facet gives at most so many values, the most frequent ones and those that are chosen: departments and topics may be
/// thousands.
const MOST: usize = 100;
/// The place of the date among the things that may keep a document out.
const DATE: usize = FACETS.len();

/// What hits are narrowed to. An empty list narrows nothing; several values of one list mean any of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// What they are.
    pub kinds: Vec<Kind>,
    /// Where they come from or say they apply.
    pub states: Vec<State>,
    /// Slugs of values.
    pub values: Vec<String>,
    /// Slugs of standards.
    pub standards: Vec<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// Departments that own them.
    pub departments: Vec<DepartmentId>,
    /// Sizes of those departments.
    pub sizes: Vec<DepartmentSize>,
    /// Formats of their documents, such as `docx`.
    pub formats: Vec<String>,
    /// Only what the Alliance reviewed.
    pub reviewed_only: bool,
    /// Only what was published at or after this moment.
    #[serde(with = "time::serde::rfc3339::option")]
    pub published_after: Option<OffsetDateTime>,
    /// Only what was published before this moment.
    #[serde(with = "time::serde::rfc3339::option")]
    pub published_before: Option<OffsetDateTime>,
    /// Only what has the words as typed, in any of their forms: no other labels, no other spellings.
    pub exact_words: bool,
}

impl Filters {
    /// Whether it narrows anything.
    pub fn narrows(&self) -> bool {
        *self != Self::default()
    }

    /// The chosen values, facet by facet in the order of [`FACETS`], as the index writes them.
    fn chosen(&self) -> [Vec<String>; FACETS.len()] {
        let words = |list: &[String]| list.to_vec();
        [
            self.kinds.iter().map(Kind::to_string).collect(),
            self.states.iter().map(State::to_string).collect(),
            words(&self.values),
            words(&self.standards),
            words(&self.topics),
            words(&self.languages),
            self.sizes.iter().map(DepartmentSize::to_string).collect(),
            self.departments.iter().map(|id| written(id.uuid())).collect(),
            words(&self.formats),
            self.reviewed_only.then(|| YES.to_owned()).into_iter().collect(),
        ]
    }
}

/// For each facet its values with their counts: most frequent first, then by name.
pub type FacetCounts = Vec<(&'static str, Vec<(Arc<str>, u64)>)>;

/// What a search is narrowed to, and what is counted beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Narrowing {
    /// What hits must be.
    pub to: Filters,
    /// What they must not be: the lists alone count.
    pub without: Filters,
    /// Moments since when hits are counted, whatever the filter says of the time.
    pub since: Vec<OffsetDateTime>,
    /// What is counted of the hits.
    pub counted: Counted,
}

/// What is counted of the hits beside how many they are: counting facets costs about as much as finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counted {
    /// The values of every facet.
    #[default]
    Facets,
    /// Nothing.
    Nothing,
}

/// The counts over all segments.
pub struct Tally {
    chosen: [Vec<String>; FACETS.len()],
    /// A count for each label, by its number in the moment.
    counts: Vec<u32>,
    since: Vec<u64>,
}

impl Tally {
    /// Begins to count.
    pub fn begin(moment: &Moment, narrowing: &Narrowing) -> Self {
        Self {
            chosen: narrowing.to.chosen(),
            counts: vec![0; moment.labels.iter().map(Vec::len).sum()],
            since: vec![0; narrowing.since.len()],
        }
    }

    /// The counts in their order, and how many were published since each of the moments.
    pub fn finish(self, moment: &Moment) -> (FacetCounts, Vec<u64>) {
        let mut rest = self.counts.as_slice();
        let mut counted = Vec::with_capacity(FACETS.len());
        for ((name, labels), chosen) in FACETS.into_iter().zip(&moment.labels).zip(self.chosen) {
            let (counts, others) = rest.split_at(labels.len());
            rest = others;
            counted.push((name, most_frequent(counts, labels, &chosen)));
        }
        (counted, self.since)
    }
}

/// The values of a facet that its answer gives.
fn most_frequent(counts: &[u32], labels: &[Arc<str>], chosen: &[String]) -> Vec<(Arc<str>, u64)> {
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut found: Vec<(Reverse<u32>, usize)> =
        counted.map(|(number, count)| (Reverse(*count), number)).collect();
    if found.len() > MOST {
        found.select_nth_unstable(MOST);
        let far = found.split_off(MOST);
        found.extend(
            far.into_iter().filter(|(_, number)| chosen.iter().any(|label| **label == *labels[*number])),
        );
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|(Reverse(count), number)| (Arc::clone(&labels[number]), u64::from(count)))
        .collect()
}

/// The filters and counters of one segment.
pub struct Gate<'a> {
    table: &'a Table,
    /// A count for each label, by its slot in this segment.
    counts: Vec<u32>,
    /// The facets that are narrowed, with the slots of the chosen labels.
    narrowed: Vec<(usize, Vec<u32>)>,
    /// The slots of what hits must not have.
    barred: Vec<u32>,
    time: std::ops::Range<i64>,
    since: Vec<(i64, u64)>,
    counted: Counted,
}

impl<'a> Gate<'a> {
    /// Opens a segment.
    pub fn open(table: &'a Table, narrowing: &Narrowing) -> Self {
        let numbered = |filters: &Filters| -> Vec<(usize, Vec<u32>)> {
            let chosen = filters.chosen().into_iter().enumerate().filter(|(_, chosen)| !chosen.is_empty());
            let of = |(facet, chosen): (usize, Vec<String>)| {
                (facet, chosen.iter().flat_map(|label| table.facets[facet].meant(label)).collect())
            };
            chosen.map(of).collect()
        };
        let start = narrowing.to.published_after.map_or(i64::MIN, micros);
        let end = narrowing.to.published_before.map_or(i64::MAX, micros);
        let slots = match narrowing.counted {
            Counted::Facets => table.slots_in_all(),
            Counted::Nothing => 0,
        };
        Self {
            table,
            counts: vec![0; slots],
            narrowed: numbered(&narrowing.to),
            barred: numbered(&narrowing.without).into_iter().flat_map(|(_, slots)| slots).collect(),
            time: start..end,
            since: narrowing.since.iter().map(|moment| (micros(*moment), 0)).collect(),
            counted: narrowing.counted,
        }
    }

    /// Counts a match, and says whether it is a hit.
    pub fn pass(&mut self, mark: &Mark) -> bool {
        let table = self.table;
        let has = |chosen: &[u32]| table.slots(mark).any(|slot| chosen.contains(&slot));
        if !self.barred.is_empty() && has(&self.barred) {
            return false;
        }
        let mut failed = (!self.time.contains(&mark.published_at)).then_some(DATE);
        for (facet, chosen) in &self.narrowed {
            if !has(chosen) {
                if failed.is_some() {
                    // Two filters keep it out: no single choice would bring it in.
                    return false;
                }
                failed = Some(*facet);
            }
        }
        match failed {
            _ if self.counted == Counted::Nothing => {}
            None => {
                table.slots(mark).for_each(|slot| self.counts[slot as usize] += 1);
                self.count_time(mark.published_at);
            }
            Some(DATE) => self.count_time(mark.published_at),
            Some(facet) => {
                let of_facet = table.slots(mark).filter(|slot| table.facets[facet].holds(*slot));
                of_facet.for_each(|slot| self.counts[slot as usize] += 1);
            }
        }
        failed.is_none()
    }

    fn count_time(&mut self, published_at: i64) {
        for (since, count) in &mut self.since {
            *count += u64::from(published_at >= *since);
        }
    }

    /// Adds what was counted here to the counts over all segments; `numbers` are those of its slots.
    pub fn close(self, numbers: &[u32], tally: &mut Tally) {
        for (number, count) in numbers.iter().zip(self.counts) {
            tally.counts[*number as usize] += count;
        }
        for (sum, (_, count)) in tally.since.iter_mut().zip(self.since) {
            *sum += count;
        }
    }
}

/// A moment as the index keeps it.
pub fn micros(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}
