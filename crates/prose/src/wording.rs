//! Words that may read as taking a side, or as praise; the list is data, and what is said of them is advice.
//!
//! Invariants: whole words, in whatever case; nobody is accused; quotations are somebody else's words.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{
    Text,
    finding::{Check, Fault, Found, Weight},
    saying::Saying,
    tongue,
    walk::{Place, Walk},
};

static LIST: &str = include_str!("../data/wording.csv");

static TERMS: LazyLock<Vec<Terms>> = LazyLock::new(|| ["en", "es"].map(Terms::of).into());

/// Why a term is on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It belongs to a campaign.
    Partisan,
    /// It praises.
    Promotional,
    /// It judges where it should describe.
    Loaded,
}

/// The terms of one language.
struct Terms {
    language: &'static str,
    finder: AhoCorasick,
    /// What each pattern of the finder stands for.
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub term: String,
    pub language: String,
    kind: Kind,
    pub mend: String,
}

/// Adds the terms of the list that the text holds, each once.
pub(crate) fn look(walk: &Walk, text: &Text<'_>, found: &mut Found<'_>) {
    let tongue = tongue(text.language);
    let Some(terms) = TERMS.iter().find(|terms| terms.language == tongue) else { return };
    let mut told = vec![false; terms.entries.len()];
    for block in walk.blocks.iter().filter(|block| block.place != Place::Quote) {
        for place in terms.finder.find_iter(&block.words) {
            let (at, entry) = (place.pattern().as_usize() / 2, place.range());
            if told[at] || !is_whole(&block.words, entry.clone()) {
                continue;
            }
            told[at] = true;
            let words = &block.words[entry];
            let entry = &terms.entries[at];
            let saying = match entry.kind {
                Kind::Partisan => Saying::PartisanWords,
                Kind::Loaded => Saying::LoadedWords,
                Kind::Promotional => Saying::PraisingWords,
            };
            let parameters = vec![
                ("words", words.to_owned()),
                ("mend", entry.mend.clone()),
                ("language", entry.language.clone()),
            ];
            let (check, weight) = (Check::Wording, Weight::Advisory);
            found.add(Fault { check, weight, passage: Some(words), saying, parameters });
        }
    }
}

impl Terms {
    fn of(language: &'static str) -> Self {
        let entries: Vec<Entry> = entries().into_iter().filter(|entry| entry.language == language).collect();
        // The finder folds the case of plain letters alone, so that accented ones are given in capitals too.
        let patterns = entries.iter().flat_map(|entry| [entry.term.clone(), entry.term.to_uppercase()]);
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .unwrap_or_else(|error| unreachable!("a list of our own: {error}"));
        Self { language, finder, entries }
    }
}

/// The list as it ships.
pub(crate) fn entries() -> Vec<Entry> {
    let mut reader = csv::Reader::from_reader(LIST.as_bytes());
    let entry = |row: csv::StringRecord| {
        let [term, language, kind, mend] = [0, 1, 2, 3].map(|at| row.get(at).unwrap_or_default().to_owned());
        let kind = match kind.as_str() {
            "partisan" => Kind::Partisan,
            "promotional" => Kind::Promotional,
            _ => Kind::Loaded,
        };
        Entry { term, language, kind, mend }
    };
    reader.records().filter_map(Result::ok).map(entry).collect()
}

/// Whether a run of words begins and ends where words do.
fn is_whole(words: &str, run: std::ops::Range<usize>) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !part(words[..run.start].chars().next_back()) && !part(words[run.end..].chars().next())
}
