//! The checklist of a review, kept as data, and what has been answered of it.

use std::{collections::BTreeSet, sync::LazyLock};

use commons_entity::review_entry;
use commons_kernel::{CheckVerdict, EntryKind};
use serde::Deserialize;
use time::OffsetDateTime;
use uuid::Uuid;

/// When a second person has to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Second {
    /// Never.
    Never,
    /// When the first was not sure.
    Doubt,
    /// Always.
    Always,
}

/// A question of the checklist.
#[derive(Clone, Debug, Deserialize)]
pub struct Criterion {
    /// Its name in the record.
    pub key: String,
    /// The question, for the screen.
    pub question: String,
    /// What to look for.
    pub help: String,
    /// When a second person has to look.
    pub second: Second,
}

static CHECKLIST: LazyLock<Vec<Criterion>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(include_str!("../data/checklist.csv").as_bytes());
    rows.deserialize().filter_map(Result::ok).collect()
});

/// The questions, in their order.
pub fn checklist() -> &'static [Criterion] {
    &CHECKLIST
}

/// Where a question stands in one review.
#[derive(Clone, Debug)]
pub struct Check {
    /// The question.
    pub criterion: &'static Criterion,
    /// The newest answer.
    pub answer: Option<Answered>,
    /// Whether somebody else than who answered it has to look.
    pub needs_second: bool,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What was found.
    pub verdict: CheckVerdict,
    /// Who found it.
    pub by: Option<Uuid>,
    /// When.
    pub at: OffsetDateTime,
    /// What they wrote.
    pub note: String,
}

impl Check {
    /// Whether it stands in the way of an approval. What nobody has answered does not: whoever approves answers it by that.
    pub fn hinders(&self) -> bool {
        self.needs_second
            || self
                .answer
                .as_ref()
                .is_some_and(|answer| matches!(answer.verdict, CheckVerdict::No | CheckVerdict::Doubt))
    }
}

/// The checklist as the entries of one review answer it; `entries` are in the order of time.
pub fn checks(entries: &[review_entry::Model]) -> Vec<Check> {
    checklist().iter().map(|criterion| check(criterion, entries)).collect()
}

fn check(criterion: &'static Criterion, entries: &[review_entry::Model]) -> Check {
    let (mut answer, mut answered_by, mut doubted_by) = (None, BTreeSet::new(), None);
    let answers = entries.iter().filter(|entry| {
        entry.kind.0 == EntryKind::Check && entry.criterion.as_deref() == Some(criterion.key.as_str())
    });
    for entry in answers {
        let Some(verdict) = entry.verdict.map(|verdict| verdict.0) else { continue };
        if verdict == CheckVerdict::Doubt {
            doubted_by = Some(entry.by_person);
        } else if doubted_by.is_some_and(|first| first != entry.by_person) {
            doubted_by = None;
        }
        answered_by.insert(entry.by_person);
        let note = entry.text.clone();
        answer = Some(Answered { verdict, by: entry.by_person, at: entry.at, note });
    }
    let needs_second = match criterion.second {
        Second::Never => false,
        Second::Doubt => doubted_by.is_some(),
        Second::Always => doubted_by.is_some() || answered_by.len() == 1,
    };
    Check { criterion, answer, needs_second }
}

#[cfg(test)]
mod tests {
    use commons_entity::Word;

    use super::*;

    fn entry(criterion: &str, verdict: CheckVerdict, by: u128) -> review_entry::Model {
        review_entry::Model {
            id: Uuid::nil(),
            review_request_id: Uuid::nil(),
            kind: Word(EntryKind::Check),
            at: OffsetDateTime::UNIX_EPOCH,
            by_person: Some(Uuid::from_u128(by)),
            text: String::new(),
            passage: None,
            staff_only: false,
            criterion: Some(criterion.into()),
            verdict: Some(Word(verdict)),
        }
    }

    fn of<'a>(checks: &'a [Check], key: &str) -> &'a Check {
        checks.iter().find(|check| check.criterion.key == key).expect("a criterion")
    }

    #[test]
    fn the_file_is_read_whole() {
        let rows = include_str!("../data/checklist.csv").lines().count() - 1;
        assert_eq!((checklist().len(), rows), (6, 6));
        assert!(checklist().iter().all(|criterion| !criterion.help.is_empty()));
    }

    #[test]
    fn a_doubt_is_settled_by_somebody_else_alone() {
        let doubt = entry("lawful", CheckVerdict::Doubt, 1);
        assert!(of(&checks(std::slice::from_ref(&doubt)), "lawful").hinders());
        let mut entries = vec![doubt, entry("lawful", CheckVerdict::Yes, 1)];
        let mine = checks(&entries);
        assert!(of(&mine, "lawful").needs_second, "one's own second look is no second pair of eyes");
        entries.push(entry("lawful", CheckVerdict::Yes, 2));
        assert!(!of(&checks(&entries), "lawful").hinders());
        entries.push(entry("lawful", CheckVerdict::No, 1));
        assert!(of(&checks(&entries), "lawful").hinders(), "the newest answer counts");
    }

    #[test]
    fn what_nobody_answered_hinders_nothing() {
        assert!(checks(&[]).iter().all(|check| !check.hinders() && check.answer.is_none()));
        assert!(!of(&checks(&[entry("aligned", CheckVerdict::NotApplicable, 1)]), "aligned").hinders());
    }
}
