//! How hard a text reads: the Flesch-Kincaid grade of English.
//!
//! Source: Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy Enlisted Personnel"
//! (Research Branch Report 8-75, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.

use crate::{
    Text,
    finding::{Check, Fault, Found, Weight},
    saying::Saying,
    tongue,
    walk::{LITERAL, Place, Walk},
};

/// Above this grade, in years of school, a text is hard for many.
pub const PLAIN_GRADE: f64 = 10.0;
/// Fewer words than these say nothing of a text.
const ENOUGH: usize = 100;

/// How long the words and sentences of a text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many words.
    pub words: usize,
    /// How many sentences; each heading and each point of a list ends one.
    pub sentences: usize,
    /// How many syllables.
    pub syllables: usize,
}

impl Counts {
    /// The grade, in years of school; none where there are fewer than 100 words.
    pub fn grade(&self) -> Option<f64> {
        (self.words >= ENOUGH).then(|| {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a text has fewer words than a float counts exactly"
            )]
            let [words, sentences, syllables] =
                [self.words, self.sentences.max(1), self.syllables].map(|n| n as f64);
            (0.39 * words / sentences + 11.8 * syllables / words - 15.59).max(0.0)
        })
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
    }
}

/// Counts a text in English, and adds that it is hard to read; another language has other formulas, and counts nothing.
pub(crate) fn look(walk: &Walk, text: &Text<'_>, found: &mut Found<'_>) -> Counts {
    let mut counts = Counts::default();
    if tongue(text.language) != "en" {
        return counts;
    }
    let mut longest: (usize, &str) = (0, "");
    // Cells are no sentences.
    for block in walk.blocks.iter().filter(|block| block.place != Place::Cell) {
        for sentence in sentences(&block.words) {
            let of_sentence = count(sentence);
            counts += of_sentence;
            if of_sentence.words > longest.0 {
                longest = (of_sentence.words, sentence);
            }
        }
    }
    if let Some(grade) = counts.grade().filter(|grade| *grade > PLAIN_GRADE) {
        found.add(Fault {
            check: Check::Reading,
            weight: Weight::Advisory,
            passage: Some(longest.1),
            saying: Saying::HardToRead,
            parameters: vec![("grade", format!("{grade:.0}")), ("words", longest.0.to_string())],
        });
    }
    counts
}

/// The sentences of a block.
fn sentences(block: &str) -> impl Iterator<Item = &str> {
    let mut rest = block;
    std::iter::from_fn(move || {
        let sentence = rest;
        if sentence.is_empty() {
            return None;
        }
        let mut word_begins = 0;
        let mut letters = sentence.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if letter.is_whitespace() {
                word_begins = at + letter.len_utf8();
            }
            let ends = matches!(letter, '.' | '!' | '?' | '…')
                && letters
                    .peek()
                    .is_none_or(|(_, next)| next.is_whitespace() || matches!(next, '"' | '”' | ')' | '\''))
                && !(letter == '.' && is_short_form(&sentence[word_begins..at]));
            if ends {
                let (whole, after) = sentence.split_at(at + letter.len_utf8());
                rest = after;
                return Some(whole.trim());
            }
        }
        rest = "";
        Some(sentence.trim())
    })
}

/// Whether a full stop after this word is part of it.
fn is_short_form(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // "U.S." and "e.g." hold a stop inside.
    single
        || word.contains('.')
        || ["Mr", "Mrs", "Ms", "Dr", "No", "St", "Sec", "Art", "vs", "etc"].contains(&word)
}

fn count(sentence: &str) -> Counts {
    let mut counts = Counts::default();
    for word in sentence.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '/' | LITERAL)) {
        // An address is no word that anybody reads aloud.
        if word.contains("://") || !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        counts.words += 1;
        counts.syllables += syllables(word);
    }
    counts.sentences = usize::from(counts.words > 0);
    counts
}

/// The syllables of an English word, at least 1: its groups of vowels, without an ending that is silent, and with an i before a, o
/// or u said apart, unless the letter before melts with it ("material", but "special").
pub(crate) fn syllables(word: &str) -> usize {
    // No English word is longer, and nothing is gained by reading on.
    let letters: Vec<char> =
        word.chars().filter(|c| c.is_alphabetic()).take(40).map(|c| c.to_ascii_lowercase()).collect();
    let vowel = |c: &char| "aeiouyáéíóúü".contains(*c);
    let groups = letters.chunk_by(|a, b| vowel(a) == vowel(b)).filter(|group| vowel(&group[0])).count();
    let silent = match letters.as_slice() {
        [.., before, 'l', 'e'] => vowel(before),
        [.., before, 'e'] => !vowel(before),
        [.., before, 'e', 'd'] => !vowel(before) && !matches!(before, 't' | 'd'),
        [.., before, 'e', 's'] => {
            !vowel(before) && !matches!(before, 's' | 'x' | 'z' | 'h' | 'c' | 'g' | 'l')
        }
        _ => false,
    };
    let apart = letters.windows(3).filter(|run| {
        !matches!(run[0], 'c' | 't' | 's' | 'g')
            && !vowel(&run[0])
            && run[1] == 'i'
            && matches!(run[2], 'a' | 'o' | 'u')
    });
    (groups + apart.count()).saturating_sub(usize::from(silent)).max(1)
}
