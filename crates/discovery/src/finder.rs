//! What search needs beside the database.

use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};

use commons_entity::resource;
use commons_kernel::ResourceId;
use commons_search::{Index, Request};
use commons_store::Store;

use crate::{
    PublicCounts, Thesaurus,
    memory::{Answer, Memory},
    names::Names,
    search::Said,
    shown::Shown,
    suggest::Typed,
    unread::Unread,
};

/// What search needs beside the database; one for each server process. Its clones share one thesaurus.
#[derive(Clone)]
pub struct Finder {
    pub(crate) index: Arc<Index>,
    thesaurus: Arc<RwLock<Current>>,
    names: Arc<Names>,
    unread: Option<Unread>,
    public_counts: Arc<PublicCounts>,
    pub(crate) answers: Arc<Memory<Request, Answer<Said, Shown>>>,
    pub(crate) titles: Arc<Memory<Typed, Answer<Vec<ResourceId>, resource::Model>>>,
    /// The place of the newest event that a search has heard of.
    newest: Arc<AtomicU64>,
}

/// The thesaurus in effect, and the place in the feed up to which it was read.
struct Current {
    thesaurus: Arc<Thesaurus>,
    place: Option<i64>,
}

impl Finder {
    /// A finder over an index and a thesaurus.
    pub fn new(index: Arc<Index>, thesaurus: Thesaurus) -> Self {
        let thesaurus = Arc::new(RwLock::new(Current { thesaurus: Arc::new(thesaurus), place: None }));
        let (names, public_counts, newest) = (Arc::default(), Arc::default(), Arc::default());
        let (answers, titles) = (Arc::default(), Arc::default());
        Self { index, thesaurus, names, unread: None, public_counts, answers, titles, newest }
    }

    /// The same finder with a thesaurus of its own, to try it.
    pub(crate) fn trying(&self, thesaurus: Arc<Thesaurus>) -> Self {
        Self { thesaurus: Arc::new(RwLock::new(Current { thesaurus, place: None })), ..self.clone() }
    }

    /// The same finder, which answers too while the index has not read all that happened: it looks here for what to leave out.
    #[must_use]
    pub fn beside(mut self, store: Store) -> Self {
        self.unread = Some(Unread::new(store));
        self
    }

    pub(crate) fn unread(&self) -> Option<&Unread> {
        self.unread.as_ref()
    }

    /// The index.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The thesaurus as it is now. Whoever asks several things of it for one answer takes it once.
    pub fn thesaurus(&self) -> Arc<Thesaurus> {
        Arc::clone(&self.thesaurus.read().unwrap_or_else(PoisonError::into_inner).thesaurus)
    }

    /// The place in the feed up to which the thesaurus was read, if it ever was.
    pub(crate) fn thesaurus_place(&self) -> Option<i64> {
        self.thesaurus.read().unwrap_or_else(PoisonError::into_inner).place
    }

    /// Puts another thesaurus in effect; searches under way end with the one that they began with.
    pub(crate) fn take_thesaurus(&self, thesaurus: Thesaurus, place: i64) {
        let current = Current { thesaurus: Arc::new(thesaurus), place: Some(place) };
        *self.thesaurus.write().unwrap_or_else(PoisonError::into_inner) = current;
    }

    /// What departments, values and standards are called.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Whether there are events, as far as a search has heard, that an index at this place has not read.
    pub(crate) fn is_behind(&self, position: u64) -> bool {
        self.newest.load(Ordering::Relaxed) > position
    }

    /// Hears of the newest event.
    pub(crate) fn note_newest(&self, newest: u64) {
        self.newest.fetch_max(newest, Ordering::Relaxed);
    }

    /// How many public resources there are for what is wanted.
    pub(crate) fn public_counts(&self) -> &PublicCounts {
        &self.public_counts
    }
}
