//! Filters and the counts beside them, in one walk over the matches.
//!
//! The counts of a facet leave its own filter out: they say how many hits one would get by choosing that value instead.

use std::collections::HashMap;

use commons_kernel::{DepartmentId, DepartmentSize, Kind, Result, State};
use serde::{Deserialize, Serialize};
use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn},
};
use time::OffsetDateTime;

use crate::{fault::internal, filter::written};

/// The facets, by the names that programs use.
pub const FACETS: [&str; 8] =
    ["kind", "state", "value", "standard", "topic", "language", "size", "department"];

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
    /// Only what the Alliance reviewed.
    pub reviewed_only: bool,
    /// Only what was published at or after this moment.
    #[serde(with = "time::serde::rfc3339::option")]
    pub published_after: Option<OffsetDateTime>,
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
        ]
    }
}

/// For each facet its values with their counts: most frequent first, then by name.
pub type FacetCounts = Vec<(&'static str, Vec<(String, u64)>)>;

/// Counts over all segments.
#[derive(Default)]
pub struct Tally([HashMap<String, u64>; FACETS.len()]);

impl Tally {
    /// The counts in their order.
    pub fn finish(self) -> FacetCounts {
        let sorted = self.0.into_iter().map(|counts| {
            let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
            counts.sort_by(|(a, many_a), (b, many_b)| many_b.cmp(many_a).then(a.cmp(b)));
            counts
        });
        FACETS.into_iter().zip(sorted).collect()
    }
}

/// The filters and counters of one segment.
pub struct Gate {
    facets: Vec<SegmentFacet>,
    reviewed: Option<Column<u64>>,
    published: Option<(Column<i64>, i64)>,
}

struct SegmentFacet {
    column: Option<StrColumn>,
    /// Which values were chosen, by their number in this segment, in order and each once; `None` when the facet is not
    /// narrowed.
    chosen: Option<Vec<u64>>,
    counts: Vec<u64>,
}

impl Gate {
    /// Opens the columns of a segment.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn open(segment: &SegmentReader, filters: &Filters) -> Result<Self> {
        let columns = segment.fast_fields();
        let mut facets = Vec::with_capacity(FACETS.len());
        for (name, chosen) in FACETS.iter().zip(filters.chosen()) {
            let column = columns.str(&format!("facet_{name}")).map_err(internal)?;
            let mut numbers = Vec::new();
            if let Some(column) = &column {
                for value in &chosen {
                    numbers.extend(column.dictionary().term_ord(value.as_bytes()).map_err(internal)?);
                }
            }
            numbers.sort_unstable();
            numbers.dedup();
            let counts = vec![0; column.as_ref().map_or(0, |column| column.num_terms())];
            facets.push(SegmentFacet { column, chosen: (!chosen.is_empty()).then_some(numbers), counts });
        }
        let reviewed =
            filters.reviewed_only.then(|| columns.u64("reviewed")).transpose().map_err(internal)?;
        let published = match filters.published_after {
            Some(moment) => Some((columns.i64("published_at").map_err(internal)?, micros(moment))),
            None => None,
        };
        Ok(Self { facets, reviewed, published })
    }

    /// Counts a match, and says whether it is a hit.
    pub fn pass(&mut self, doc: DocId) -> bool {
        let reviewed = self.reviewed.as_ref().is_none_or(|column| column.first(doc) == Some(1));
        let recent = self
            .published
            .as_ref()
            .is_none_or(|(column, from)| column.first(doc).is_some_and(|at| at >= *from));
        if !(reviewed && recent) {
            return false;
        }
        let mut failed = None;
        for (n, facet) in self.facets.iter().enumerate() {
            if !facet.admits(doc) {
                if failed.is_some() {
                    // Two filters keep it out: no single choice would bring it in.
                    return false;
                }
                failed = Some(n);
            }
        }
        for (n, facet) in self.facets.iter_mut().enumerate() {
            if failed.is_none_or(|failed| failed == n) {
                facet.count(doc);
            }
        }
        failed.is_none()
    }

    /// Adds the counts of this segment to the whole.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn close(self, tally: &mut Tally) -> Result<()> {
        for (facet, whole) in self.facets.into_iter().zip(&mut tally.0) {
            let Some(column) = facet.column else { continue };
            for (number, count) in facet.counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let mut value = String::new();
                if column.ord_to_str(number as u64, &mut value).map_err(internal)? {
                    *whole.entry(value).or_default() += count;
                }
            }
        }
        Ok(())
    }
}

impl SegmentFacet {
    fn admits(&self, doc: DocId) -> bool {
        match (&self.chosen, &self.column) {
            (None, _) => true,
            (Some(chosen), Some(column)) => {
                column.ords().values_for_doc(doc).any(|number| chosen.binary_search(&number).is_ok())
            }
            (Some(_), None) => false,
        }
    }

    fn count(&mut self, doc: DocId) {
        let Some(column) = &self.column else { return };
        for number in column.ords().values_for_doc(doc) {
            if let Some(count) = usize::try_from(number).ok().and_then(|number| self.counts.get_mut(number)) {
                *count += 1;
            }
        }
    }
}

/// A moment as the index keeps it.
pub fn micros(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}
