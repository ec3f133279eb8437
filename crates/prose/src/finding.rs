//! What is wrong with a text, and how it is gathered: counted in full, kept in part.

use std::collections::BTreeMap;

use crate::saying::{Parameter, Saying, fill};

/// How many findings of one check are told.
pub const FINDINGS: usize = 20;
/// The longest passage, in characters.
pub const PASSAGE_CHARS: usize = 200;

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// What was left to fill in.
    Placeholder,
    /// What a picture says to who does not see it (WCAG 2.2, SC 1.1.1).
    AlternativeText,
    /// Where links lead, and what their words say (WCAG 2.2, SC 2.4.4).
    Link,
    /// How easily it is read: the length of its sentences and words, the order of its headings, the size of its tables.
    Reading,
    /// Words that may read as taking a side.
    Wording,
}

/// Whether a finding stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nobody should publish it so.
    Blocking,
    /// Its writer may want to look at it.
    Advisory,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// Whether it stands in the way.
    pub weight: Weight,
    /// The words it is about, as they stand in the text, at most [`PASSAGE_CHARS`]; none where no run of the text is at fault.
    pub passage: Option<String>,
    /// What is said of it.
    pub saying: Saying,
    /// The values that its sentences name.
    pub parameters: Vec<Parameter>,
    /// How many more of its check there are that are not told.
    pub more: usize,
    /// What is wrong, in sentences for the screen.
    pub message: String,
    /// How to mend it, in sentences for the screen.
    pub mend: String,
}

/// One thing that a check found.
pub(crate) struct Fault<'a> {
    pub check: Check,
    pub weight: Weight,
    /// The words it is about; they are left out where the text does not hold them in one run.
    pub passage: Option<&'a str>,
    pub saying: Saying,
    pub parameters: Vec<Parameter>,
}

/// What was found so far in a text.
pub(crate) struct Found<'a> {
    text: &'a str,
    kept: Vec<Finding>,
    counts: BTreeMap<(Check, Weight), usize>,
}

impl<'a> Found<'a> {
    pub(crate) fn over(text: &'a str) -> Self {
        Self { text, kept: Vec::new(), counts: BTreeMap::new() }
    }

    /// Whether another one of this check would be told; whoever has to make words for it asks first.
    pub(crate) fn has_room(&self, check: Check, weight: Weight) -> bool {
        self.counts.get(&(check, weight)).is_none_or(|count| *count < FINDINGS)
    }

    /// Counts one more that is not told.
    pub(crate) fn count(&mut self, check: Check, weight: Weight) {
        *self.counts.entry((check, weight)).or_default() += 1;
    }

    pub(crate) fn add(&mut self, fault: Fault<'_>) {
        let Fault { check, weight, passage, saying, parameters } = fault;
        let room = self.has_room(check, weight);
        self.count(check, weight);
        if room {
            let passage =
                passage.map(shortened).filter(|words| !words.is_empty() && self.text.contains(words));
            let passage = passage.map(str::to_owned);
            let [message, mend] = [saying.message(), saying.mend()].map(|words| fill(words, &parameters));
            self.kept.push(Finding { check, weight, passage, saying, parameters, more: 0, message, mend });
        }
    }

    /// All that was found, check by check, in the order of the text. What stands in the way never gives its place to advice.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.kept.sort_by_key(|finding| (finding.check, finding.weight));
        let mut told: Vec<Finding> = Vec::with_capacity(self.kept.len());
        let mut of_check = BTreeMap::<Check, usize>::new();
        for finding in self.kept {
            let so_far = of_check.entry(finding.check).or_default();
            *so_far += 1;
            if *so_far <= FINDINGS {
                told.push(finding);
            }
        }
        for (check, told_of) in of_check {
            let all: usize =
                self.counts.iter().filter(|((of, _), _)| *of == check).map(|(_, count)| count).sum();
            let more = all - told_of.min(FINDINGS);
            let last = told.iter_mut().rfind(|finding| finding.check == check);
            if let Some(last) = last.filter(|_| more > 0) {
                last.more = more;
                last.message.push_str(&match more {
                    1 => " There is 1 more of this kind.".to_owned(),
                    more => format!(" There are {more} more of this kind."),
                });
            }
        }
        told
    }
}

/// The beginning of some words, as much as a passage holds.
pub(crate) fn shortened(words: &str) -> &str {
    match words.char_indices().nth(PASSAGE_CHARS) {
        Some((end, _)) => &words[..end],
        None => words,
    }
}
