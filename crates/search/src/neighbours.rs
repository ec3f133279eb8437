//! The bonus for words that stand together, and what it can be at most.

use commons_kernel::Result;
use tantivy::{Term, query::Query, tokenizer::Token};

use crate::{
    analyser::stems,
    compose::{Composer, best, is_joined, weighed},
    fault::internal,
    rank::{Most, Pair, Parts},
    weights,
};

impl Composer<'_> {
    /// The bonus for words that stand together as they were typed, function words between them included.
    pub(crate) fn neighbours(
        &mut self,
        typed: &[&str],
        kept: &[&str],
        parts: &mut Parts<Box<dyn Query>>,
    ) -> Result<()> {
        let mut place = 0;
        let places: Vec<usize> = kept
            .iter()
            .filter_map(|text| {
                let found =
                    typed[place..].iter().position(|other| std::ptr::eq(*other, *text)).map(|n| n + place)?;
                place = found + 1;
                Some(found)
            })
            .collect();
        for (n, pair) in places.windows(2).enumerate() {
            if pair[1] - pair[0] > 3 {
                continue;
            }
            let together = typed[pair[0]..=pair[1]].join(" ");
            let ways = self.phrases(&together, weights::NEIGHBOURS);
            if !ways.is_empty() {
                let most = match self.are_words(&typed[pair[0]..=pair[1]], &together) {
                    true => Most::OfTheWords,
                    false => Most::Score(self.most(&together, weights::NEIGHBOURS)?),
                };
                parts.pairs.push(Pair { slots: (n, n + 1), found: best(ways), most });
            }
        }
        Ok(())
    }

    /// Whether a phrase is two words and nothing else, each one stem as it is alone.
    fn are_words(&mut self, words: &[&str], together: &str) -> bool {
        let stems_of = |analyser: &mut _, text: &str| -> Vec<String> {
            stems(analyser, text).into_iter().map(|token| token.text).collect()
        };
        words.len() == 2
            && self.analysers.iter_mut().all(|analyser| {
                let alone = words.iter().map(|word| stems_of(analyser, word)).collect::<Vec<_>>();
                alone.iter().all(|stems| stems.len() == 1) && stems_of(analyser, together) == alone.concat()
            })
    }

    /// What a phrase of several words can score at most: BM25 gives no word more than its rarity times this.
    fn most(&mut self, text: &str, weight: f32) -> Result<f32> {
        const SATURATED: f32 = 2.2;
        let mut most: f32 = 0.0;
        for (n, at) in self.fields.tongues.iter().enumerate() {
            let tokens = stems(&mut self.analysers[n], text);
            let (joined, apart): (Vec<_>, Vec<_>) = tokens.iter().partition(|token| is_joined(text, token));
            // Its joined form is a word, and the fields of a word are summed; of the phrase the best field counts.
            let mut as_one = 0.0;
            for (field, weight) in weighed(at, None, weight) {
                let rare = |tokens: &[&Token]| -> Result<Vec<f32>> {
                    let terms = tokens.iter().map(|token| Term::from_field_text(field, &token.text));
                    let there = |term: &Term| self.moment.searcher.doc_freq(term).map_err(internal);
                    terms
                        .map(|term| {
                            Ok(if there(&term)? > 0 {
                                self.statistics.rarity(&term)?.max(f32::MIN_POSITIVE)
                            } else {
                                0.0
                            })
                        })
                        .collect()
                };
                as_one += weight * SATURATED * rare(&joined)?.iter().sum::<f32>();
                let apart = rare(&apart)?;
                if apart.iter().all(|rarity| *rarity > 0.0) {
                    most = most.max(weight * SATURATED * apart.iter().sum::<f32>());
                }
            }
            most = most.max(as_one);
        }
        Ok(most)
    }
}
