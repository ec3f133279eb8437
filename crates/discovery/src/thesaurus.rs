//! The thesaurus in memory: what else a query may be called, and how it may be spelt.
//!
//! Expansion is of the query, never of the index. Where a word means different things in different states, the reader's
//! own states decide; a word whose meaning stays open is left as it was typed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use commons_kernel::{LabelKind, State};
use commons_search::{
    Clause, Expansion, Parsed, Vocabulary, folded_words, is_stop_word, normalised, stemmed,
};

use crate::{
    concepts::{Concept, Label},
    plain_words::formal,
};

/// At most so many labels are searched beside what was typed.
const MOST: usize = 12;
/// No label is longer, in words.
const LONGEST: usize = 7;
/// Words of a text in which concepts are looked for.
const NAMED_IN: usize = 5_000;

/// The thesaurus, ready to be asked.
#[derive(Debug, Default)]
pub struct Thesaurus {
    concepts: Vec<Concept>,
    /// Stems of a label to the labels that read so: concept and label.
    labels: HashMap<String, Vec<(usize, usize)>>,
    vocabulary: Vocabulary,
    /// Checked labels as they are typed, folded, in alphabetical order: concept and label.
    shown: Vec<(String, usize, usize)>,
    /// The narrower concepts of each concept.
    narrower: Vec<Vec<usize>>,
    /// Stems that stand in the labels of one concept only: a label of one such word means that concept wherever it stands.
    telling: HashSet<String>,
}

/// What the thesaurus adds to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    /// For the index.
    pub expansion: Expansion,
    /// Labels that may be shown as searched too.
    pub also_searched: Vec<String>,
    /// Where a searched label is the word for it, by its normalised text: checked labels of states alone.
    pub used_in: HashMap<String, Vec<State>>,
    /// Those of the labels to show that are of narrower concepts.
    pub narrower: Vec<String>,
}

impl Thesaurus {
    /// Makes the thesaurus out of its concepts.
    pub fn new(concepts: Vec<Concept>) -> Self {
        let mut thesaurus = Self { concepts, ..Self::default() };
        let mut stands_in: HashMap<String, HashSet<usize>> = HashMap::new();
        for (c, concept) in thesaurus.concepts.iter().enumerate() {
            for (l, label) in concept.labels.iter().enumerate() {
                let stems = stemmed(&label.text);
                for stem in &stems {
                    stands_in.entry(stem.clone()).or_default().insert(c);
                }
                let apart = stems.join(" ");
                // A label with a hyphen is also known written as one word.
                let joined =
                    label.text.contains('-').then(|| stemmed(&folded_words(&label.text).concat()).join(" "));
                for key in [Some(apart), joined].into_iter().flatten().filter(|key| !key.is_empty()) {
                    let known = thesaurus.labels.entry(key).or_default();
                    if !known.contains(&(c, l)) {
                        known.push((c, l));
                    }
                }
            }
        }
        let places: HashMap<&str, usize> =
            thesaurus.concepts.iter().enumerate().map(|(c, concept)| (concept.key.as_str(), c)).collect();
        thesaurus.narrower = thesaurus
            .concepts
            .iter()
            .map(|concept| {
                concept.narrower.iter().filter_map(|key| places.get(key.as_str()).copied()).collect()
            })
            .collect();
        thesaurus.telling =
            stands_in.into_iter().filter(|(_, concepts)| concepts.len() == 1).map(|(stem, _)| stem).collect();
        for (c, concept) in thesaurus.concepts.iter().enumerate() {
            for (l, label) in concept.labels.iter().enumerate() {
                thesaurus.vocabulary.add([label.text.as_str()]);
                if label.text.contains('-') {
                    thesaurus.vocabulary.add([folded_words(&label.text).concat().as_str()]);
                }
                if label.checked {
                    thesaurus.shown.push((normalised(&label.text), c, l));
                }
            }
        }
        thesaurus.shown.sort_unstable();
        thesaurus
    }

    /// Its concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The words of all labels, for spelling hints: they are public.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Whether it has no concept.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// Labels that begin with what is typed: preferred ones and checked ones, shortest first.
    pub fn beginning_with(&self, prefix: &str, most: usize) -> Vec<String> {
        let prefix = normalised(prefix);
        if prefix.is_empty() {
            return Vec::new();
        }
        let from = self.shown.partition_point(|(folded, _, _)| *folded < prefix);
        let mut found: Vec<(usize, &str, &str)> = self.shown[from..]
            .iter()
            .take_while(|(folded, _, _)| folded.starts_with(&prefix))
            .map(|(folded, c, l)| (self.concepts[*c].labels[*l].text.as_str(), folded.as_str()))
            .map(|(text, folded)| (text.chars().count(), text, folded))
            .collect();
        found.sort_unstable();
        let mut seen = BTreeSet::new();
        found.retain(|(_, _, folded)| seen.insert(*folded));
        found.into_iter().take(most).map(|(_, text, _)| text.to_owned()).collect()
    }

    /// The concepts that a text names, the most often named first: their preferred labels, each with the words that name it.
    /// Words that mean several things are left out.
    pub fn named_in(&self, text: &str, most: usize) -> Vec<(String, Vec<String>)> {
        let words: Vec<String> = folded_words(text).into_iter().take(NAMED_IN).collect();
        let mut known: HashMap<&str, String> = HashMap::new();
        let stems: Vec<String> = words
            .iter()
            .map(|word| known.entry(word).or_insert_with(|| stemmed(word).concat()).clone())
            .collect();
        let mut named: BTreeMap<usize, (usize, BTreeSet<String>)> = BTreeMap::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=LONGEST.min(words.len() - at)).rev().find_map(|length| {
                if words[at..at + length].iter().all(|word| is_stop_word(word)) {
                    return None;
                }
                let found = self.labels.get(&stems[at..at + length].join(" "))?;
                Some((length, self.meant(found, &[], false)))
            });
            let Some((length, concepts)) = longest else {
                at += 1;
                continue;
            };
            if let [concept] = concepts[..] {
                let (times, by) = named.entry(concept).or_default();
                *times += 1;
                by.insert(words[at..at + length].join(" "));
            }
            at += length;
        }
        let mut named: Vec<(usize, (usize, BTreeSet<String>))> = named.into_iter().collect();
        named.sort_by_key(|(concept, (times, _))| (std::cmp::Reverse(*times), *concept));
        named
            .into_iter()
            .take(most)
            .map(|(concept, (_, by))| {
                (self.concepts[concept].preferred.clone(), by.into_iter().take(3).collect())
            })
            .collect()
    }

    /// What else to search for a query, for a reader from these states.
    pub fn expand(&self, query: &Parsed, states: &[State]) -> Expanded {
        let typed: Vec<String> = query
            .wanted
            .iter()
            .filter(|clause| matches!(clause, Clause::Word(_)))
            .flat_map(|clause| folded_words(clause.text()))
            .collect();
        let stems: Vec<String> = typed.iter().map(|word| stemmed(word).concat()).collect();
        // The nearest word of the vocabulary is looked for once, however many labels a word may be a part of.
        let mended: Vec<&str> =
            typed.iter().map(|word| self.vocabulary.nearest(word).unwrap_or(word)).collect();
        let telling = typed.iter().filter(|word| !is_stop_word(word)).count();
        let mut expanded = Expanded::default();
        for word in &typed {
            let others: Vec<String> = formal(word).into_iter().map(str::to_owned).collect();
            if !others.is_empty() {
                expanded.expansion.plain.push((word.clone(), others));
            }
        }
        let mut at = 0;
        while at < typed.len() {
            let longest = (1..=LONGEST.min(typed.len() - at)).rev().find_map(|length| {
                let span = at..at + length;
                let found = self.reads(&typed[span.clone()], &stems[span.clone()], &mended[span]);
                found.map(|found| (length, found))
            });
            let Some((length, found)) = longest else {
                at += 1;
                continue;
            };
            let words = &typed[at..at + length];
            let alone = words.iter().filter(|word| !is_stop_word(word)).count() == telling;
            self.add(words, &self.meant(&found, states, alone), &mut expanded);
            at += length;
        }
        expanded
    }

    /// The labels that some words are, as typed or with their spelling mended.
    fn reads(&self, words: &[String], stems: &[String], mended: &[&str]) -> Option<Vec<(usize, usize)>> {
        if words.iter().all(|word| is_stop_word(word)) {
            return None;
        }
        if let Some(found) = self.labels.get(&stems.join(" ")) {
            return Some(found.clone());
        }
        // One word alone is mended only when it is long: short ones are too near to other words.
        let sure = words.len() > 1 || words.iter().all(|word| word.chars().count() >= 8);
        if mended == words || !sure {
            return None;
        }
        self.labels.get(&stemmed(&mended.join(" ")).join(" ")).cloned()
    }

    /// The concepts that a label means for a reader from these states.
    fn meant(&self, found: &[(usize, usize)], states: &[State], alone: bool) -> Vec<usize> {
        let label = |(c, l): &(usize, usize)| &self.concepts[*c].labels[*l];
        let concepts =
            |chosen: Vec<&(usize, usize)>| chosen.into_iter().map(|(c, _)| *c).collect::<BTreeSet<_>>();
        let at_home = concepts(
            found.iter().filter(|at| label(at).state.is_some_and(|state| states.contains(&state))).collect(),
        );
        if !at_home.is_empty() {
            return at_home.into_iter().collect();
        }
        let main = concepts(found.iter().filter(|at| label(at).kind == LabelKind::Preferred).collect());
        if !main.is_empty() {
            return main.into_iter().collect();
        }
        let everywhere: Vec<_> = found.iter().filter(|at| label(at).state.is_none()).collect();
        let elsewhere = found.len() > everywhere.len();
        let one_word = found.iter().all(|at| {
            let label = label(at);
            label.kind != LabelKind::Acronym && folded_words(&label.text).len() == 1
        });
        let telling = !one_word || found.iter().all(|at| self.tells(label(at)));
        if everywhere.is_empty() {
            // A term of other states is understood anywhere when it can mean one thing only. One word that stands in the
            // labels of several concepts ("judge") never can.
            let all = concepts(found.iter().collect());
            return if all.len() == 1 && telling { all.into_iter().collect() } else { Vec::new() };
        }
        // A single word that is a term somewhere else ("checklist") is an everyday word here; so is one that other concepts
        // use too ("register"), unless nothing else was typed.
        if one_word && (elsewhere || (!telling && !alone)) {
            return Vec::new();
        }
        concepts(everywhere).into_iter().collect()
    }

    fn add(&self, typed: &[String], concepts: &[usize], expanded: &mut Expanded) {
        let itself = typed.join(" ");
        let stems = stemmed(&itself);
        let mut others: Vec<String> = Vec::new();
        let mut seen: BTreeSet<Vec<String>> = BTreeSet::from([stems]);
        let taken = expanded.expansion.phrases.iter().chain(&expanded.expansion.narrower);
        let room = MOST.saturating_sub(taken.map(|(_, others)| others.len()).sum());
        let mut labels: Vec<(usize, &Label)> = concepts
            .iter()
            .flat_map(|c| &self.concepts[*c].labels)
            .filter_map(|label| Some((self.turn(label)?, label)))
            .collect();
        labels.sort_by_key(|(turn, _)| *turn);
        for (_, label) in labels {
            let text = normalised(&label.text);
            if let (Some(state), true) = (label.state, label.checked) {
                let used = expanded.used_in.entry(text).or_default();
                if !used.contains(&state) {
                    used.push(state);
                }
            }
            if others.len() < room && seen.insert(stemmed(&label.text)) {
                others.push(label.text.clone());
                let shown = concepts.iter().flat_map(|c| &self.concepts[*c].labels);
                if shown.filter(|other| other.checked).any(|other| other.text == label.text) {
                    expanded.also_searched.push(label.text.clone());
                }
            }
        }
        let words: Vec<String> =
            typed.iter().filter(|word| !is_stop_word(word) || typed.len() == 1).cloned().collect();
        let narrower: Vec<String> = concepts
            .iter()
            .flat_map(|c| &self.narrower[*c])
            .map(|c| self.concepts[*c].preferred.clone())
            .filter(|label| folded_words(label).len() <= LONGEST && seen.insert(stemmed(label)))
            .take(room - others.len())
            .collect();
        if !narrower.is_empty() {
            expanded.also_searched.extend(narrower.iter().cloned());
            expanded.narrower.extend(narrower.iter().cloned());
            expanded.expansion.narrower.push((words.clone(), narrower));
        }
        if !others.is_empty() {
            expanded.expansion.phrases.push((words, others));
        }
    }

    fn tells(&self, label: &Label) -> bool {
        stemmed(&label.text).iter().all(|stem| self.telling.contains(stem))
    }

    /// In which turn a label is taken; `None` when it says too little to be searched for by itself.
    fn turn(&self, label: &Label) -> Option<usize> {
        let words = folded_words(&label.text).len();
        let several = words > 1 && words <= LONGEST;
        match label.kind {
            LabelKind::Preferred => Some(0),
            LabelKind::State if several && label.checked => Some(2),
            LabelKind::Variant if several || self.tells(label) => Some(1),
            LabelKind::Acronym if label.text.chars().count() > 2 && label.state.is_none() => Some(1),
            LabelKind::Spanish => Some(3),
            LabelKind::State if several => Some(4),
            LabelKind::Variant | LabelKind::Acronym | LabelKind::State => None,
        }
    }
}
