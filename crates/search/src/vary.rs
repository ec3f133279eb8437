//! Spellings near a word that no visible document has.

use std::collections::HashMap;

use commons_kernel::Result;
use tantivy::{
    DocSet, TERMINATED, Term,
    query::FuzzyTermQuery,
    schema::{Field, IndexRecordOption},
};

use crate::{Access, fault::internal, moment::Moment, spelling::Ruler, statistics::Statistics, weights};

/// Whether a document that the reader may see has one of the terms. Asking without the access filter would tell a reader, by
/// the spelling help that is missing, which words stand in documents that are not theirs.
///
/// # Errors
/// When the index cannot be read.
pub fn visible(moment: &Moment, access: &Access, terms: &[Term]) -> Result<bool> {
    for (segment, table) in moment.segments() {
        for term in terms {
            let inverted = segment.inverted_index(term.field()).map_err(internal)?;
            let postings = inverted.read_postings(term, IndexRecordOption::Basic).map_err(internal)?;
            let Some(mut postings) = postings else { continue };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                if access.grants(table, doc) && !segment.is_deleted(doc) {
                    return Ok(true);
                }
                doc = postings.advance();
            }
        }
    }
    Ok(false)
}

/// The stems of a field within the distance of a stem, nearest and then most frequent first, with their distance. Only stems
/// that a visible document has: else a hidden one could take the place of another.
///
/// # Errors
/// When the index cannot be read.
pub fn near(
    (moment, access, statistics): (&Moment, &Access, &Statistics<'_>),
    field: Field,
    stem: &str,
    distance: u8,
) -> Result<Vec<(String, u8)>> {
    // The first letter is rarely wrong: only the words that begin with it are walked.
    let Some(first) = stem.chars().next().filter(|_| distance > 0) else { return Ok(Vec::new()) };
    let begin = first.to_string();
    let end = char::from_u32(u32::from(first) + 1).map(String::from);
    // Making it costs more than walking a segment with it.
    let query = FuzzyTermQuery::new(Term::from_field_text(field, stem), distance, true);
    let automaton = query.automaton().map_err(internal)?;
    let mut found: HashMap<String, u8> = HashMap::new();
    let mut ruler = Ruler::of(stem);
    for segment in moment.searcher.segment_readers() {
        let inverted = segment.inverted_index(field).map_err(internal)?;
        let mut near = inverted.terms().search(&automaton).ge(&begin);
        if let Some(end) = &end {
            near = near.lt(end);
        }
        let mut stream = near.into_stream().map_err(internal)?;
        while stream.advance() {
            let Ok(text) = std::str::from_utf8(stream.key()) else { continue };
            // A digit never stands for a letter.
            if !text.chars().any(|letter| letter.is_ascii_digit()) && !found.contains_key(text) {
                found.insert(text.to_owned(), u8::try_from(ruler.distance(text).max(1)).unwrap_or(u8::MAX));
            }
        }
    }
    let mut counted = Vec::with_capacity(found.len());
    for (text, distance) in found {
        let often = statistics.having(&Term::from_field_text(field, &text)).map_err(internal)?;
        counted.push((distance, std::cmp::Reverse(often), text));
    }
    counted.sort();
    let mut nearest = Vec::new();
    for (distance, _, text) in counted {
        if nearest.len() == weights::FUZZY_WORDS {
            break;
        }
        if visible(moment, access, &[Term::from_field_text(field, &text)])? {
            nearest.push((text, distance));
        }
    }
    Ok(nearest)
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
