//! Concepts as plain values, and how they are read out of the two CSV files that ship.

use std::collections::{BTreeMap, BTreeSet};

use commons_kernel::{Error, LabelKind, Result, State};

use crate::links::both_sides;

/// A concept with its labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its stable key, such as `t001`.
    pub key: String,
    /// What it is about, such as `people`.
    pub category: String,
    /// The label that is shown.
    pub preferred: String,
    /// Keys of wider concepts.
    pub broader: Vec<String>,
    /// Keys of narrower concepts.
    pub narrower: Vec<String>,
    /// Keys of neighbouring concepts.
    pub related: Vec<String>,
    /// Every label, the preferred one first.
    pub labels: Vec<Label>,
}

/// A word for a concept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// The word or words.
    pub text: String,
    /// What kind of label it is.
    pub kind: LabelKind,
    /// The state in which it has this meaning; everywhere when there is none.
    pub state: Option<State>,
    /// Whether somebody read it in a source. An unchecked label widens a search but is not shown as a fact.
    pub checked: bool,
    /// Where it was read.
    pub source: Option<String>,
}

impl Label {
    /// The preferred label of a concept.
    pub fn preferred(text: &str) -> Self {
        Self { text: text.to_owned(), kind: LabelKind::Preferred, state: None, checked: true, source: None }
    }

    /// Whether both are the same word in the same place, whatever is known of their source.
    fn is_again(&self, other: &Self) -> bool {
        (&self.text, self.kind, self.state, self.checked)
            == (&other.text, other.kind, other.state, other.checked)
    }
}

/// Reads `thesaurus.csv` and `thesaurus_state_terms.csv`.
///
/// # Errors
/// Bad input on `thesaurus` or `stateTerms` when a file lacks a column or a line is malformed; says the line.
pub fn read_concepts(thesaurus: &str, state_terms: &str) -> Result<Vec<Concept>> {
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    for row in rows("thesaurus", thesaurus)? {
        let column = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
        let preferred = column("preferred").trim().to_owned();
        let mut concept = Concept {
            key: column("id").trim().to_owned(),
            category: column("category").trim().to_owned(),
            preferred: preferred.clone(),
            broader: listed(column("broader")),
            narrower: listed(column("narrower")),
            related: listed(column("related")),
            labels: vec![Label::preferred(&preferred)],
        };
        if concept.key.is_empty() || concept.preferred.is_empty() {
            return Err(Error::bad_input("thesaurus", "every concept needs an id and a preferred label"));
        }
        for (name, kind) in [
            ("variants", LabelKind::Variant),
            ("acronyms", LabelKind::Acronym),
            ("spanish", LabelKind::Spanish),
        ] {
            for text in listed(column(name)) {
                add(&mut concept, &Label { text, kind, state: None, checked: true, source: None });
            }
        }
        concepts.insert(concept.key.clone(), concept);
    }
    for row in rows("stateTerms", state_terms)? {
        let column = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
        let Some(concept) = concepts.get_mut(column("id").trim()) else {
            return Err(Error::bad_input("stateTerms", format!("no concept has the id '{}'", column("id"))));
        };
        let state: State = column("state")
            .trim()
            .parse()
            .map_err(|unknown| Error::bad_input("stateTerms", format!("{unknown}")))?;
        let checked = column("status").trim() == "read";
        let source = Some(column("source").trim().to_owned()).filter(|source| !source.is_empty());
        for text in column("term").split([';', ',']) {
            let (text, source) = (text.to_owned(), source.clone());
            add(concept, &Label { text, kind: LabelKind::State, state: Some(state), checked, source });
        }
    }
    Ok(linked(concepts.into_values().collect()))
}

/// The files write links as labels. One that no concept is called by names nothing and is left out.
fn linked(mut concepts: Vec<Concept>) -> Vec<Concept> {
    let keys: BTreeMap<String, String> =
        concepts.iter().map(|concept| (concept.preferred.to_lowercase(), concept.key.clone())).collect();
    for concept in &mut concepts {
        let own = concept.key.clone();
        for links in [&mut concept.broader, &mut concept.narrower, &mut concept.related] {
            let found: BTreeSet<String> =
                links.iter().filter_map(|label| keys.get(&label.to_lowercase()).cloned()).collect();
            *links = found.into_iter().filter(|key| *key != own).collect();
        }
    }
    both_sides(&mut concepts);
    concepts
}

/// Adds a label without its remark in brackets. An acronym in brackets is a label too; a state named there is where it holds.
fn add(concept: &mut Concept, label: &Label) {
    let (plain, remark) = match label.text.split_once('(') {
        Some((plain, remark)) => (plain.trim(), remark.trim_end().trim_end_matches(')').trim()),
        None => (label.text.trim(), ""),
    };
    let named = State::ALL.iter().copied().find(|state| remark.starts_with(state.name()));
    let mut push = |text: &str, kind, state| {
        let label = Label { text: text.to_owned(), kind, state, ..label.clone() };
        let known = concept.labels.iter().any(|known| {
            known.text.eq_ignore_ascii_case(text) && (known.state == state || known.kind != LabelKind::State)
        });
        let twice = || concept.labels.iter().any(|known| known.is_again(&label));
        if !text.is_empty() && (!known || (kind == LabelKind::State && !twice())) {
            concept.labels.push(label);
        }
    };
    push(plain, label.kind, label.state.or(named));
    let acronym = (2..=6).contains(&remark.len()) && remark.bytes().all(|letter| letter.is_ascii_uppercase());
    if acronym {
        push(remark, LabelKind::Acronym, label.state);
    }
}

fn listed(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn rows(field: &'static str, text: &str) -> Result<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let malformed = |error: csv::Error| Error::bad_input(field, format!("malformed CSV: {error}"));
    let names = reader.headers().map_err(malformed)?.clone();
    reader
        .records()
        .map(|row| {
            let row = row.map_err(malformed)?;
            Ok(names.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect())
        })
        .collect()
}
