//! Answers kept for whoever asks the same: many look for the same few things.
//!
//! Invariants: what is kept was worked out from one moment of the index, and answers for that moment alone; a question holds all
//! that its answer depends on, the reader's access first of all, so that nobody is given what was worked out for another right.

use std::{
    hash::Hash,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lru::LruCache;

/// So many answers of a kind are kept, those that were asked for last: with its snippets and counts one takes about 30 KB.
const KEPT: NonZeroUsize = NonZeroUsize::new(2_048).expect("it is not 0");

/// Answers to one kind of question.
pub struct Memory<Q: Hash + Eq, A>(Mutex<Kept<Q, A>>);

struct Kept<Q: Hash + Eq, A> {
    /// The moment that they are about, by the number that tantivy gives it.
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
