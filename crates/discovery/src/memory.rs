//! Answers of the index kept for whoever asks the same: many look for the same few things.
//!
//! Invariants: what is kept was worked out from one moment of the index, and answers for that moment alone; a question holds all
//! that its answer depends on, the reader's access first of all, so that nobody is given what was worked out for another right.
//! Rows that were read for an answer are kept beside it, and the database is asked each time whether the reader may still see
//! each of them, and whether it was written since.

use std::{
    hash::Hash,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use commons_search::Index;
use lru::LruCache;

use crate::shown::Written;

/// So many answers of a kind are kept, those that were asked for last: with its snippets, counts and rows one takes up to 70 KB.
const KEPT: NonZeroUsize = NonZeroUsize::new(2_048).expect("it is not 0");

/// Answers to one kind of question.
pub(crate) struct Memory<Q: Hash + Eq, A>(Mutex<Kept<Q, A>>);

/// An answer of the index, with the rows that were read for it.
pub(crate) struct Answer<A, R> {
    /// What the index said.
    pub said: A,
    /// The moment of the index that said so; none when nobody may be given this answer again.
    moment: Option<u64>,
    rows: OnceLock<Vec<Written<R>>>,
}

impl<A, R> Answer<A, R> {
    /// An answer whose rows were not read yet.
    pub fn new(moment: Option<u64>, said: A) -> Self {
        Self { said, moment, rows: OnceLock::new() }
    }

    /// The rows, when all of them were read before.
    pub fn rows(&self) -> Option<&[Written<R>]> {
        self.rows.get().map(Vec::as_slice)
    }

    /// Keeps the rows, which were read when the record was so long: as long as the part of it that the index has read by now. So
    /// none of them is older than the answer, and what happens to one of them later is another moment of the index.
    pub fn keep_rows(&self, index: &Index, newest: u64, rows: Vec<Written<R>>) {
        let is_of_now = self.moment.is_some() && index.position().is_some_and(|position| position <= newest);
        if is_of_now && index.moment() == self.moment {
            self.rows.get_or_init(|| rows);
        }
    }
}

struct Kept<Q: Hash + Eq, A> {
    /// The moment of the index that they are about.
    moment: u64,
    answers: LruCache<Q, Arc<A>>,
}

impl<Q: Hash + Eq, A> Default for Memory<Q, A> {
    fn default() -> Self {
        Self(Mutex::new(Kept { moment: 0, answers: LruCache::new(KEPT) }))
    }
}

impl<Q: Hash + Eq, A> Memory<Q, A> {
    /// What was answered at this moment, if it was asked then.
    pub fn recall(&self, moment: u64, question: &Q) -> Option<Arc<A>> {
        let mut kept = self.kept();
        if kept.moment == moment { kept.answers.get(question).cloned() } else { None }
    }

    /// Keeps an answer; those about an earlier moment are forgotten.
    pub fn keep(&self, moment: u64, question: Q, answer: &Arc<A>) {
        let mut kept = self.kept();
        if kept.moment < moment {
            kept.answers.clear();
            kept.moment = moment;
        }
        if kept.moment == moment {
            kept.answers.put(question, Arc::clone(answer));
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept<Q, A>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_about_one_moment() {
        let memory = Memory::default();
        memory.keep(1, "seals", &Arc::new(7));
        assert_eq!(memory.recall(1, &"seals").as_deref(), Some(&7));
        assert_eq!(memory.recall(2, &"seals"), None, "something was published");
        memory.keep(2, "logs", &Arc::new(8));
        memory.keep(1, "seals", &Arc::new(9));
        assert_eq!(memory.recall(1, &"seals"), None, "what was worked out too long ago is not kept");
        assert_eq!(memory.recall(2, &"seals"), None);
        assert_eq!(memory.recall(2, &"logs").as_deref(), Some(&8));
    }
}
