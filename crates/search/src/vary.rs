//! Spellings near a word that no visible document has.

use std::collections::HashMap;

use commons_kernel::Result;
use tantivy::{
    DocSet, Searcher, TERMINATED, Term,
    query::{EnableScoring, FuzzyTermQuery, Query, Scorer, Weight},
    schema::Field,
};

use crate::{fault::internal, weights};

/// Whether a document that the access query grants has one of the terms. Asking without the access query would tell
/// a reader, by the spelling help that is missing, which words stand in documents that are not theirs.
///
/// # Errors
/// When the index cannot be read.
pub fn visible(searcher: &Searcher, access: &dyn Weight, terms: &[Term]) -> Result<bool> {
    for segment in searcher.segment_readers() {
        let mut granted: Option<Box<dyn Scorer>> = None;
        for term in terms {
            let inverted = segment.inverted_index(term.field()).map_err(internal)?;
            let Some(mut postings) =
                inverted.read_postings(term, tantivy::schema::IndexRecordOption::Basic).map_err(internal)?
            else {
                continue;
            };
            // A set that has gone past the first posting of this term cannot go back: it is made anew.
            let passed = granted.as_ref().is_none_or(|set| set.doc() > postings.doc());
            if passed {
                granted = Some(access.scorer(segment, 1.0).map_err(internal)?);
            }
            let Some(set) = granted.as_mut() else { continue };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                let at = if set.doc() < doc { set.seek(doc) } else { set.doc() };
                if at == doc {
                    if !segment.is_deleted(doc) {
                        return Ok(true);
                    }
                    doc = postings.advance();
                } else {
                    doc = postings.seek(at);
                }
            }
        }
    }
    Ok(false)
}

/// The stems of a field within the distance of a stem, nearest and then most frequent first, with their distance.
///
/// # Errors
/// When the index cannot be read.
pub fn near(searcher: &Searcher, field: Field, stem: &str, distance: u8) -> Result<Vec<(String, u8)>> {
    let mut found: HashMap<String, (u8, u32)> = HashMap::new();
    for within in 1..=distance {
        let query = FuzzyTermQuery::new(Term::from_field_text(field, stem), within, true);
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field).map_err(internal)?;
            let automaton = query.automaton().map_err(internal)?;
            let mut stream = inverted.terms().search(automaton).into_stream().map_err(internal)?;
            while stream.advance() {
                let frequency = stream.value().doc_freq;
                let Ok(text) = std::str::from_utf8(stream.key()) else { continue };
                // The first letter is rarely wrong, and a digit never stands for a letter.
                if text.chars().next() != stem.chars().next()
                    || text.chars().any(|letter| letter.is_ascii_digit())
                {
                    continue;
                }
                let entry = found.entry(text.to_owned()).or_insert((within, 0));
                if entry.0 == within {
                    entry.1 += frequency;
                }
            }
        }
    }
    let mut found: Vec<(String, (u8, u32))> = found.into_iter().collect();
    found.sort_by(|(a, (near_a, often_a)), (b, (near_b, often_b))| {
        near_a.cmp(near_b).then(often_b.cmp(often_a)).then(a.cmp(b))
    });
    found.truncate(weights::FUZZY_WORDS);
    Ok(found.into_iter().map(|(text, (distance, _))| (text, distance)).collect())
}

/// How many edits a word of so many letters may be away: none for short words and for anything with a digit.
pub fn allowance(word: &str) -> u8 {
    if word.chars().any(|letter| !letter.is_alphabetic()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The ways to cut a word into two words of at least three letters.
pub fn cuts(word: &str) -> Vec<(&str, &str)> {
    let letters = word.chars().count();
    word.char_indices()
        .enumerate()
        .filter(|(n, _)| *n >= 3 && *n + 3 <= letters)
        .map(|(_, (at, _))| word.split_at(at))
        .collect()
}

/// A weight that says which documents the access query grants.
///
/// # Errors
/// When the index cannot be read.
pub fn access_weight(searcher: &Searcher, access: &dyn Query) -> Result<Box<dyn Weight>> {
    access.weight(EnableScoring::disabled_from_searcher(searcher)).map_err(internal)
}
