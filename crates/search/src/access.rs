//! What a viewer may see of the index: the rule itself, asked about the facts that the index keeps of each document.
//!
//! It is the reader of rules that every other door has in memory, so the index cannot read a rule in a way of its own.

use std::{
    collections::HashSet,
    hash::{Hash, Hasher},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use commons_access::{Action, Facts, Noun, Rule, Viewer, policy};
use commons_kernel::ResourceId;
use tantivy::DocId;

use crate::table::Table;

/// The access filter of one question: no question is asked without one. Made by [`filter`] from a rule and a viewer.
#[derive(Clone, Debug)]
pub struct Access {
    rule: &'static Rule,
    viewer: Viewer,
    /// Whether what the tables know to be open to everybody is granted.
    opens: bool,
    /// Whether nothing else is.
    no_more: bool,
    left_out: Arc<HashSet<u128>>,
}

impl PartialEq for Access {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.rule, other.rule) && self.viewer == other.viewer && self.left_out == other.left_out
    }
}

impl Eq for Access {}

impl Hash for Access {
    /// By the viewer, who is what mostly differs.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.viewer.hash(state);
    }
}

/// The documents whose facts the rule grants to this viewer.
pub fn filter(rule: &'static Rule, viewer: &Viewer) -> Access {
    let opens = rule == reading();
    let no_more = opens && *viewer == Viewer::visitor();
    Access { rule, viewer: viewer.clone(), opens, no_more, left_out: Arc::default() }
}

/// The rule by which resources are read.
fn reading() -> &'static Rule {
    policy(Action::Read, Noun::Resource)
}

/// Whether a document with these facts is open to everybody: asked once for each, since a rule only ever grants, and what it
/// grants to a visitor it refuses to nobody.
pub(crate) fn is_open(facts: &Facts) -> bool {
    reading().holds(&Viewer::visitor(), facts)
}

impl Access {
    /// The same without these resources: they are in nothing that a search says, hits, counts, facets and spellings.
    #[must_use]
    pub fn except(self, left_out: impl Iterator<Item = ResourceId>) -> Self {
        Self { left_out: Arc::new(left_out.map(|id| id.uuid().as_u128()).collect()), ..self }
    }

    /// Whether it grants a document of a segment.
    pub(crate) fn grants(&self, table: &Table, doc: DocId) -> bool {
        self.grants_by(table, doc, || self.holds(table.facts_of(doc)))
    }

    fn grants_by(&self, table: &Table, doc: DocId, holds: impl FnOnce() -> bool) -> bool {
        let granted = (self.opens && table.open[doc as usize]) || (!self.no_more && holds());
        granted && (self.left_out.is_empty() || !self.left_out.contains(&table.ids[doc as usize]))
    }

    fn holds(&self, facts: &Facts) -> bool {
        self.rule.holds(&self.viewer, facts)
    }

    /// Whether no resource is left out.
    pub fn leaves_nothing_out(&self) -> bool {
        self.left_out.is_empty()
    }

    /// The resources that are left out.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = u128> + '_ {
        self.left_out.iter().copied()
    }

    /// Whose words count when it is asked how rare a word is.
    pub(crate) fn counted(&self) -> Readers {
        if self.viewer.is_member() || self.viewer.is_system() { Readers::Alliance } else { Readers::Public }
    }
}

/// An access filter before one segment, for a question that asks of many documents, and of most of them more than once. The
/// rule is asked once about the same facts.
pub(crate) struct Granted {
    access: Arc<Access>,
    table: Arc<Table>,
    /// What the rule says of each of the table's facts: [`YES`], [`NO`], or nothing yet.
    said: Vec<AtomicU8>,
}

const YES: u8 = 1;
const NO: u8 = 2;

impl Granted {
    /// Nothing is asked yet.
    pub(crate) fn of(access: &Arc<Access>, table: &Arc<Table>) -> Self {
        let facts = if access.no_more { 0 } else { table.facts.len() };
        let said = std::iter::repeat_with(AtomicU8::default).take(facts).collect();
        Self { access: Arc::clone(access), table: Arc::clone(table), said }
    }

    /// Whether the filter grants a document.
    pub(crate) fn grants(&self, doc: DocId) -> bool {
        self.access.grants_by(&self.table, doc, || {
            let place = self.table.known_by[doc as usize] as usize;
            match self.said[place].load(Ordering::Relaxed) {
                YES => true,
                NO => false,
                _ => {
                    let holds = self.access.holds(&self.table.facts[place]);
                    self.said[place].store(if holds { YES } else { NO }, Ordering::Relaxed);
                    holds
                }
            }
        })
    }
}

/// The documents over which words are counted. How rare a word is weighs in the order of hits, so it must tell nobody what
/// stands in documents that are not theirs: it is counted over those that every visitor, or every member, may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// What every visitor may read.
    Public,
    /// What every member of the Alliance may read.
    Alliance,
}

impl Readers {
    pub(crate) const ALL: [Readers; 2] = [Readers::Public, Readers::Alliance];

    /// Whether a document with these facts counts.
    pub(crate) fn holds(self, facts: &Facts) -> bool {
        use commons_kernel::Reach;
        facts.published
            && match self {
                Readers::Public => facts.reach == Some(Reach::Public),
                Readers::Alliance => matches!(facts.reach, Some(Reach::Public | Reach::Alliance)),
            }
    }
}
