//! What is found, in which order, and how it is shown.

use std::sync::Arc;

use crate::support::{Dice, document, found, index, numbers, request};
use commons_kernel::{Kind, State};
use commons_search::{Counted, Demand, Expansion, FileText, Filters, Narrowing, Request, Sieve, parse};

fn to(filters: Filters) -> Narrowing {
    Narrowing { to: filters, ..Narrowing::default() }
}

#[test]
fn spellings_of_one_thing_are_found_by_each_other() {
    let index = index(vec![
        document(1, "Setting up the e-pollbook", ""),
        document(2, "Epollbook set-up", ""),
        document(3, "Using an e pollbook", ""),
        document(4, "L&A test", ""),
        document(5, "Los Angeles", "LA county"),
    ]);
    for query in ["e-pollbook", "epollbook", "e pollbook", "E-POLLBOOK"] {
        let mut all = found(&index, query);
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3], "{query}");
    }
    assert_eq!(found(&index, "L&A"), [4]);
}

#[test]
fn phrases_are_required_and_words_can_be_left_out() {
    let index = index(vec![
        document(1, "Chain of custody form", ""),
        document(2, "Custody of the chain", ""),
        document(3, "Chain of custody draft", ""),
    ]);
    assert_eq!(found(&index, "\"chain of custody\" -draft"), [1]);
    assert_eq!(found(&index, "-\"chain of custody\""), [2]);
    assert_eq!(found(&index, "chain-of-custody -draft"), [1]);
    assert_eq!(found(&index, "?!"), [] as [u128; 0]);
}

#[test]
fn more_of_the_words_is_better_and_misspelling_is_forgiven() {
    let index = index(vec![
        document(1, "Ballots", "ballots ballots"),
        document(2, "Provisional ballots", ""),
        document(3, "Provisional registration", ""),
    ]);
    assert_eq!(found(&index, "provisional ballot")[0], 2);
    assert_eq!(found(&index, "provisonal balot")[0], 2);
    assert_eq!(found(&index, "how do we count provisional ballots")[0], 2);
}

#[test]
fn spanish_is_found_with_and_without_accents() {
    let mut spanish = document(1, "Fecha límite de inscripción", "La votación anticipada");
    spanish.language = "es".into();
    let index = index(vec![spanish, document(2, "Deadline", "registration")]);
    for query in ["fecha limite", "INSCRIPCIONES", "votacion", "votaciones anticipadas"] {
        assert_eq!(found(&index, query), [1], "{query}");
    }
}

#[test]
fn an_exact_match_is_above_an_expanded_one() {
    let often = "election judge ".repeat(40);
    let index = index(vec![
        document(1, "Election judge handbook", &often),
        document(
            2,
            "Notes",
            &format!("{} one poll worker {}", "other words here ".repeat(80), "and more ".repeat(80)),
        ),
        document(3, "Seals", "nothing of the kind"),
    ]);
    let expansion = Expansion {
        phrases: vec![(vec!["poll".into(), "worker".into()], vec!["election judge".into()])],
        ..Expansion::default()
    };
    let hits = index.search(&Request { expansion, ..request("poll worker") }).unwrap();
    assert_eq!(numbers(&hits), [2, 1]);
    let snippets = hits.snipper().cut(&hits.hits[1]).unwrap();
    assert_eq!(snippets.labels, ["election judge"]);
}

#[test]
fn facets_count_what_choosing_would_give() {
    let mut story = document(1, "Seal story", "");
    (story.kind, story.state, story.topics) =
        (Kind::Story, State::IL, vec!["seals".into(), "custody".into()]);
    let mut training = document(2, "Seal training", "");
    (training.kind, training.applies_in) = (Kind::Training, vec![State::IL]);
    let index = index(vec![story, training, document(3, "Seal log", "")]);
    let narrowing = to(Filters { kinds: vec![Kind::Story], ..Filters::default() });
    let hits = index.search(&Request { narrowing, ..request("seal") }).unwrap();
    assert_eq!((hits.total, numbers(&hits)), (1, vec![1]));
    let facet = |name: &str| {
        hits.facets.iter().find(|(facet, _)| *facet == name).map(|(_, counts)| counts.clone()).unwrap()
    };
    let pairs = |list: &[(&str, u64)]| {
        list.iter().map(|(value, count)| (Arc::from(*value), *count)).collect::<Vec<_>>()
    };
    assert_eq!(
        facet("kind"),
        pairs(&[("story", 1), ("template", 1), ("training", 1)]),
        "its own filter is left out"
    );
    assert_eq!(facet("state"), pairs(&[("IL", 1)]));
    assert_eq!(facet("topic"), pairs(&[("custody", 1), ("seals", 1)]));
    let narrowing = to(Filters { states: vec![State::IL], ..Filters::default() });
    let hits = index.search(&Request { narrowing, ..request("seal") }).unwrap();
    assert_eq!(hits.total, 2, "from Illinois, or for Illinois");
}

#[test]
fn a_topic_is_chosen_however_its_letters_are_written() {
    let mut documents =
        [document(1, "One", "seal"), document(2, "Two", "seal"), document(3, "Three", "seal")];
    documents[0].topics = vec!["Seals".into()];
    documents[1].topics = vec!["seals".into()];
    let index = index(documents.into());
    let narrowing = to(Filters { topics: vec!["SEALS".into()], ..Filters::default() });
    let mut found = numbers(&index.search(&Request { narrowing, ..request("seal") }).unwrap());
    found.sort_unstable();
    assert_eq!(found, [1, 2]);
}

#[test]
fn what_nobody_asks_for_is_not_counted() {
    let index = index(vec![document(1, "Ballot", "")]);
    let narrowing = Narrowing { counted: Counted::Nothing, ..Narrowing::default() };
    let hits = index.search(&Request { narrowing, ..request("ballot") }).unwrap();
    assert_eq!(hits.total, 1);
    assert!(hits.facets.iter().all(|(_, values)| values.is_empty()));
}

/// How near words stand is not looked up for what cannot come onto the page any more: no page may show that.
#[test]
fn a_page_is_the_beginning_of_the_whole_list() {
    const WORDS: [&str; 6] = ["seal", "log", "custody", "ballot", "tape", "scanner"];
    let mut dice = Dice::new(20_261_130);
    let mut text = |words: usize| -> String {
        let words: Vec<&str> = (0..words).map(|_| dice.pick(&WORDS)).collect();
        words.join(" ")
    };
    let documents: Vec<_> = (1..=600).map(|n| document(n, &text(3), &text(9 + n as usize % 40))).collect();
    let index = index(documents);
    for query in ["seal log", "custody ballot tape", "scanner seal", "\"seal log\" tape", "log tape"] {
        let all = numbers(&index.search(&Request { first: 1_000, ..request(query) }).unwrap());
        assert!(all.len() > 100, "{query}: {}", all.len());
        let (mut seen, mut after) = (Vec::new(), None);
        while seen.len() < 60 {
            let hits = index.search(&Request { first: 20, after, ..request(query) }).unwrap();
            assert_eq!(hits.total as usize, all.len(), "{query}");
            seen.extend(numbers(&hits));
            after = hits.hits.last().map(|hit| hit.cursor.clone());
        }
        assert_eq!(seen, all[..60], "{query}");
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let index = index((1..=25).map(|n| document(n, "Ballot", &"ballot ".repeat(n as usize % 4))).collect());
    for query in ["ballot", ""] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let hits = index.search(&Request { first: 4, after, ..request(query) }).unwrap();
            assert_eq!(hits.total, 25);
            seen.extend(numbers(&hits));
            after = hits.hits.last().map(|hit| hit.cursor.clone());
            if !hits.has_next {
                break;
            }
        }
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=25).collect::<Vec<u128>>(), "{query:?}");
        if query.is_empty() {
            assert_eq!(seen, (1..=25).rev().collect::<Vec<u128>>(), "newest first");
        }
    }
    let refused = index.search(&Request { after: Some("nonsense".into()), ..request("ballot") }).unwrap_err();
    assert_eq!(refused.field(), Some("after"));
}

#[test]
fn a_word_inside_a_file_is_found_and_shown() {
    let mut with_file = document(1, "Custody form", "See the attached form.");
    with_file.files =
        vec![FileText { filename: "form.docx".into(), text: "Seal number and zebrafish count".into() }];
    let index = index(vec![with_file, document(2, "Other", "")]);
    let hits = index.search(&request("zebrafish")).unwrap();
    assert_eq!(numbers(&hits), [1]);
    let found = hits.snipper().cut(&hits.hits[0]).unwrap().snippets;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].field, found[0].filename.as_deref()), ("files", Some("form.docx")));
    let marked: Vec<&str> =
        found[0].runs.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect();
    assert_eq!(marked, ["zebrafish"]);
    let whole: String = found[0].runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(whole, "Seal number and zebrafish count");
}

#[test]
fn titles_are_suggested_while_typing() {
    let index = index(vec![
        document(1, "Chain of custody form", ""),
        document(2, "Custody log", ""),
        document(3, "Drop box", ""),
    ]);
    let everybody = request("").access;
    let texts = |prefix: &str| {
        let found = index.suggest(prefix, &everybody, 10).unwrap();
        found.into_iter().map(|id| id.uuid().as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(texts("cus"), [2, 1]);
    assert_eq!(texts("chain of cu"), [1]);
    assert_eq!(texts("cus "), [] as [u128; 0]);
    assert_eq!(texts("\u{0} !"), [] as [u128; 0]);
}

#[test]
fn a_demand_for_all_words_leaves_out_what_has_only_some() {
    let index = index(vec![
        document(1, "Chain of custody form", "for ballots"),
        document(2, "Chain of command", "for an office"),
        document(3, "Form letter", "to voters"),
    ]);
    let all = |demand, query: &str| {
        let mut found = numbers(&index.search(&Request { demand, ..request(query) }).unwrap());
        found.sort_unstable();
        found
    };
    assert_eq!(all(Demand::Some, "chain of custody form"), [1, 2, 3]);
    assert_eq!(all(Demand::All, "chain of custody form"), [1], "function words need not be there");
    assert_eq!(all(Demand::All, "chain custdy"), [1], "a near spelling is the word");
    assert_eq!(all(Demand::AllAsTyped, "chain custdy"), [0; 0], "here it is not");
    assert_eq!(all(Demand::AllAsTyped, "chains"), [1, 2], "another form of the word is");
    assert_eq!(all(Demand::All, "zebra form"), [0; 0]);
    assert_eq!(all(Demand::AllAsTyped, ""), [1, 2, 3], "no words demand nothing");
}

#[test]
fn a_sieve_holds_nothing_back_that_is_found() {
    let texts = [
        "Chain of custody form",
        "Setting up the e-pollbook",
        "Epollbook and poll book",
        "Every election judge must read this",
        "How long to retain ballots",
        "Inscripción de votantes",
        "L&A test of 2026",
        "A zebra at the polls",
    ];
    let queries = [
        "chain custody",
        "chain-of-custody",
        "\"chain of custody\"",
        "\"custody of\" form",
        "of the",
        "pollbook",
        "poll book",
        "e pollbooks",
        "poll worker",
        "poll workers read",
        "keep ballots",
        "inscripcion votante",
        "logic accuracy",
        "zebra",
        "animal",
        "form -custody",
        "title:custody form",
        "of the kind:nothing",
        "?!",
        "",
    ];
    let expansion = Expansion {
        phrases: vec![
            (vec!["poll".into(), "worker".into()], vec!["election judge".into()]),
            (vec!["logic".into(), "accuracy".into()], vec!["L&A".into()]),
        ],
        plain: vec![("keep".into(), vec!["retain".into(), "preserve".into()])],
        narrower: vec![(vec!["animal".into()], vec!["zebra".into()])],
    };
    let (mut found, mut held_back) = (0, 0);
    for text in texts {
        let index = index(vec![document(1, text, "")]);
        let there = index.stems().unwrap();
        for query in queries {
            let asked =
                Request { demand: Demand::AllAsTyped, expansion: expansion.clone(), ..request(query) };
            let hits = index.search(&asked).unwrap().total;
            let may = Sieve::new(parse(query).unwrap(), expansion.clone()).may_hit(&there);
            assert!(hits == 0 || may, "{query:?} in {text:?} is found, and was held back");
            found += hits;
            held_back += u32::from(!may);
        }
    }
    assert!(found > 15 && held_back > 60, "{found} found and {held_back} held back say little");
}
