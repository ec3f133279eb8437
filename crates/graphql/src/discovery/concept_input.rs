//! A concept as a curator writes it, and what is wrong with it.

use async_graphql::{ID, InputObject, SimpleObject};
use commons_discovery::{Concept as Draft, ConceptProblem as Problem, Label};
use commons_kernel::{LabelKind as Kind, Result};

use crate::{
    lists::few,
    page::count,
    words::{LabelKind, State},
};

/// Labels of one input at most: more than any concept may have.
const LABELS: usize = 500;

/// A word for a concept.
#[derive(InputObject)]
struct ConceptLabelInput {
    /// The word or words: at most 80 letters and 7 words.
    text: String,
    /// What kind of label it is; PREFERRED is only for the preferred label itself, as `labels` of a concept gives it.
    kind: LabelKind,
    /// The state in which it has this meaning; left out: everywhere.
    state: Option<State>,
    /// Whether somebody read it in a source. Others widen a search but are not shown as a fact.
    #[graphql(default)]
    checked: bool,
    /// Where it was read.
    source: Option<String>,
}

/// A concept as it should be: all of it, not only what changed.
#[derive(InputObject)]
pub(crate) struct SaveConceptInput {
    /// The concept; left out: a new one.
    pub concept_id: Option<ID>,
    /// The revision that the curator saw; for a new concept 0.
    #[graphql(default)]
    pub revision: i32,
    /// The label that is shown.
    preferred: String,
    /// What it is about, in a word or two, such as `people`.
    category: String,
    /// Its other labels, at most 40 different ones.
    labels: Vec<ConceptLabelInput>,
    /// Keys of wider concepts.
    #[graphql(default)]
    broader: Vec<String>,
    /// Keys of narrower concepts.
    #[graphql(default)]
    narrower: Vec<String>,
    /// Keys of neighbouring concepts.
    #[graphql(default)]
    related: Vec<String>,
}

impl SaveConceptInput {
    /// The draft, with the key of the concept that it is of; the preferred label may stand among the others as well.
    ///
    /// # Errors
    /// Bad input when a list is longer than any concept's.
    pub fn draft(self, key: String) -> Result<Draft> {
        let list = |field, list: Vec<String>| few(field, LABELS, Some(list)).map(Option::unwrap_or_default);
        let labels = few("labels", LABELS, Some(self.labels))?.unwrap_or_default();
        let labels = labels.into_iter().map(|label| Label {
            text: label.text,
            kind: label.kind.into(),
            state: label.state.map(Into::into),
            checked: label.checked,
            source: label.source,
        });
        let itself = |label: &Label| label.kind == Kind::Preferred && label.text == self.preferred;
        Ok(Draft {
            key,
            category: self.category,
            broader: list("broader", self.broader)?,
            narrower: list("narrower", self.narrower)?,
            related: list("related", self.related)?,
            labels: labels.filter(|label| !itself(label)).collect(),
            preferred: self.preferred,
        })
    }
}

/// The concept may not stand so; nothing was written.
#[derive(SimpleObject)]
pub(crate) struct ConceptRefused {
    /// Everything that is wrong.
    problems: Vec<ConceptProblem>,
}

/// What is wrong with a concept, and how to mend it.
#[derive(SimpleObject)]
struct ConceptProblem {
    /// The field at fault.
    field: String,
    /// Which of the labels beside the preferred one it is, from 0, when it is one of them.
    label: Option<i32>,
    /// What is wrong and how to mend it.
    message: String,
}

impl From<Vec<Problem>> for ConceptRefused {
    fn from(problems: Vec<Problem>) -> Self {
        let told = |problem: Problem| ConceptProblem {
            field: problem.field.into(),
            label: problem.label.map(count),
            message: problem.message,
        };
        Self { problems: problems.into_iter().map(told).collect() }
    }
}
