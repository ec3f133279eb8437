//! What a viewer may see of the index: the rule itself, asked about the facts that the index keeps of each document.
//!
//! It is the reader of rules that every other door has in memory, so the index cannot read a rule in a way of its own.

use commons_access::{Facts, Rule, Viewer};

/// The access filter of one question: no question is asked without one. Made by [`filter`] from a rule and a viewer.
#[derive(Clone, Debug)]
pub struct Access {
    rule: &'static Rule,
    viewer: Viewer,
}

/// The documents whose facts the rule grants to this viewer.
pub fn filter(rule: &'static Rule, viewer: &Viewer) -> Access {
    Access { rule, viewer: viewer.clone() }
}

impl Access {
    /// Whether it grants a document with these facts.
    pub fn grants(&self, facts: &Facts) -> bool {
        self.rule.holds(&self.viewer, facts)
    }

    /// Whose words count when it is asked how rare a word is.
    pub(crate) fn counted(&self) -> Counted {
        if self.viewer.is_member() || self.viewer.is_system() { Counted::Alliance } else { Counted::Public }
    }
}

/// The documents over which words are counted. How rare a word is weighs in the order of hits, so it must tell nobody what
/// stands in documents that are not theirs: it is counted over those that every visitor, or every member, may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// What every visitor may read.
    Public,
    /// What every member of the Alliance may read.
    Alliance,
}

impl Counted {
    pub(crate) const ALL: [Counted; 2] = [Counted::Public, Counted::Alliance];

    /// Whether a document with these facts counts.
    pub(crate) fn holds(self, facts: &Facts) -> bool {
        use commons_kernel::Reach;
        facts.published
            && match self {
                Counted::Public => facts.reach == Some(Reach::Public),
                Counted::Alliance => matches!(facts.reach, Some(Reach::Public | Reach::Alliance)),
            }
    }
}
