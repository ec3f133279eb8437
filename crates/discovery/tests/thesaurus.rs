//! The thesaurus that ships: what it adds for whom, and what it leaves alone.

use commons_discovery::{Concept, Label, Thesaurus, read_concepts};
use commons_kernel::{LabelKind, State};
use commons_search::parse;

const CONCEPTS: &str = include_str!("../../app/content/facts/thesaurus.csv");
const STATE_TERMS: &str = include_str!("../../app/content/facts/thesaurus_state_terms.csv");

fn thesaurus() -> Thesaurus {
    Thesaurus::new(read_concepts(CONCEPTS, STATE_TERMS).expect("the files that ship are well-formed"))
}

/// What is searched beside a query, in lower case.
fn others(query: &str, states: &[State]) -> Vec<String> {
    let expanded = thesaurus().expand(&parse(query).expect("a query"), states);
    expanded
        .expansion
        .phrases
        .into_iter()
        .flat_map(|(_, others)| others)
        .map(|label| label.to_lowercase())
        .collect()
}

fn has(list: &[String], label: &str) -> bool {
    list.iter().any(|other| other == label)
}

#[test]
fn a_states_own_term_leads_to_everybodys_and_back() {
    for states in [vec![State::IL], vec![]] {
        assert!(has(&others("election judge", &states), "poll worker"), "for readers in {states:?}");
    }
    assert!(has(&others("poll workers", &[]), "election judge"));
    assert!(has(&others("affidavit ballot", &[State::NY]), "provisional ballot"));
    assert!(has(&others("L&A checklist", &[]), "logic and accuracy testing"));
    assert!(has(&others("epolbook", &[]), "electronic poll book"), "with its spelling mended");
    assert!(has(&others("provisonal balot", &[]), "affidavit ballot"));
    assert!(has(&others("boleta provisional", &[]), "provisional ballot"));
}

#[test]
fn the_readers_state_decides_among_meanings() {
    assert_eq!(others("judge", &[]), [] as [&str; 0], "without a state its meaning stays open");
    assert!(has(&others("judge", &[State::NC]), "poll worker"));
    assert!(has(&others("moderator", &[State::CT]), "chief poll worker"));
    assert!(
        has(&others("checklist", &[State::NH]), "poll book"),
        "in New Hampshire the checklist is the poll book"
    );
    assert!(
        !has(&others("setup checklist for seals", &[State::AZ]), "poll book"),
        "elsewhere it is an everyday word"
    );
}

#[test]
fn quoted_words_are_taken_as_they_stand() {
    assert_eq!(others("\"election judge\"", &[State::IL]), [] as [&str; 0]);
}

#[test]
fn no_more_than_twelve_are_added_and_unchecked_ones_are_not_shown() {
    let (thesaurus, concepts) = (thesaurus(), read_concepts(CONCEPTS, STATE_TERMS).expect("well-formed"));
    let checked = |text: &str| {
        concepts.iter().flat_map(|concept| &concept.labels).any(|label| label.text == text && label.checked)
    };
    for concept in &concepts {
        for label in &concept.labels {
            let expanded =
                thesaurus.expand(&parse(&label.text).expect("a label is a query"), &[State::OH, State::MI]);
            let phrases = expanded.expansion.phrases.iter().chain(&expanded.expansion.narrower);
            let added: usize = phrases.map(|(_, others)| others.len()).sum();
            assert!(added <= 12, "{}: {added}", label.text);
            for shown in &expanded.also_searched {
                assert!(checked(shown), "'{shown}' is not checked, and shown for '{}'", label.text);
            }
        }
    }
}

#[test]
fn remarks_in_brackets_are_read() {
    let concepts = read_concepts(CONCEPTS, STATE_TERMS).expect("well-formed");
    let labels = |text: &str| {
        concepts
            .iter()
            .flat_map(|concept| &concept.labels)
            .filter(|label| label.text == text)
            .collect::<Vec<_>>()
    };
    let meanings = labels("CVR");
    assert!(
        meanings.iter().any(|label| label.state == Some(State::CA))
            && meanings.iter().any(|label| label.state.is_none())
    );
    assert!(labels("AVCB").iter().all(|label| label.kind == LabelKind::Acronym));
    assert!(concepts.iter().flat_map(|concept| &concept.labels).all(|label| !label.text.contains('(')));
    assert!(concepts.len() > 100);
}

#[test]
fn malformed_files_are_refused_with_their_name() {
    assert_eq!(read_concepts("id,preferred\nt1", STATE_TERMS).unwrap_err().field(), Some("thesaurus"));
    let unknown = "id,preferred,state,term,source,status\nt999,x,IL,y,z,read\n";
    assert_eq!(read_concepts(CONCEPTS, unknown).unwrap_err().field(), Some("stateTerms"));
}

#[test]
fn terms_are_suggested_while_typing() {
    let found = thesaurus().beginning_with("Provisional b", 3);
    assert_eq!(found.first().map(String::as_str), Some("provisional ballot"), "{found:?}");
    assert!(thesaurus().beginning_with("", 3).is_empty());
}

#[test]
fn narrower_concepts_are_searched_too_and_kept_apart() {
    let concept = |key: &str, preferred: &str, narrower: &[&str]| Concept {
        key: key.into(),
        category: "methods".into(),
        preferred: preferred.into(),
        broader: Vec::new(),
        narrower: narrower.iter().map(|key| (*key).to_owned()).collect(),
        related: Vec::new(),
        labels: vec![
            Label::preferred(preferred),
            Label { text: format!("{preferred} plan"), kind: LabelKind::Variant, ..Label::preferred("") },
        ],
    };
    let thesaurus = Thesaurus::new(vec![
        concept("wide", "ballot return", &["box", "nowhere"]),
        concept("box", "drop box", &["deep"]),
        concept("deep", "curbside box", &[]),
    ]);
    let expanded = thesaurus.expand(&parse("ballot return hours").expect("a query"), &[]);
    let words = vec!["ballot".to_owned(), "return".to_owned()];
    assert_eq!(expanded.expansion.phrases, [(words.clone(), vec!["ballot return plan".to_owned()])]);
    assert_eq!(
        expanded.expansion.narrower,
        [(words, vec!["drop box".to_owned()])],
        "the shown label, one step down"
    );
    assert_eq!(expanded.also_searched, ["ballot return plan", "drop box"]);
    assert_eq!(expanded.narrower, ["drop box"]);
    let below = thesaurus.expand(&parse("curbside box").expect("a query"), &[]);
    assert!(below.expansion.narrower.is_empty(), "never up");
}
