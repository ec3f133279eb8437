//! What of a query may be kept in the log: nothing that could tell of a person.
//!
//! No program can tell a name from another word. So words are kept at once only when every one of them is a public word: of the
//! thesaurus, of the everyday words or of grammar. Anything else, which may be a name, is kept once several offices have asked
//! the very same in one week, and until then only as a fingerprint (see `keep_log`). Long numbers and mail addresses are never
//! kept, whoever asks.

use commons_search::{is_stop_word, normalised};

use crate::{Thesaurus, plain_words::formal};

/// Letters of a query at most: what is longer is a text that was pasted.
const LONGEST: usize = 100;
/// So many digits in a row are a number of somebody's: a telephone, an identity card, an address.
const DIGITS: usize = 5;

/// The query as it stands in the log, if it may stand there at all.
pub fn kept(query: &str) -> Option<String> {
    let folded = normalised(query);
    let fits = (1..=LONGEST).contains(&folded.chars().count());
    (fits && !query.contains('@') && !has_long_number(query)).then_some(folded)
}

/// Whether all words of a folded query are public ones.
pub fn is_public(folded: &str, thesaurus: &Thesaurus) -> bool {
    folded.split(' ').all(|word| {
        is_stop_word(word) || thesaurus.vocabulary().has_a_form_of(word) || !formal(word).is_empty()
    })
}

/// Whether there are so many digits with nothing but the marks between them that people write in numbers.
fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    for letter in text.chars() {
        if letter.is_numeric() {
            digits += 1;
        } else if !matches!(letter, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2015}') {
            digits = 0;
        }
        if digits >= DIGITS {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use commons_kernel::LabelKind;

    use super::*;
    use crate::{Concept, Label};

    #[test]
    fn numbers_and_addresses_are_not_kept() {
        for personal in [
            "jane.doe@county.example",
            "voter 12345",
            "call 928-555-0100",
            "928 555 0100",
            "ssn 123.45.678",
            &"word ".repeat(30),
            "",
            "?!",
        ] {
            assert_eq!(kept(personal), None, "{personal}");
        }
        assert_eq!(kept("Form SF-76"), Some("form sf 76".into()));
        assert_eq!(kept(" Inscripción  2026 "), Some("inscripcion 2026".into()));
    }

    #[test]
    fn only_words_that_everybody_may_know_are_public() {
        let label = |text: &str| Label {
            text: text.into(),
            kind: LabelKind::Preferred,
            state: None,
            checked: true,
            source: None,
        };
        let concept = Concept {
            key: "t1".into(),
            category: "people".into(),
            preferred: "poll worker".into(),
            broader: vec![],
            narrower: vec![],
            related: vec![],
            labels: vec![label("poll worker"), label("chain of custody")],
        };
        let thesaurus = Thesaurus::new(vec![concept]);
        assert!(is_public("poll workers and custody", &thesaurus));
        assert!(is_public("hire poll worker", &thesaurus), "an everyday word");
        assert!(!is_public("poll worker smith", &thesaurus), "it may be a name");
        assert!(!is_public("jo", &thesaurus));
    }
}
