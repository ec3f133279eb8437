//! The columns of a segment, decoded once and kept for as long as the segment lives: what is asked of every match.

use commons_access::Facts;
use commons_kernel::{DepartmentId, GroupId, PersonId, Result, State};
use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn},
};
use uuid::Uuid;

use crate::{analyser::Tongue, fault::internal};

/// One segment of the index. Lists are by document number.
pub struct Table {
    /// The resources.
    pub ids: Vec<u128>,
    /// The versions whose texts are in the index.
    pub versions: Vec<u128>,
    /// What a rule may know of each.
    pub facts: Vec<Facts>,
    /// When each was published, in microseconds since 1970.
    pub published_at: Vec<i64>,
    /// Whether the Alliance reviewed it.
    pub reviewed: Vec<bool>,
    /// The language of each.
    pub tongues: Vec<Tongue>,
    /// The states that each says it applies to, as bits; none when it names none.
    pub applies_in: Vec<u64>,
    /// How many departments use it.
    pub adoptions: Vec<u32>,
    /// The signs of those departments.
    pub adopters: Lists<u64>,
    /// One for each name in [`crate::FACETS`].
    pub facets: Vec<Labels>,
    /// The documents in the order of their resources, to find one.
    by_id: Vec<DocId>,
}

/// A list for each document, one after the other.
pub struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

/// The labels of each document.
pub struct Labels {
    /// All labels, in alphabetical order.
    pub terms: Vec<String>,
    /// For each document the numbers of its labels.
    pub numbers: Lists<u32>,
}

impl<T: Copy> Lists<T> {
    fn of(documents: u32, mut items_of: impl FnMut(DocId, &mut Vec<T>)) -> Result<Self> {
        let mut lists = Self { starts: Vec::with_capacity(documents as usize + 1), items: Vec::new() };
        lists.starts.push(0);
        for doc in 0..documents {
            items_of(doc, &mut lists.items);
            lists.starts.push(u32::try_from(lists.items.len()).map_err(internal)?);
        }
        Ok(lists)
    }

    /// The items of a document.
    pub fn at(&self, doc: DocId) -> &[T] {
        let doc = doc as usize;
        &self.items[self.starts[doc] as usize..self.starts[doc + 1] as usize]
    }
}

impl Table {
    /// Decodes the columns of a segment.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn read(segment: &SegmentReader) -> Result<Self> {
        let columns = segment.fast_fields();
        let documents = segment.max_doc();
        let numbers = |name: &str| -> Result<Column<u64>> { columns.u64(name).map_err(internal) };
        let firsts = |name: &str| -> Result<Vec<u64>> {
            let column = numbers(name)?;
            Ok((0..documents).map(|doc| column.first(doc).unwrap_or_default()).collect())
        };
        let whole = |name: &str| -> Result<Vec<u128>> {
            let halves = firsts(&format!("{name}_high"))?.into_iter().zip(firsts(&format!("{name}_low"))?);
            Ok(halves.map(|(high, low)| (u128::from(high) << 64) | u128::from(low)).collect())
        };
        let published_at = columns.i64("published_at").map_err(internal)?;
        let adopters = numbers("adopters")?;
        let facts = facts(segment)?;
        let tongues: Vec<Tongue> = firsts("tongue")?
            .into_iter()
            .map(|number| if number == Tongue::Spanish as u64 { Tongue::Spanish } else { Tongue::English })
            .collect();
        let mut facets = Vec::with_capacity(crate::FACETS.len());
        for name in crate::FACETS {
            facets.push(Labels::read(segment, &format!("facet_{name}"))?);
        }
        let ids = whole("id")?;
        let mut by_id: Vec<DocId> = (0..documents).collect();
        by_id.sort_unstable_by_key(|doc| ids[*doc as usize]);
        Ok(Self {
            ids,
            versions: whole("version")?,
            facts,
            published_at: (0..documents).map(|doc| published_at.first(doc).unwrap_or(i64::MIN)).collect(),
            reviewed: firsts("reviewed")?.into_iter().map(|number| number == 1).collect(),
            tongues,
            applies_in: firsts("applies_in")?,
            adoptions: firsts("adoptions")?
                .into_iter()
                .map(|many| u32::try_from(many).unwrap_or(u32::MAX))
                .collect(),
            adopters: Lists::of(documents, |doc, items| items.extend(adopters.values_for_doc(doc)))?,
            facets,
            by_id,
        })
    }

    /// The documents of a resource, deleted ones too.
    pub fn documents_of(&self, id: u128) -> impl Iterator<Item = DocId> + '_ {
        let from = self.by_id.partition_point(|doc| self.ids[*doc as usize] < id);
        self.by_id[from..].iter().copied().take_while(move |doc| self.ids[*doc as usize] == id)
    }
}

impl Labels {
    fn read(segment: &SegmentReader, name: &str) -> Result<Self> {
        let column = segment.fast_fields().str(name).map_err(internal)?;
        let documents = segment.max_doc();
        let Some(column) = column else {
            return Ok(Self { terms: Vec::new(), numbers: Lists::of(documents, |_, _| ())? });
        };
        let numbers = Lists::of(documents, |doc, items| {
            // A segment has fewer labels than a number of 32 bits can count.
            items.extend(column.ords().values_for_doc(doc).map(|number| number as u32));
        })?;
        Ok(Self { terms: terms(&column)?, numbers })
    }

    /// The numbers of a label, however its letters are written: a topic is in each department's own words.
    pub fn meant(&self, label: &str) -> Vec<u32> {
        let same = (0..).zip(&self.terms).filter(|(_, term)| term.eq_ignore_ascii_case(label));
        same.map(|(number, _)| number).collect()
    }
}

fn terms(column: &StrColumn) -> Result<Vec<String>> {
    let mut terms = Vec::with_capacity(column.num_terms());
    for number in 0..column.num_terms() as u64 {
        let mut term = String::new();
        column.ord_to_str(number, &mut term).map_err(internal)?;
        terms.push(term);
    }
    Ok(terms)
}

/// The facts of every document, as they were written.
fn facts(segment: &SegmentReader) -> Result<Vec<Facts>> {
    let mut facts = vec![Facts::default(); segment.max_doc() as usize];
    let mut each = |name: &str, put: &mut dyn FnMut(&mut Facts, &str) -> Result<()>| -> Result<()> {
        let Some(column) = segment.fast_fields().str(name).map_err(internal)? else { return Ok(()) };
        let terms = terms(&column)?;
        for (doc, facts) in (0..).zip(&mut facts) {
            if let Some(term) = column.ords().first(doc).and_then(|number| terms.get(number as usize)) {
                put(facts, term)?;
            }
        }
        Ok(())
    };
    let id = |term: &str| Uuid::parse_str(term).map_err(internal);
    each("fact_department", &mut |facts, term| {
        facts.department = Some(DepartmentId::from(id(term)?));
        Ok(())
    })?;
    each("fact_group", &mut |facts, term| {
        facts.group = Some(GroupId::from(id(term)?));
        Ok(())
    })?;
    each("fact_owner", &mut |facts, term| {
        facts.owner = Some(PersonId::from(id(term)?));
        Ok(())
    })?;
    each("fact_state", &mut |facts, term| {
        facts.state = Some(term.parse().map_err(internal)?);
        Ok(())
    })?;
    each("fact_reach", &mut |facts, term| {
        facts.reach = Some(term.parse().map_err(internal)?);
        Ok(())
    })?;
    let published = segment.fast_fields().u64("published").map_err(internal)?;
    let submitted = segment.fast_fields().u64("submitted").map_err(internal)?;
    for (doc, facts) in (0..).zip(&mut facts) {
        facts.published = published.first(doc) == Some(1);
        facts.submitted = submitted.first(doc) == Some(1);
    }
    Ok(facts)
}

/// States as bits.
pub fn bits(states: &[State]) -> u64 {
    states.iter().fold(0, |bits, state| bits | 1 << *state as u64)
}
