//! Makes the index query out of what was typed and what the thesaurus adds.

use std::sync::Arc;

use commons_kernel::Result;
use tantivy::{
    Term,
    query::{AllQuery, BooleanQuery, BoostQuery, EmptyQuery, PhraseQuery, Query},
    schema::Field,
    tokenizer::{TextAnalyzer, Token},
};

use crate::{
    Access,
    analyser::stems,
    fault::internal,
    moment::Moment,
    parse::{Clause, Parsed, Part},
    rank::{Asked, Floor, Need, Parts, Same, Slot, SoftOr, Stand},
    schema::{Fields, TongueFields},
    statistics::Statistics,
    stopwords::is_stop_word,
    vary,
    ways::Ways,
    weights,
    word::{Sight, Word},
    words::{folded_words, words},
};

/// Other labels for what was typed, from the thesaurus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Expansion {
    /// The words of a label as typed (folded), and the other labels of its concept.
    pub phrases: Vec<(Vec<String>, Vec<String>)>,
    /// The words of a label as typed (folded), and the labels of narrower concepts.
    pub narrower: Vec<(Vec<String>, Vec<String>)>,
    /// A word as typed (folded), and words that formal texts use instead.
    pub plain: Vec<(String, Vec<String>)>,
}

/// What to mark in a snippet: stems of words, and stems of phrases with the label that each is.
#[derive(Clone, Debug, Default)]
pub struct Highlights {
    /// For each language, the stems of words to mark wherever they stand.
    pub(crate) words: [Vec<String>; 2],
    /// For each language, the stems of a label to mark where they stand together.
    pub(crate) phrases: [Vec<(Vec<String>, String)>; 2],
}

/// The query, and what came to light while it was made.
pub struct Composed {
    /// The documents that match, scored.
    pub query: Box<dyn Query>,
    /// Those of them that have every word; none when no more than one word was typed.
    pub every: Option<Box<dyn Query>>,
    /// The documents that must not be among them. Apart, because tantivy 0.27's own exclusion asks a phrase for documents
    /// that it has passed.
    pub without: Vec<Box<dyn Query>>,
    /// To be raised to the score that a document needs, while they are walked.
    pub floor: Floor,
    /// What to mark in their snippets.
    pub highlights: Highlights,
    /// The folded words that no visible document has.
    pub unknown: Vec<String>,
}

impl Composed {
    /// Matches no document.
    pub fn nothing() -> Self {
        let highlights = Highlights::default();
        let (every, without, unknown) = (None, Vec::new(), Vec::new());
        Self { query: Box::new(EmptyQuery), every, without, floor: Floor::default(), highlights, unknown }
    }
}

/// Composes queries against one state of the index, for one reader.
pub struct Composer<'a> {
    pub moment: &'a Moment,
    pub sight: Sight,
    pub fields: &'a Fields,
    pub statistics: &'a Statistics<'a>,
    pub access: &'a Access,
    pub analysers: [TextAnalyzer; 2],
    /// Whether near spellings may stand in for a word that nobody has.
    pub spellings: Spellings,
}

/// Whether other spellings are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spellings {
    Near,
    AsTyped,
}

impl Composer<'_> {
    /// The query for what was typed.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn compose(&mut self, parsed: &Parsed, expansion: &Expansion) -> Result<Composed> {
        let mut composed = Composed::nothing();
        let soft = self.soft(parsed, expansion, &mut composed)?;
        let mut strict: Vec<Box<dyn Query>> = Vec::new();
        for clause in parsed.wanted.iter().filter(|clause| !matches!(clause, Clause::Word(_))) {
            strict.push(self.strictly(clause));
            self.mark_phrase(clause.text(), clause.text(), &mut composed.highlights);
        }
        composed.without = parsed.without.iter().map(|clause| self.strictly(clause)).collect();
        if parsed.wanted.is_empty() {
            // Only what must not be there was said, or nothing at all.
            strict.push(Box::new(AllQuery));
        }
        // Where something else adds to the score, what is asked of the whole says nothing of this part.
        let floor = if strict.is_empty() { composed.floor.clone() } else { Floor::default() };
        let whole = |need: Need| -> Box<dyn Query> {
            let soft = soft
                .iter()
                .map(|parts| Box::new(SoftOr(Arc::clone(parts), need, floor.clone())) as Box<dyn Query>);
            // Two at a time: tantivy adds up the scores of several in the order of how many documents each has, hidden ones
            // too, and floats added in another order may come to another sum.
            let both = |one, other| Box::new(BooleanQuery::intersection(vec![one, other])) as Box<dyn Query>;
            soft.chain(strict.iter().map(|part| part.box_clone()))
                .reduce(both)
                .unwrap_or_else(|| Box::new(EmptyQuery))
        };
        composed.every = soft.as_ref().filter(|parts| parts.slots.len() > 1).map(|_| whole(Need::Every));
        composed.query = whole(Need::Some);
        Ok(composed)
    }

    /// A clause that a document has or has not.
    fn strictly(&mut self, clause: &Clause) -> Box<dyn Query> {
        let part = match clause {
            Clause::Within(part, _) => Some(*part),
            Clause::Word(_) | Clause::Phrase(_) => None,
        };
        best(self.phrases_in(part, clause.text(), weights::TEXT))
    }

    /// The words outside quotation marks.
    fn soft(
        &mut self,
        parsed: &Parsed,
        expansion: &Expansion,
        composed: &mut Composed,
    ) -> Result<Option<Arc<Asked>>> {
        let typed: Vec<&str> = parsed
            .wanted
            .iter()
            .filter(|clause| matches!(clause, Clause::Word(_)))
            .map(Clause::text)
            .collect();
        let kept = kept_words(parsed);
        if kept.is_empty() {
            return Ok(None);
        }
        let mut parts = Parts { slots: Vec::new(), stands: Vec::new(), pairs: Vec::new() };
        for text in &kept {
            let slot = self.slot(text, composed)?;
            parts.slots.push(slot);
        }
        self.joins(&kept, &mut parts)?;
        self.neighbours(&typed, &kept, &mut parts)?;
        self.expand((&typed, &kept), expansion, &mut parts, &mut composed.highlights);
        Ok(Some(Arc::new(parts)))
    }

    /// One word as typed, in every field and language, with near spellings when no visible document has it.
    fn slot(&mut self, text: &str, composed: &mut Composed) -> Result<Slot<Box<dyn Query>>> {
        let (mut ways, mut share): (Vec<Box<dyn Query>>, f32) = (Vec::new(), 0.0);
        let mut terms = Vec::new();
        let fields = self.fields.tongues;
        for (n, at) in fields.iter().enumerate() {
            let tokens = stems(&mut self.analysers[n], text);
            for token in tokens.iter().filter(|token| tokens.len() == 1 || is_joined(text, token)) {
                terms.extend([at.text, at.files].map(|field| Term::from_field_text(field, &token.text)));
                share = share.max(self.rarity(at, &token.text)?);
                ways.push(self.word(&weighed(at, None, 1.0), &token.text));
                composed.highlights.words[n].push(token.text.clone());
            }
        }
        let parts = folded_words(text);
        if parts.len() > 1 {
            ways.push(self.phrase(text, weights::TEXT));
            self.mark_phrase(text, text, &mut composed.highlights);
            for (n, at) in fields.iter().enumerate() {
                for token in stems(&mut self.analysers[n], text) {
                    share = share.max(self.rarity(at, &token.text)?);
                }
            }
        } else if !vary::visible(self.moment, self.access, &terms)? {
            composed.unknown.extend(parts.iter().cloned());
            let varied = if self.spellings == Spellings::Near { parts.as_slice() } else { &[] };
            for part in varied {
                share = share.max(self.vary(part, &mut ways, &mut composed.highlights)?);
            }
        }
        // A word that nobody has is still part of the query, but a part that no document can fill.
        Ok(Slot { found: best(ways), share: share.max(f32::MIN_POSITIVE) })
    }

    fn vary(
        &mut self,
        typed: &str,
        ways: &mut Vec<Box<dyn Query>>,
        highlights: &mut Highlights,
    ) -> Result<f32> {
        let mut share: f32 = 0.0;
        for (n, at) in self.fields.tongues.into_iter().enumerate() {
            for token in stems(&mut self.analysers[n], typed) {
                let ground = (self.moment, self.access, self.statistics);
                for (stem, distance) in vary::near(ground, at.text, &token.text, vary::allowance(typed))? {
                    let weight = if distance == 1 { weights::FUZZY_ONE } else { weights::FUZZY_TWO };
                    share = share.max(weight * self.rarity(&at, &stem)?);
                    ways.push(self.word(&weighed(&at, None, weight), &stem));
                    highlights.words[n].push(stem);
                }
            }
        }
        for (one, two) in vary::cuts(typed) {
            let apart = format!("{one} {two}");
            let known = self.fields.tongues.into_iter().enumerate().any(|(n, at)| {
                let tokens = stems(&mut self.analysers[n], &apart);
                tokens.len() == 2 && tokens.iter().all(|token| self.stands_somewhere(&at, &token.text))
            });
            if known {
                ways.push(self.phrase(&apart, weights::JOINED));
                self.mark_phrase(&apart, typed, highlights);
            }
        }
        Ok(share)
    }

    /// Two words that some documents write as one: "poll book" and "pollbook".
    fn joins(&mut self, kept: &[&str], parts: &mut Parts<Box<dyn Query>>) -> Result<()> {
        for (at, pair) in kept.windows(2).enumerate() {
            let joined = format!("{}{}", folded_words(pair[0]).concat(), folded_words(pair[1]).concat());
            let mut ways: Vec<Box<dyn Query>> = Vec::new();
            for (n, tongue) in self.fields.tongues.iter().enumerate() {
                for token in stems(&mut self.analysers[n], &joined) {
                    if self.stands_somewhere(tongue, &token.text) {
                        ways.push(self.word(&weighed(tongue, None, weights::JOINED), &token.text));
                    }
                }
            }
            if !ways.is_empty() {
                parts.stands.push(Stand {
                    slots: at..at + 2,
                    found: best(ways),
                    same: Same::Spelling,
                    typed: None,
                });
            }
        }
        Ok(())
    }

    /// Other labels of the concepts that were typed, each as a phrase.
    fn expand(
        &mut self,
        (typed, kept): (&[&str], &[&str]),
        expansion: &Expansion,
        parts: &mut Parts<Box<dyn Query>>,
        highlights: &mut Highlights,
    ) {
        let folded: Vec<(usize, String)> = kept
            .iter()
            .enumerate()
            .flat_map(|(n, text)| folded_words(text).into_iter().map(move |word| (n, word)))
            .collect();
        for (word, others) in &expansion.plain {
            for at in folded.iter().filter(|(_, typed)| typed == word).map(|(at, _)| *at) {
                let ways = others.iter().map(|other| self.phrase(other, weights::PLAIN)).collect();
                parts.stands.push(Stand {
                    slots: at..at + 1,
                    found: best(ways),
                    same: Same::Formal,
                    typed: None,
                });
            }
        }
        let same = expansion.phrases.iter().map(|phrase| (phrase, Same::Concept, weights::EXPANSION));
        let under = expansion.narrower.iter().map(|phrase| (phrase, Same::Narrower, weights::NARROWER));
        for ((label, others), same, weight) in same.chain(under) {
            let label: Vec<&String> =
                label.iter().filter(|word| !is_stop_word(word) || label.len() == 1).collect();
            let Some(start) = folded
                .windows(label.len().max(1))
                .position(|window| window.iter().map(|(_, word)| word).eq(label.iter().copied()))
            else {
                continue;
            };
            let slots = folded[start].0..folded[start + label.len() - 1].0 + 1;
            let mut ways = Vec::new();
            for other in others {
                ways.push(self.phrase(other, weight));
                self.mark_phrase(other, other, highlights);
            }
            if !ways.is_empty() {
                // When the label is all that was typed, documents that have it just so come before all others.
                let whole = same == Same::Concept && slots.len() == kept.len();
                let all = whole.then(|| self.phrase(&typed.join(" "), weights::TEXT));
                parts.stands.push(Stand { slots, found: best(ways), same, typed: all });
            }
        }
    }

    /// Documents that have these words in this order, in any field and language.
    fn phrase(&mut self, text: &str, weight: f32) -> Box<dyn Query> {
        best(self.phrases(text, weight))
    }

    pub(crate) fn phrases(&mut self, text: &str, weight: f32) -> Vec<Box<dyn Query>> {
        self.phrases_in(None, text, weight)
    }

    fn phrases_in(&mut self, part: Option<Part>, text: &str, weight: f32) -> Vec<Box<dyn Query>> {
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for (n, at) in self.fields.tongues.iter().enumerate() {
            let places = weighed(at, part, weight);
            let all = stems(&mut self.analysers[n], text);
            let parts: Vec<_> =
                all.iter().filter(|token| all.len() == 1 || !is_joined(text, token)).collect();
            for joined in
                all.iter().filter(|token| all.len() > 1 && is_joined(text, token) && whole(text, token))
            {
                ways.push(self.word(&places, &joined.text));
            }
            match parts.as_slice() {
                [] => {}
                [only] => ways.push(self.word(&places, &only.text)),
                several => {
                    for (field, weight) in places {
                        let terms = several
                            .iter()
                            .map(|token| (token.position, Term::from_field_text(field, &token.text)))
                            .collect();
                        let query = PhraseQuery::new_with_offset(terms);
                        ways.push(Box::new(BoostQuery::new(Box::new(query), weight)));
                    }
                }
            }
        }
        ways
    }

    /// One stem in some fields.
    fn word(&self, places: &[(Field, f32)], stem: &str) -> Box<dyn Query> {
        Box::new(Word::new(&self.sight, places, stem))
    }

    fn mark_phrase(&mut self, text: &str, label: &str, highlights: &mut Highlights) {
        for (n, analyser) in self.analysers.iter_mut().enumerate() {
            let tokens = stems(analyser, text);
            let one = tokens.len() == 1;
            let parts: Vec<String> = tokens
                .into_iter()
                .filter(|token| one || !is_joined(text, token))
                .map(|token| token.text)
                .collect();
            highlights.phrases[n].push((parts, label.to_owned()));
        }
    }

    /// How rare a stem is; 0 when no visible document has it.
    fn rarity(&self, at: &TongueFields, stem: &str) -> Result<f32> {
        let terms = [at.text, at.files].map(|field| Term::from_field_text(field, stem));
        for term in &terms {
            if self.statistics.having(term).map_err(internal)? > 0 {
                return self.statistics.rarity(term);
            }
        }
        // Of the words that only the reader's own documents have, none is rarer than another.
        if vary::visible(self.moment, self.access, &terms)? {
            self.statistics.rarity(&terms[0])
        } else {
            Ok(0.0)
        }
    }

    /// Whether any document has a stem, visible or not: only to spare a query that finds nothing. All fields that such a query
    /// looks in are asked, else a hidden text would let it find what it does not find without that text.
    fn stands_somewhere(&self, at: &TongueFields, stem: &str) -> bool {
        [at.text, at.title, at.files].iter().any(|field| {
            self.moment.searcher.doc_freq(&Term::from_field_text(*field, stem)).is_ok_and(|many| many > 0)
        })
    }
}

/// The words outside quotation marks that count: function words only when there is nothing else, and beside a phrase they are
/// not needed.
pub fn kept_words(parsed: &Parsed) -> Vec<&str> {
    let words = parsed.wanted.iter().filter(|clause| matches!(clause, Clause::Word(_)));
    let typed: Vec<&str> = words.map(Clause::text).collect();
    if typed.iter().any(|text| telling(text)) || parsed.wanted.len() > typed.len() {
        typed.into_iter().filter(|text| telling(text)).collect()
    } else {
        typed
    }
}

/// Whether a text is more than function words.
pub fn telling(text: &str) -> bool {
    folded_words(text).iter().any(|word| !is_stop_word(word))
}

/// The fields of a language, or of one part of a document in it, with their weights.
pub(crate) fn weighed(at: &TongueFields, part: Option<Part>, weight: f32) -> Vec<(Field, f32)> {
    let all = [
        (None, at.text, weights::TEXT),
        (Some(Part::Title), at.title, weights::TITLE),
        (Some(Part::Files), at.files, weights::FILES),
    ];
    let wanted = all.into_iter().filter(|(of, _, _)| part.is_none() || *of == part);
    wanted.map(|(_, field, its)| (field, weight * its)).collect()
}

pub(crate) fn best(mut ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.remove(0),
        _ => Box::new(Ways::best(ways)),
    }
}

/// Whether a token is the joined form of several words of the text.
pub(crate) fn is_joined(text: &str, token: &Token) -> bool {
    words(text).iter().any(|word| word.joined && word.from == token.offset_from && word.to == token.offset_to)
}

/// Whether a token is the joined form of the whole text.
fn whole(text: &str, token: &Token) -> bool {
    let parts = words(text);
    let (first, last) =
        (parts.iter().find(|word| !word.joined), parts.iter().rev().find(|word| !word.joined));
    first.is_some_and(|word| word.from == token.offset_from)
        && last.is_some_and(|word| word.to <= token.offset_to)
}
