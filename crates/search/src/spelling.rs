//! Did-you-mean, from a vocabulary that the reader may know: never from the index.

use std::collections::BTreeSet;

use crate::{analyser::stemmed, stopwords::is_stop_word, vary::allowance, words::folded_words};

/// Words that may be proposed, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The words of some texts that the reader may see.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.add(texts);
        vocabulary
    }

    /// Adds the words of some texts.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        self.0.extend(texts.into_iter().flat_map(folded_words).filter(|word| word.chars().count() > 2));
    }

    /// Whether the word is in it.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether the word, or another form of it ("ballots" for "ballot"), is in it.
    pub fn has_a_form_of(&self, word: &str) -> bool {
        if self.has(word) {
            return true;
        }
        let stem = stemmed(word);
        let begin: String = word.chars().take(3).collect();
        let alike = self.0.range(begin.clone()..).take_while(|known| known.starts_with(&begin));
        alike.into_iter().any(|known| stemmed(known) == stem)
    }

    /// The nearest word, when one is near enough: one edit for 4 to 7 letters, two above, the first letter right.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let most = usize::from(allowance(word));
        if most == 0 || is_stop_word(word) || self.has(word) {
            return None;
        }
        let first = word.chars().next()?;
        let letters = word.chars().count();
        let mut ruler = Ruler::of(word);
        self.0
            .range(first.to_string()..)
            .take_while(|known| known.starts_with(first))
            .filter(|known| known.chars().count().abs_diff(letters) <= most)
            .map(|known| (ruler.distance(known), known))
            .filter(|(distance, _)| *distance <= most)
            .min()
            .map(|(_, known)| known.as_str())
    }
}

/// Measures how far words are from one word.
pub struct Ruler {
    word: Vec<char>,
    other: Vec<char>,
    /// Three rows of the table of distances, used again for the next word.
    rows: [Vec<usize>; 3],
}

impl Ruler {
    /// Measures from this word.
    pub fn of(word: &str) -> Self {
        Self { word: word.chars().collect(), other: Vec::new(), rows: Default::default() }
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    pub fn distance(&mut self, other: &str) -> usize {
        self.other.clear();
        self.other.extend(other.chars());
        let Self { word: one, other: two, rows: [before, last, row] } = self;
        row.clear();
        row.extend(0..=two.len());
        before.resize(row.len(), 0);
        last.resize(row.len(), 0);
        for a in 1..=one.len() {
            std::mem::swap(before, last);
            std::mem::swap(last, row);
            row.resize(two.len() + 1, 0);
            row[0] = a;
            for b in 1..=two.len() {
                let same = usize::from(one[a - 1] != two[b - 1]);
                let mut least = (last[b] + 1).min(row[b - 1] + 1).min(last[b - 1] + same);
                if a > 1 && b > 1 && one[a - 1] == two[b - 2] && one[a - 2] == two[b - 1] {
                    least = least.min(before[b - 2] + 1);
                }
                row[b] = least;
            }
        }
        row[two.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_are_known() {
        let known = Vocabulary::of(["provisional ballot", "poll worker"]);
        assert!(known.has_a_form_of("ballots") && known.has_a_form_of("worker"));
        assert!(!known.has_a_form_of("balloon") && !known.has_a_form_of("smith"));
    }

    #[test]
    fn the_nearest_word_is_proposed() {
        let known = Vocabulary::of(["provisional ballot", "printing", "poll worker", "canvass"]);
        assert_eq!(known.nearest("provisonal"), Some("provisional"));
        assert_eq!(known.nearest("balot"), Some("ballot"));
        assert_eq!(known.nearest("printting"), Some("printing"));
        assert_eq!(known.nearest("cavnass"), Some("canvass"));
        assert_eq!(known.nearest("ballot"), None, "a known word is right");
        assert_eq!(known.nearest("pol"), None, "short words are left alone");
        assert_eq!(known.nearest("zebra"), None);
    }
}
