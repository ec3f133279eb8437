//! Filters and the counts beside them, in one walk over the matches.
//!
//! The counts of a facet leave its own filter out: they say how many hits one would get by choosing that value instead.

use std::cmp::Reverse;

use commons_kernel::{DepartmentId, DepartmentSize, Kind, State};
use serde::{Deserialize, Serialize};
use tantivy::DocId;
use time::OffsetDateTime;

use crate::{
    moment::Moment,
    row::{YES, written},
    table::Table,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
pub type FacetCounts = Vec<(&'static str, Vec<(String, u64)>)>;

/// What a search is narrowed to, and what is counted beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// For each facet a count for each label, by its number in the moment.
    facets: Vec<Vec<u32>>,
    since: Vec<u64>,
}

impl Tally {
    /// Begins to count.
    pub fn begin(moment: &Moment, narrowing: &Narrowing) -> Self {
        Self {
            chosen: narrowing.to.chosen(),
            facets: moment.labels.iter().map(|labels| vec![0; labels.terms.len()]).collect(),
            since: vec![0; narrowing.since.len()],
        }
    }

    /// The counts in their order, and how many were published since each of the moments.
    pub fn finish(self, moment: &Moment) -> (FacetCounts, Vec<u64>) {
        let counted =
            self.facets.into_iter().zip(&moment.labels).zip(self.chosen).map(|((counts, labels), chosen)| {
                let mut found: Vec<(Reverse<u32>, usize)> = counts
                    .into_iter()
                    .enumerate()
                    .filter(|(_, count)| *count > 0)
                    .map(|(number, count)| (Reverse(count), number))
                    .collect();
                let far = found.len() > MOST;
                if far {
                    found.select_nth_unstable(MOST);
                }
                let kept = |found: &[(Reverse<u32>, usize)]| -> Vec<(Reverse<u32>, usize)> {
                    let (near, rest) = found.split_at(found.len().min(MOST));
                    let rest = rest.iter().filter(|(_, number)| chosen.contains(&labels.terms[*number]));
                    near.iter().chain(rest).copied().collect()
                };
                let mut found = kept(&found);
                found.sort_unstable();
                let named = |(Reverse(count), number): (Reverse<u32>, usize)| {
                    (labels.terms[number].clone(), u64::from(count))
                };
                found.into_iter().map(named).collect()
            });
        (FACETS.into_iter().zip(counted).collect(), self.since)
    }
}

/// The filters and counters of one segment.
pub struct Gate<'a> {
    table: &'a Table,
    tally: &'a mut Tally,
    /// For each facet the number of each label in the moment.
    numbers: Vec<&'a [u32]>,
    /// The facets that are narrowed, with the chosen labels by their number in this segment.
    narrowed: Vec<(usize, Vec<u32>)>,
    /// The same for what hits must not be.
    barred: Vec<(usize, Vec<u32>)>,
    time: std::ops::Range<i64>,
    since: Vec<i64>,
    counted: Counted,
}

impl<'a> Gate<'a> {
    /// Opens the segment that stands at this place in the moment.
    pub fn open(moment: &'a Moment, place: usize, narrowing: &Narrowing, tally: &'a mut Tally) -> Self {
        let table = moment.tables[place].as_ref();
        let numbered = |filters: &Filters| -> Vec<(usize, Vec<u32>)> {
            let chosen = filters.chosen().into_iter().enumerate().filter(|(_, chosen)| !chosen.is_empty());
            let of = |(facet, chosen): (usize, Vec<String>)| {
                (facet, chosen.iter().flat_map(|label| table.facets[facet].meant(label)).collect())
            };
            chosen.map(of).collect()
        };
        let start = narrowing.to.published_after.map_or(i64::MIN, micros);
        let end = narrowing.to.published_before.map_or(i64::MAX, micros);
        Self {
            table,
            numbers: moment.labels.iter().map(|labels| labels.numbers[place].as_slice()).collect(),
            narrowed: numbered(&narrowing.to),
            barred: numbered(&narrowing.without),
            time: start..end,
            since: narrowing.since.iter().copied().map(micros).collect(),
            counted: narrowing.counted,
            tally,
        }
    }

    /// Counts a match, and says whether it is a hit.
    pub fn pass(&mut self, doc: DocId) -> bool {
        if self.barred.iter().any(|(facet, labels)| self.has(*facet, labels, doc)) {
            return false;
        }
        let published_at = self.table.published_at[doc as usize];
        let mut failed = (!self.time.contains(&published_at)).then_some(DATE);
        for (facet, labels) in &self.narrowed {
            if !self.has(*facet, labels, doc) {
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
                (0..FACETS.len()).for_each(|facet| self.count(facet, doc));
                self.count_time(published_at);
            }
            Some(DATE) => self.count_time(published_at),
            Some(facet) => self.count(facet, doc),
        }
        failed.is_none()
    }

    fn has(&self, facet: usize, labels: &[u32], doc: DocId) -> bool {
        self.table.facets[facet].numbers.at(doc).iter().any(|number| labels.contains(number))
    }

    fn count(&mut self, facet: usize, doc: DocId) {
        let counts = &mut self.tally.facets[facet];
        for number in self.table.facets[facet].numbers.at(doc) {
            counts[self.numbers[facet][*number as usize] as usize] += 1;
        }
    }

    fn count_time(&mut self, published_at: i64) {
        for (since, count) in self.since.iter().zip(&mut self.tally.since) {
            *count += u64::from(published_at >= *since);
        }
    }
}

/// A moment as the index keeps it.
pub fn micros(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}
