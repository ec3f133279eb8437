//! The columns of a segment, decoded once and kept for as long as the segment lives: what is asked of every match.

use std::collections::HashMap;

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
    /// What a rule may know of the documents: what several have in common stands here once.
    pub facts: Vec<Facts>,
    /// Which of these facts each has.
    pub known_by: Vec<u32>,
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

/// What is asked of every match of one document, side by side in one line of the processor's cache: the documents that match lie
/// far apart, and each look to another place in memory costs more than what is done there.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct Mark {
    /// The states that it says it applies to, as bits; none when it names none.
    pub applies_in: u64,
    /// When it was published, in microseconds since 1970.
    pub published_at: i64,
    /// How many departments use it.
    pub adoptions: u32,
    /// Where the slots of labels begin that have no room here, and how many they are.
    far: (u32, u32),
    /// The state of its department.
    pub state: Option<State>,
    /// Whether the Alliance reviewed it.
    pub reviewed: bool,
    /// How many slots stand here.
    labels: u8,
    /// The slots of its first labels: most documents have no more.
    near: [u16; NEAR],
}

/// So many slots have room in a mark.
const NEAR: usize = 16;

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
        let (facts, known_by) = facts(segment)?;
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
            labels.iter_mut().for_each(|labels| labels(doc, &mut slots));
            let (mut near, mut kept, begin) = ([0; NEAR], 0, far.len());
            for slot in slots.drain(..) {
                match (u16::try_from(slot), near.get_mut(usize::from(kept))) {
                    (Ok(slot), Some(room)) => {
                        *room = slot;
                        kept += 1;
                    }
                    _ => far.push(slot),
                }
            }
            let number = |count: usize| u32::try_from(count).map_err(internal);
            marks.push(Mark {
                applies_in: applies_in[at],
                published_at: published_at.first(doc).unwrap_or(i64::MIN),
                adoptions: u32::try_from(adoptions[at]).unwrap_or(u32::MAX),
                far: (number(begin)?, number(far.len() - begin)?),
                state: facts[known_by[at] as usize].state,
                reviewed: reviewed[at] == 1,
                labels: kept,
                near,
            });
        }
        let ids = whole("id")?;
        let mut by_id: Vec<DocId> = (0..documents).collect();
        by_id.sort_unstable_by_key(|doc| ids[*doc as usize]);
        Ok(Self {
            ids,
            versions: whole("version")?,
            open: known_by.iter().map(|of| is_open(&facts[*of as usize])).collect(),
            facts,
            known_by,
            marks,
            tongues,
            adopters: Lists::of(documents, |doc, items| items.extend(adopters.values_for_doc(doc)))?,
            facets,
            far,
            by_id,
        })
    }

    /// What a rule may know of a document.
    pub fn facts_of(&self, doc: DocId) -> &Facts {
        &self.facts[self.known_by[doc as usize] as usize]
    }

    /// The slots of the labels that a document has.
    pub fn slots<'a>(&'a self, mark: &'a Mark) -> impl Iterator<Item = u32> + 'a {
        let (begin, many) = (mark.far.0 as usize, mark.far.1 as usize);
        let near = mark.near[..usize::from(mark.labels)].iter().map(|slot| u32::from(*slot));
        near.chain(self.far[begin..begin + many].iter().copied())
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

/// A rule is told so many things of a document that are words.
const TOLD: usize = 5;
/// How a word becomes a fact.
type Tell = fn(&mut Facts, &str) -> Result<()>;
/// The columns that hold them.
const COLUMNS: [(&str, Tell); TOLD] = [
    ("fact_department", |facts, term| {
        facts.department = Some(DepartmentId::from(id(term)?));
        Ok(())
    }),
    ("fact_group", |facts, term| {
        facts.group = Some(GroupId::from(id(term)?));
        Ok(())
    }),
    ("fact_owner", |facts, term| {
        facts.owner = Some(PersonId::from(id(term)?));
        Ok(())
    }),
    ("fact_state", |facts, term| {
        facts.state = Some(term.parse().map_err(internal)?);
        Ok(())
    }),
    ("fact_reach", |facts, term| {
        facts.reach = Some(term.parse().map_err(internal)?);
        Ok(())
    }),
];

fn id(term: &str) -> Result<Uuid> {
    Uuid::parse_str(term).map_err(internal)
}

/// The facts of the documents as they were written, each different set of them once, and which set each document has.
fn facts(segment: &SegmentReader) -> Result<(Vec<Facts>, Vec<u32>)> {
    let columns = segment.fast_fields();
    let mut told: [Option<(StrColumn, Vec<String>)>; TOLD] = Default::default();
    for (told, (name, _)) in told.iter_mut().zip(COLUMNS) {
        if let Some(column) = columns.str(name).map_err(internal)? {
            let terms = terms(&column)?;
            *told = Some((column, terms));
        }
    }
    let [published, submitted] = ["published", "submitted"].map(|name| columns.u64(name).map_err(internal));
    let (published, submitted) = (published?, submitted?);
    let (mut facts, mut known_by) = (Vec::new(), Vec::with_capacity(segment.max_doc() as usize));
    let mut places: HashMap<([Option<u64>; TOLD], bool, bool), u32> = HashMap::new();
    for doc in 0..segment.max_doc() {
        let words =
            std::array::from_fn(|n| told[n].as_ref().and_then(|(column, _)| column.ords().first(doc)));
        let is = |column: &Column<u64>| column.first(doc) == Some(1);
        let (published, submitted) = (is(&published), is(&submitted));
        let place = match places.get(&(words, published, submitted)) {
            Some(place) => *place,
            None => {
                let mut one = Facts { published, submitted, ..Facts::default() };
                for ((word, told), (_, tell)) in words.iter().zip(&told).zip(COLUMNS) {
                    let term =
                        told.as_ref().zip(*word).and_then(|((_, terms), word)| terms.get(word as usize));
                    term.map_or(Ok(()), |term| tell(&mut one, term))?;
                }
                let place = u32::try_from(facts.len()).map_err(internal)?;
                facts.push(one);
                places.insert((words, published, submitted), place);
                place
            }
        };
        known_by.push(place);
    }
    Ok((facts, known_by))
}

/// States as bits.
pub fn bits(states: &[State]) -> u64 {
    states.iter().fold(0, |bits, state| bits | 1 << *state as u64)
}
