//! The columns of a segment, decoded once and kept for as long as the segment lives: what is asked of every match.

use commons_access::Facts;
use commons_kernel::{DepartmentId, GroupId, PersonId, Result, State};
use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn},
};
use uuid::Uuid;

use crate::{access::is_open, analyser::Tongue, fault::internal};

/// One segment of the index. Lists are by document number.
pub struct Table {
    /// The resources.
    pub ids: Vec<u128>,
    /// The versions whose texts are in the index.
    pub versions: Vec<u128>,
    /// What a rule may know of each.
    pub facts: Vec<Facts>,
    /// Whether each is open to everybody: apart from the rest, so that all of it stays near while most is passed over.
    pub open: Vec<bool>,
    /// What is asked of every match.
    pub marks: Vec<Mark>,
    /// The language of each.
    pub tongues: Vec<Tongue>,
    /// The signs of the departments that use each.
    pub adopters: Lists<u64>,
    /// One for each name in [`crate::FACETS`].
    pub facets: Vec<Facet>,
    /// The slots of labels that have no room in a mark, document by document.
    far: Vec<u32>,
    /// The documents in the order of their resources, to find one.
    by_id: Vec<DocId>,
}

/// A list for each document, one after the other.
pub struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

/// What is asked of every match of one document, side by side: the documents that match lie far apart, and each look to another
/// place in memory costs more than what is done there.
#[derive(Clone, Copy)]
pub struct Mark {
    /// The states that it says it applies to, as bits; none when it names none.
    pub applies_in: u64,
    /// The state of its department, as a bit.
    pub state: u64,
    /// When it was published, in microseconds since 1970.
    pub published_at: i64,
    /// How many departments use it.
    pub adoptions: u32,
    /// Whether the Alliance reviewed it.
    pub reviewed: bool,
    /// How many labels it has.
    labels: u32,
    /// The slots of its first labels: most documents have no more.
    near: [u32; NEAR],
    /// Where the slots of the others begin.
    far: u32,
}

/// So many slots stand in a mark.
const NEAR: usize = 12;

/// A facet in one segment. Each of its labels has a slot, a number among the labels of all facets there.
pub struct Facet {
    /// Its labels, in alphabetical order.
    pub terms: Vec<String>,
    /// The slot of the first.
    pub first: u32,
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
        let (facets, mut labels) = labels(segment)?;
        let (reviewed, applies_in, adoptions) =
            (firsts("reviewed")?, firsts("applies_in")?, firsts("adoptions")?);
        let (mut marks, mut far, mut slots) =
            (Vec::with_capacity(documents as usize), Vec::new(), Vec::new());
        for doc in 0..documents {
            let at = doc as usize;
            slots.clear();
            labels.iter_mut().for_each(|labels| labels(doc, &mut slots));
            let mut near = [0; NEAR];
            let room = slots.len().min(NEAR);
            near[..room].copy_from_slice(&slots[..room]);
            marks.push(Mark {
                applies_in: applies_in[at],
                state: facts[at].state.map_or(0, |state| bits(&[state])),
                published_at: published_at.first(doc).unwrap_or(i64::MIN),
                adoptions: u32::try_from(adoptions[at]).unwrap_or(u32::MAX),
                reviewed: reviewed[at] == 1,
                labels: u32::try_from(slots.len()).map_err(internal)?,
                near,
                far: u32::try_from(far.len()).map_err(internal)?,
            });
            far.extend_from_slice(&slots[room..]);
        }
        let ids = whole("id")?;
        let mut by_id: Vec<DocId> = (0..documents).collect();
        by_id.sort_unstable_by_key(|doc| ids[*doc as usize]);
        Ok(Self {
            ids,
            versions: whole("version")?,
            open: facts.iter().map(is_open).collect(),
            facts,
            marks,
            tongues,
            adopters: Lists::of(documents, |doc, items| items.extend(adopters.values_for_doc(doc)))?,
            facets,
            far,
            by_id,
        })
    }

    /// The slots of the labels that a document has.
    pub fn slots<'a>(&'a self, mark: &'a Mark) -> impl Iterator<Item = u32> + 'a {
        let (labels, far) = (mark.labels as usize, mark.far as usize);
        let (near, rest) = (labels.min(NEAR), labels.saturating_sub(NEAR));
        mark.near[..near].iter().chain(&self.far[far..far + rest]).copied()
    }

    /// How many slots there are.
    pub fn slots_in_all(&self) -> usize {
        self.facets.iter().map(|facet| facet.terms.len()).sum()
    }

    /// The documents of a resource, deleted ones too.
    pub fn documents_of(&self, id: u128) -> impl Iterator<Item = DocId> + '_ {
        let from = self.by_id.partition_point(|doc| self.ids[*doc as usize] < id);
        self.by_id[from..].iter().copied().take_while(move |doc| self.ids[*doc as usize] == id)
    }
}

impl Facet {
    /// The slots of a label, however its letters are written: a topic is in each department's own words.
    pub fn meant(&self, label: &str) -> Vec<u32> {
        let same = (self.first..).zip(&self.terms).filter(|(_, term)| term.eq_ignore_ascii_case(label));
        same.map(|(slot, _)| slot).collect()
    }

    /// Whether a slot is one of this facet's.
    pub fn holds(&self, slot: u32) -> bool {
        slot.checked_sub(self.first).is_some_and(|number| (number as usize) < self.terms.len())
    }
}

/// Adds the slots of a document's labels to a list.
type SlotsOf = Box<dyn FnMut(DocId, &mut Vec<u32>)>;

/// The facets of a segment, and for each of them who tells the slots of a document.
fn labels(segment: &SegmentReader) -> Result<(Vec<Facet>, Vec<SlotsOf>)> {
    let (mut facets, mut labels, mut first) = (Vec::new(), Vec::<SlotsOf>::new(), 0);
    for name in crate::FACETS {
        let column = segment.fast_fields().str(&format!("facet_{name}")).map_err(internal)?;
        let terms = column.as_ref().map(terms).transpose()?.unwrap_or_default();
        let next = first + u32::try_from(terms.len()).map_err(internal)?;
        facets.push(Facet { terms, first });
        if let Some(column) = column {
            labels.push(Box::new(move |doc, slots| {
                // A segment has fewer labels than a number of 32 bits can count.
                slots.extend(column.ords().values_for_doc(doc).map(|number| first + number as u32));
            }));
        }
        first = next;
    }
    Ok((facets, labels))
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
