//! What a concept must be, to be saved: every problem at once, each with its mend.

use std::collections::{BTreeSet, HashMap, HashSet};

use commons_kernel::{LabelKind, State};
use commons_search::folded_words;

use crate::{
    concepts::{Concept, Label},
    links::relink,
};

/// Letters in a label at most.
pub const MAX_LETTERS: usize = 80;
/// Words in a label at most: a longer one is never searched.
pub const MAX_WORDS: usize = 7;
/// Different words for a concept at most; the same word in many states counts once.
pub const MAX_LABELS: usize = 40;
/// Rows of a concept at most: each of its words in some states.
const MAX_ROWS: usize = 400;
/// Links of one kind at most.
const MAX_LINKS: usize = 50;
/// Letters in the name of a source at most.
const MAX_SOURCE: usize = 300;

/// Why a concept is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptProblem {
    /// The field at fault, as GraphQL spells it.
    pub field: &'static str,
    /// Which of the labels it is, from 0, when it is one of them.
    pub label: Option<usize>,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// Something to know about a concept that was saved all the same: another one has the same word in the same state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLabel {
    /// The word.
    pub text: String,
    /// The state; everywhere when there is none.
    pub state: Option<State>,
    /// The key of the other concept.
    pub other: String,
}

/// A draft of a concept with its texts tidied: blanks at their ends and doubled blanks go, the preferred label stands first.
pub(crate) fn tidied(draft: &Concept) -> Concept {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let keys = |keys: &[String]| -> Vec<String> {
        let keys: BTreeSet<String> = keys.iter().map(|key| key.trim().to_owned()).collect();
        keys.into_iter().filter(|key| !key.is_empty()).collect()
    };
    Concept {
        key: draft.key.clone(),
        category: line(&draft.category).to_lowercase(),
        preferred: line(&draft.preferred),
        broader: keys(&draft.broader),
        narrower: keys(&draft.narrower),
        related: keys(&draft.related),
        labels: draft
            .labels
            .iter()
            .map(|label| Label {
                text: line(&label.text),
                source: label.source.as_deref().map(line).filter(|source| !source.is_empty()),
                ..label.clone()
            })
            .collect(),
    }
}

/// Everything that is wrong with a tidied draft, whose labels are those beside the preferred one. What stood in the concept
/// `before` may stay, though the rule is younger; `others` are the other concepts that are not retired.
pub(crate) fn problems(draft: &Concept, before: Option<&Concept>, others: &[Concept]) -> Vec<ConceptProblem> {
    let mut found = Vec::new();
    let mut field = |field, message: String| found.push(ConceptProblem { field, label: None, message });
    let stood =
        |text: &str| before.is_some_and(|before| before.labels.iter().any(|label| label.text == text));
    if !stood(&draft.preferred)
        && let Some(message) = word_problem(&draft.preferred)
    {
        field("preferred", message);
    }
    let named = others.iter().find(|other| other.preferred.to_lowercase() == draft.preferred.to_lowercase());
    if let Some(other) = named.filter(|_| !stood(&draft.preferred)) {
        field(
            "preferred",
            format!(
                "the concept {} is called “{}” already; change that one, or call this one otherwise",
                other.key, other.preferred
            ),
        );
    }
    let letters = draft.category.chars().count();
    if letters == 0 || letters > 40 || !draft.category.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        field("category", "name the category in a word or two, such as people or ballots".into());
    }
    if draft.labels.len() > MAX_ROWS {
        field("labels", format!("{} rows are too many; keep at most {MAX_ROWS}", draft.labels.len()));
        return found;
    }
    let different: HashSet<String> = draft.labels.iter().map(|label| label.text.to_lowercase()).collect();
    if different.len() > MAX_LABELS {
        let many = different.len();
        field(
            "labels",
            format!("{many} different labels are too many; keep the {MAX_LABELS} that people use most"),
        );
    }
    link_problems(draft, others, &mut field);
    for (n, label) in draft.labels.iter().enumerate() {
        let earlier = &draft.labels[..n];
        for message in label_problems(draft, label, earlier, stood(&label.text)) {
            found.push(ConceptProblem { field: "labels", label: Some(n), message });
        }
    }
    found
}

/// The labels that another concept has in the same state.
pub(crate) fn shared_labels(draft: &Concept, others: &[Concept]) -> Vec<SharedLabel> {
    let place = |label: &Label| (label.text.to_lowercase(), label.state);
    let mut theirs: HashMap<(String, Option<State>), Vec<&str>> = HashMap::new();
    for other in others {
        for label in &other.labels {
            theirs.entry(place(label)).or_default().push(&other.key);
        }
    }
    let of = |label: &Label| -> Vec<SharedLabel> {
        let keys: BTreeSet<&str> = theirs.get(&place(label)).into_iter().flatten().copied().collect();
        let shared =
            |key: &str| SharedLabel { text: label.text.clone(), state: label.state, other: key.to_owned() };
        keys.into_iter().map(shared).collect()
    };
    draft.labels.iter().flat_map(of).collect()
}

fn label_problems(draft: &Concept, label: &Label, earlier: &[Label], stood: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let text = &label.text;
    if !stood {
        found.extend(word_problem(text));
    }
    let again = |other: &str| other.to_lowercase() == text.to_lowercase();
    let where_it_holds = label.state.map_or_else(String::new, |state| format!(" for {}", state.name()));
    let stands = earlier.iter().any(|other| other.state == label.state && again(&other.text))
        || (label.state.is_none() && again(&draft.preferred));
    if stands && !text.is_empty() {
        found.push(format!("“{text}” stands here twice{where_it_holds}; remove one of the two"));
    }
    match label.kind {
        LabelKind::Preferred => {
            found.push("a concept has one preferred label, in its own field; choose another kind here".into());
        }
        LabelKind::State if label.state.is_none() => {
            found.push(format!("say in which state “{text}” is used, or choose the kind variant"));
        }
        LabelKind::Acronym if !stood && !is_acronym(text) => found.push(format!(
            "“{text}” is no acronym: write 2 to 16 letters and digits with at least two capitals, or choose the kind variant"
        )),
        LabelKind::Acronym | LabelKind::State | LabelKind::Variant | LabelKind::Spanish => {}
    }
    if label.source.as_ref().is_some_and(|source| source.chars().count() > MAX_SOURCE) {
        found.push(format!("the source of “{text}” is too long; name it in at most {MAX_SOURCE} letters"));
    }
    found
}

/// What is wrong with a word by itself.
fn word_problem(text: &str) -> Option<String> {
    let letters = text.chars().count();
    let words = folded_words(text).len();
    if text.is_empty() {
        Some("a label is empty; write the word, or remove the row".into())
    } else if text.chars().any(char::is_control) {
        Some("a label holds control characters; type it anew".into())
    } else if letters > MAX_LETTERS {
        Some(format!("a label of {letters} letters is too long; use at most {MAX_LETTERS}"))
    } else if words == 0 {
        Some(format!("“{text}” has no letters or digits; write a word"))
    } else if words > MAX_WORDS {
        Some(format!("“{text}” has {words} words; use at most {MAX_WORDS}"))
    } else {
        None
    }
}

/// At least two capitals, or a capital and a digit; in at most two parts, such as `VRA 203`, `L&A` or `e-PB`.
fn is_acronym(text: &str) -> bool {
    let count = |fits: fn(char) -> bool| text.chars().filter(|letter| fits(*letter)).count();
    let capitals = count(char::is_uppercase);
    (2..=16).contains(&text.chars().count())
        && text.split(' ').count() <= 2
        && text.chars().all(|letter| letter.is_alphanumeric() || " &-./".contains(letter))
        && (capitals >= 2 || (capitals == 1 && count(char::is_numeric) > 0))
}

fn link_problems(draft: &Concept, others: &[Concept], field: &mut impl FnMut(&'static str, String)) {
    let keys: HashSet<&str> = others.iter().map(|other| other.key.as_str()).collect();
    let links: [(&'static str, &[String]); 3] =
        [("broader", &draft.broader), ("narrower", &draft.narrower), ("related", &draft.related)];
    for (name, links) in links {
        if links.len() > MAX_LINKS {
            field(name, format!("{} links are too many; keep at most {MAX_LINKS}", links.len()));
        }
        for key in links {
            if *key == draft.key {
                field(name, "a concept cannot be linked with itself; choose another".into());
            } else if !keys.contains(key.as_str()) {
                field(name, format!("no concept has the key “{key}”; choose one from the list"));
            }
        }
    }
    if let Some(start) = circle(draft, others) {
        let message = format!(
            "“{start}” is also narrower than “{}”, by its own links or by those between; remove one of the two",
            draft.preferred
        );
        field("broader", message);
    }
}

/// A wider concept of the draft from which the way up leads back to the draft.
fn circle(draft: &Concept, others: &[Concept]) -> Option<String> {
    let mut others = others.to_vec();
    relink(draft, others.iter_mut());
    let known: HashMap<&str, &Concept> = others.iter().map(|other| (other.key.as_str(), other)).collect();
    let leads_back = |start: &str| {
        let (mut path, mut seen) = (vec![start], HashSet::from([start]));
        while let Some(key) = path.pop() {
            if key == draft.key {
                return true;
            }
            let above = known.get(key).into_iter().flat_map(|concept| &concept.broader);
            path.extend(above.map(String::as_str).filter(|key| seen.insert(key)));
        }
        false
    };
    let start = draft.broader.iter().find(|key| **key != draft.key && leads_back(key))?;
    Some(known.get(start.as_str()).map_or(start.clone(), |concept| concept.preferred.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::read_concepts;

    fn shipped() -> Vec<Concept> {
        read_concepts(
            include_str!("../../app/content/facts/thesaurus.csv"),
            include_str!("../../app/content/facts/thesaurus_state_terms.csv"),
        )
        .expect("the files that ship are well-formed")
    }

    /// As a form sends it: the preferred label in its own field.
    fn draft_of(concept: &Concept) -> Concept {
        let mut draft = concept.clone();
        draft.labels.retain(|label| label.kind != LabelKind::Preferred);
        tidied(&draft)
    }

    #[test]
    fn every_concept_that_ships_can_be_saved_as_it_is() {
        let all = shipped();
        for (n, concept) in all.iter().enumerate() {
            let others: Vec<Concept> =
                all.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, other)| other.clone()).collect();
            assert_eq!(problems(&draft_of(concept), Some(concept), &others), [], "{}", concept.preferred);
        }
    }

    fn label(text: &str, kind: LabelKind, state: Option<State>) -> Label {
        Label { text: text.into(), kind, state, checked: false, source: None }
    }

    fn draft(labels: Vec<Label>) -> Concept {
        Concept {
            key: "ballot-runner".into(),
            category: "people".into(),
            preferred: "ballot runner".into(),
            broader: Vec::new(),
            narrower: Vec::new(),
            related: Vec::new(),
            labels,
        }
    }

    fn said(draft: &Concept, others: &[Concept]) -> Vec<(&'static str, Option<usize>, String)> {
        problems(&tidied(draft), None, others)
            .into_iter()
            .map(|problem| (problem.field, problem.label, problem.message))
            .collect()
    }

    #[test]
    fn each_label_that_may_not_stand_is_named_with_its_mend() {
        use LabelKind::{Acronym, Preferred, Spanish, State as OfState, Variant};
        let long = "ballot ".repeat(12);
        for (labels, place, part) in [
            (vec![label("  ", Variant, None)], 0, "is empty"),
            (vec![label("–!", Variant, None)], 0, "no letters"),
            (vec![label(&long, Variant, None)], 0, "83 letters"),
            (vec![label("a b c d e f g h", Variant, None)], 0, "8 words"),
            (vec![label("Ballot  Runner", Spanish, None)], 0, "twice"),
            (vec![label("runner", Variant, None), label("Runner", Spanish, None)], 1, "twice"),
            (vec![label("runner", OfState, None)], 0, "in which state"),
            (vec![label("runner", Acronym, None)], 0, "no acronym"),
            (vec![label("B", Acronym, None)], 0, "no acronym"),
            (vec![label("runner", Preferred, None)], 0, "one preferred label"),
        ] {
            let found = said(&draft(labels), &[]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].0, found[0].1), ("labels", Some(place)));
            assert!(found[0].2.contains(part), "{found:?}");
        }
        let states = vec![
            label("runner", OfState, Some(State::IL)),
            label("runner", OfState, Some(State::AZ)),
            label("runner", Variant, None),
            label("VRA 203", Acronym, None),
            label("e-PB", Acronym, None),
            label("2FA", Acronym, None),
        ];
        assert_eq!(said(&draft(states), &[]), [], "the same word in several places is several labels");
        let many = (0..=MAX_LABELS).map(|n| label(&format!("runner {n}"), Variant, None)).collect();
        assert!(said(&draft(many), &[])[0].2.contains("41 different labels"));
    }

    #[test]
    fn links_must_lead_to_others_and_never_in_a_circle() {
        let all = shipped();
        let mut own = draft(Vec::new());
        own.broader = vec!["nowhere".into(), own.key.clone()];
        let found = said(&own, &all);
        assert_eq!(found.iter().map(|problem| problem.0).collect::<Vec<_>>(), ["broader", "broader"]);

        // A chain of three that is closed by the draft.
        let mut wide = draft(Vec::new());
        (wide.key, wide.preferred) = ("wide".into(), "wide".into());
        let mut middle = draft(Vec::new());
        (middle.key, middle.preferred) = ("middle".into(), "middle".into());
        middle.broader = vec!["wide".into()];
        wide.narrower = vec!["middle".into()];
        let mut own = draft(Vec::new());
        own.broader = vec!["middle".into()];
        own.narrower = vec!["wide".into()];
        let found = said(&own, &[wide.clone(), middle.clone()]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == "broader" && found[0].2.contains("“middle”"), "{found:?}");
        own.narrower.clear();
        assert_eq!(said(&own, &[wide, middle]), []);
    }

    #[test]
    fn a_word_of_another_concept_in_the_same_state_is_told() {
        let all = shipped();
        let own = draft(vec![
            label("Election Judge", LabelKind::State, Some(State::IL)),
            label("election judge", LabelKind::State, Some(State::AK)),
        ]);
        let shared = shared_labels(&own, &all);
        assert!(!shared.is_empty());
        assert!(shared.iter().all(|shared| shared.state == Some(State::IL)), "{shared:?}");
        assert!(shared.iter().any(|shared| shared.other == "t001"), "{shared:?}");
    }
}
