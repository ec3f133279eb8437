//! What the words of a draft seem to serve: values, standards and topics, each with the words that speak for it. The author
//! decides; reviewers confirm.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use commons_search::{folded_words, is_stop_word, stemmed};

use crate::Thesaurus;

/// A value, a standard or a topic that a text seems to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// Its slug, or the topic's words.
    pub value: String,
    /// Its name.
    pub name: String,
    /// The words of the text that speak for it, at most five.
    pub because: Vec<String>,
}

/// What may be suggested: a value or a standard, in words.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub slug: String,
    pub name: String,
    pub summary: String,
}

/// Words of a text that are looked at.
const WORDS: usize = 20_000;
/// Topics suggested at once.
const TOPICS: usize = 8;

/// The candidates that share words with the text, the likest first and at most so many. A word that many candidates share
/// says little (inverse document frequency; Spärck Jones, 1972); one of the name says twice as much as one of the summary; and
/// at least one of the name and two in all must be there.
pub fn suggest_alignment(text: &str, candidates: &[Candidate], most: usize) -> Vec<Suggested> {
    // The stem of each word of the text, with the first word that has it.
    let mut written: HashMap<String, String> = HashMap::new();
    let words: BTreeSet<String> = folded_words(text).into_iter().take(WORDS).collect();
    for word in words {
        written.entry(stemmed(&word).concat()).or_insert(word);
    }
    let named: Vec<(BTreeSet<String>, BTreeSet<String>)> =
        candidates.iter().map(|candidate| (stems(&candidate.name), stems(&candidate.summary))).collect();
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, summary) in &named {
        for stem in name.union(summary) {
            *shared.entry(stem).or_default() += 1;
        }
    }
    let weight = |stem: &str| {
        let many = shared.get(stem).copied().unwrap_or(1);
        (candidates.len() as f64 / many as f64).ln().max(0.1)
    };
    let mut found: Vec<(f64, Suggested)> = candidates
        .iter()
        .zip(&named)
        .filter_map(|(candidate, (name, summary))| {
            let in_name: Vec<&String> = name.iter().filter(|stem| written.contains_key(*stem)).collect();
            let in_summary =
                summary.iter().filter(|stem| !name.contains(*stem) && written.contains_key(*stem));
            let in_summary: Vec<&String> = in_summary.collect();
            if in_name.is_empty() || in_name.len() + in_summary.len() < 2 {
                return None;
            }
            let score = in_name.iter().map(|stem| 2.0 * weight(stem)).sum::<f64>() / name.len().max(1) as f64
                + in_summary.iter().map(|stem| weight(stem)).sum::<f64>() / summary.len().max(1) as f64;
            let because = in_name.into_iter().chain(in_summary).take(5).map(|stem| written[stem].clone());
            let suggested = Suggested {
                value: candidate.slug.clone(),
                name: candidate.name.clone(),
                because: because.collect(),
            };
            Some((score, suggested))
        })
        .collect();
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.value.cmp(&b.value)));
    found.into_iter().take(most).map(|(_, suggested)| suggested).collect()
}

/// The topics that a text names, in the thesaurus' preferred words.
pub fn suggest_topics(text: &str, thesaurus: &Thesaurus) -> Vec<Suggested> {
    let named = thesaurus.named_in(text, TOPICS).into_iter();
    named.map(|(label, because)| Suggested { value: label.to_lowercase(), name: label, because }).collect()
}

fn stems(text: &str) -> BTreeSet<String> {
    let telling = folded_words(text).into_iter().filter(|word| !is_stop_word(word));
    telling.map(|word| stemmed(&word).concat()).filter(|stem| !stem.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(slug: &str, name: &str, summary: &str) -> Candidate {
        Candidate { slug: slug.into(), name: name.into(), summary: summary.into() }
    }

    fn standards() -> Vec<Candidate> {
        vec![
            candidate(
                "poll-worker-training",
                "Poll worker training",
                "Convenient, tested training with clear job aids",
            ),
            candidate("chain-of-custody", "Chain of custody", "Seals, logs and two people for every ballot"),
            candidate("signage", "Signs at the polls", "Clear signs that voters find"),
        ]
    }

    #[test]
    fn words_speak_for_what_they_name() {
        let text =
            "Two workers sign the log and check the seals. Custody of ballots never rests with one person.";
        let suggested = suggest_alignment(text, &standards(), 3);
        assert_eq!(suggested[0].value, "chain-of-custody");
        assert!(suggested[0].because.contains(&"custody".to_owned()), "{suggested:?}");
        assert!(suggested.iter().all(|one| one.value != "signage"), "nothing speaks for it: {suggested:?}");
    }

    #[test]
    fn nothing_is_suggested_from_nothing() {
        assert!(suggest_alignment("", &standards(), 3).is_empty());
        assert!(suggest_alignment("the of and", &standards(), 3).is_empty());
        assert!(suggest_topics("", &Thesaurus::default()).is_empty());
    }
}
