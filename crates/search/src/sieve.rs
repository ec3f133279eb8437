//! A quick look whether a query can have a hit at all in a small index: for those who put many queries to few documents.
//!
//! Invariants: what it lets through is still to be searched; it never holds back what [`crate::Demand::AllAsTyped`] finds.

use std::collections::HashSet;

use commons_kernel::Result;
use tantivy::tokenizer::TextAnalyzer;

use crate::{
    Expansion, Index,
    analyser::{Tongue, stems},
    compose::{kept_words, telling},
    fault::internal,
    parse::{Clause, Parsed},
    words::folded_words,
};

/// A query with its expansion, and what a document must have to be a hit.
#[derive(Clone, Debug)]
pub struct Sieve {
    /// What was typed.
    pub query: Parsed,
    /// Other labels for it.
    pub expansion: Expansion,
    needs: Vec<Need>,
}

/// The ways to have one word or phrase of the query: for each way the stems that must all be there.
type Need = Vec<Vec<String>>;

/// Every stem that stands in an index.
#[derive(Clone, Debug, Default)]
pub struct Stems(HashSet<String>);

impl Sieve {
    /// The sieve for a query.
    pub fn new(query: Parsed, expansion: Expansion) -> Self {
        let mut analysers = Tongue::ALL.map(Tongue::analyser);
        // A field that is misread becomes a phrase, beside which function words are not needed.
        let fields = !query.narrowed.is_empty();
        let kept: Vec<&str> =
            kept_words(&query).into_iter().filter(|text| !fields || telling(text)).collect();
        let mut needs: Vec<Need> = kept.iter().map(|text| each_token(&mut analysers, text)).collect();
        for (at, pair) in kept.windows(2).enumerate() {
            let joined = folded_words(pair[0]).concat() + &folded_words(pair[1]).concat();
            let ways = each_token(&mut analysers, &joined);
            needs[at].extend(ways.iter().cloned());
            needs[at + 1].extend(ways);
        }
        for (text, need) in kept.iter().zip(&mut needs) {
            let folded = folded_words(text);
            let labels = expansion.phrases.iter().chain(&expansion.narrower);
            let labels = labels.filter(|(label, _)| label.iter().any(|w| folded.contains(w)));
            let plain = expansion.plain.iter().filter(|(word, _)| folded.contains(word));
            let others = labels.flat_map(|(_, others)| others).chain(plain.flat_map(|(_, others)| others));
            for other in others {
                need.extend(together(&mut analysers, other));
            }
        }
        for clause in &query.wanted {
            if let Clause::Phrase(text) | Clause::Within(_, text) = clause {
                needs.push(together(&mut analysers, text));
            }
        }
        Self { query, expansion, needs }
    }

    /// Whether an index with these stems may hold a hit.
    pub fn may_hit(&self, there: &Stems) -> bool {
        let has = |way: &Vec<String>| way.iter().all(|stem| there.0.contains(stem));
        !self.query.marks_only && self.needs.iter().all(|need| need.iter().any(has))
    }
}

impl Index {
    /// Every stem that stands in it. For small indexes: it walks all of them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn stems(&self) -> Result<Stems> {
        let (moment, fields) = self.now()?;
        let mut found = HashSet::new();
        for segment in moment.searcher.segment_readers() {
            for field in fields.tongues.iter().flat_map(|at| [at.text, at.title, at.files]) {
                let inverted = segment.inverted_index(field).map_err(internal)?;
                let mut terms = inverted.terms().stream().map_err(internal)?;
                while terms.advance() {
                    if let Ok(text) = std::str::from_utf8(terms.key()) {
                        found.insert(text.to_owned());
                    }
                }
            }
        }
        Ok(Stems(found))
    }
}

/// Any one token of a text, in either language.
fn each_token(analysers: &mut [TextAnalyzer; 2], text: &str) -> Need {
    analysers.iter_mut().flat_map(|analyser| stems(analyser, text)).map(|token| vec![token.text]).collect()
}

/// All words of a text, in either language, or the text written as one word.
fn together(analysers: &mut [TextAnalyzer; 2], text: &str) -> Need {
    let words = folded_words(text);
    let mut ways = each_token(analysers, &words.concat());
    for analyser in analysers {
        ways.push(words.iter().flat_map(|word| stems(analyser, word)).map(|token| token.text).collect());
    }
    ways
}
