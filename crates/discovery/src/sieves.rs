//! The sieves of saved queries, remembered, so that what the thesaurus adds to a query is worked out once and not with every
//! publication.
//!
//! Invariant: they are forgotten when the thesaurus has changed, so that a term that staff add counts for the next publication.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use commons_kernel::{Result, State};
use commons_search::{Sieve, parse};
use commons_store::{Tx, feed};

use crate::{Thesaurus, follow_thesaurus::SUBJECTS, load_thesaurus::load_thesaurus};

/// Sieves that are remembered at most.
const REMEMBERED: usize = 50_000;

/// Remembered sieves. Each is of a query and the states of who keeps it, which decide among the meanings of a word.
#[derive(Debug, Default)]
pub struct Sieves(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    /// The newest change of the thesaurus that is in it; nothing when it was never read.
    place: Option<i64>,
    thesaurus: Arc<Thesaurus>,
    known: HashMap<(String, Vec<State>), Arc<Sieve>>,
}

impl Sieves {
    /// Reads the thesaurus again if something happened to it since.
    pub(crate) async fn refresh(&self, tx: &Tx) -> Result<()> {
        let place = feed::newest_about(tx, &SUBJECTS).await?;
        if self.held().place == Some(place) {
            return Ok(());
        }
        let thesaurus = Arc::new(load_thesaurus(tx).await?);
        *self.held() = Held { place: Some(place), thesaurus, known: HashMap::new() };
        Ok(())
    }

    /// The sieve of a query for somebody of these states.
    pub(crate) fn of(&self, query: &str, home: Vec<State>) -> Result<Arc<Sieve>> {
        let mut held = self.held();
        let key = (query.to_owned(), home);
        if let Some(sieve) = held.known.get(&key) {
            return Ok(Arc::clone(sieve));
        }
        let parsed = parse(query)?;
        let expansion = held.thesaurus.expand(&parsed, &key.1).expansion;
        let sieve = Arc::new(Sieve::new(parsed, expansion));
        if held.known.len() >= REMEMBERED {
            held.known.clear();
        }
        held.known.insert(key, Arc::clone(&sieve));
        Ok(sieve)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
