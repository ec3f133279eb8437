//! Nothing that can be typed, and nothing that can stand in a document, brings the search down.

use crate::support::{Dice, document, found, index, request};
use commons_search::{Expansion, MAX_WORDS, parse};

const PIECES: [&str; 24] = [
    "\u{0}",
    "\u{202e}",
    "\u{200d}",
    "🗳️",
    "👩‍👩‍👧",
    "\"",
    "'",
    " AND (",
    ":",
    "*",
    "~2",
    "-",
    "--",
    "ballot",
    "e-pollbook",
    "L&A",
    "ß",
    "İ",
    "ﬃ",
    "選票",
    "\n",
    "/",
    "a.b.c.d.e.f",
    "\u{301}",
];

#[test]
fn random_text_is_answered_or_refused() {
    let mut dice = Dice::new(5);
    let strange = |dice: &mut Dice| (0..dice.roll(40)).map(|_| dice.pick(&PIECES)).collect::<String>();
    let mut documents: Vec<_> =
        (0..30).map(|n| document(n, &strange(&mut dice), &strange(&mut dice))).collect();
    documents.push(document(30, &"x".repeat(70_000), &"ballot ".repeat(2_000)));
    let index = index(documents);
    let mut answered = 0;
    for _ in 0..600 {
        let text = strange(&mut dice);
        let Ok(query) = parse(&text) else { continue };
        let expansion = Expansion {
            phrases: vec![(query.words().into_iter().take(2).collect(), vec![strange(&mut dice)])],
            narrower: vec![(query.words().into_iter().take(1).collect(), vec![strange(&mut dice)])],
            plain: query.words().into_iter().take(1).map(|word| (word, vec![strange(&mut dice)])).collect(),
        };
        let asked = commons_search::Request { query, expansion, ..request("") };
        let hits = index.search(&asked).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        for hit in &hits.hits {
            assert!(hit.score.is_finite(), "{text:?}");
            hits.snipper().cut(hit).unwrap();
        }
        index.suggest(&text, &request("").access, 5).unwrap();
        answered += 1;
    }
    assert!(answered > 300, "most of them must be answered: {answered}");
}

#[test]
fn long_queries_are_refused_and_full_ones_answered() {
    assert!(parse(&"x".repeat(10_000)).is_err());
    assert!(parse(&"\" AND (".repeat(100)).is_err());
    let index = index(vec![document(1, "Ballot", "seal")]);
    assert_eq!(found(&index, &"ballot ".repeat(MAX_WORDS)), [1]);
    assert_eq!(found(&index, "\"ballot"), [1], "an open quotation is a phrase to the end");
}
