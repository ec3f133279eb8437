//! The index of one server process: opening, writing with a position, building anew beside the living one, and whether it
//! can be believed.
//!
//! Invariants: one process at a time holds the folder; which generation answers changes in one step; an index that was found
//! damaged has no position, so that nobody believes its counts, until another generation has taken its place.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use commons_kernel::{Error, ResourceId, Result};

use crate::{
    Document,
    fault::internal,
    folder,
    generation::{Generation, Purpose},
    moment::Moment,
    schema::Fields,
};

/// What to do with a resource.
#[derive(Clone, Debug)]
pub enum Change {
    /// Put it in, in place of what was there.
    Upsert(Box<Document>),
    /// Take it out; harmless when it is not there.
    Remove(ResourceId),
}

/// How far into the event feed an index has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The number of the last event that it has read.
    pub seq: u64,
    /// The hash of that event, by which another database is known; empty when it was not noted.
    pub chain: String,
}

/// What was found when the index was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It can answer.
    Ready,
    /// It is empty and has to be built by walking all resources; says why.
    NeedsRebuild(String),
}

/// The index of one server process.
pub struct Index {
    pub(crate) root: Option<PathBuf>,
    living: RwLock<Arc<Generation>>,
    /// It was found damaged: nothing in it is believed.
    is_damaged: AtomicBool,
    /// Somebody met something odd in it, and it should be looked through.
    is_suspected: AtomicBool,
    /// Why it cannot be written at the moment.
    fault: Mutex<Option<String>>,
    _lock: Option<File>,
}

/// A generation that is being built while the living one answers. Dropped unfinished, it leaves nothing behind.
pub struct Rebuild {
    index: Arc<Index>,
    fresh: Option<Generation>,
}

impl Index {
    /// Opens the index in a folder of its own. An index of another version, or one that is damaged, is put aside for an empty
    /// one, and the condition says so. A large one is opened without reading all of it: [`Index::inspect`] does that later.
    ///
    /// # Errors
    /// Unavailable when another process holds the folder; otherwise when not even an empty index can be made.
    pub fn open(root: &Path) -> Result<(Self, Condition)> {
        let lock = folder::lock(root).map_err(|error| cannot_hold(root, &error))?;
        folder::forget_links(root);
        let opened = match folder::current(root) {
            None => Err("there is no index yet".to_owned()),
            Some(folder) => {
                Generation::open(folder).and_then(|generation| match generation.damage_if_small() {
                    Some(damage) => Err(damage),
                    None => Ok(generation),
                })
            }
        };
        let (generation, condition) = match opened {
            Ok(generation) => (generation, Condition::Ready),
            Err(reason) => {
                let folder = folder::begin(root).map_err(internal)?;
                let fresh = Generation::create(Some(folder.clone()), Purpose::Follow)?;
                folder::name(root, &folder).map_err(internal)?;
                (fresh, Condition::NeedsRebuild(reason))
            }
        };
        if let Some(living) = &generation.folder {
            folder::sweep(root, living);
        }
        Ok((Self::over(Some(root.to_owned()), generation, Some(lock)), condition))
    }

    /// An empty index that lives in memory.
    ///
    /// # Errors
    /// When tantivy cannot start its writer.
    pub fn in_memory() -> Result<Self> {
        Ok(Self::over(None, Generation::create(None, Purpose::Follow)?, None))
    }

    fn over(root: Option<PathBuf>, generation: Generation, lock: Option<File>) -> Self {
        Self {
            root,
            living: RwLock::new(Arc::new(generation)),
            is_damaged: AtomicBool::new(false),
            is_suspected: AtomicBool::new(false),
            fault: Mutex::new(None),
            _lock: lock,
        }
    }

    /// Makes changes, commits them with the position they lead to, and shows them to readers. Blocks: call it off the async threads.
    ///
    /// # Errors
    /// When the disk refuses; nothing of the batch counts then, and readers keep the commit before.
    pub fn apply(&self, changes: Vec<Change>, position: Option<u64>) -> Result<()> {
        let position = position.map(|seq| Position { seq, chain: String::new() });
        self.noting(self.living().apply(changes, position))
    }

    /// As [`Index::apply`], with the hash of the event that it leads to.
    ///
    /// # Errors
    /// As there.
    pub fn apply_at(&self, changes: Vec<Change>, position: Position) -> Result<()> {
        self.noting(self.living().apply(changes, Some(position)))
    }

    /// Notes that it has read so far and found nothing to change. A crash forgets that, and then it is read again.
    pub fn pass_to(&self, position: Position) {
        self.living().move_to(Some(position));
    }

    /// How far into the event feed the index has read; none when it was never built, or was found damaged.
    pub fn position(&self) -> Option<u64> {
        self.place().map(|position| position.seq)
    }

    /// As [`Index::position`], with the hash of that event.
    pub fn place(&self) -> Option<Position> {
        if self.is_damaged.load(Ordering::Acquire) { None } else { self.living().position() }
    }

    /// How far its last commit has read: what it would begin with after a crash.
    pub fn committed(&self) -> Option<u64> {
        self.living().committed().map(|position| position.seq)
    }

    /// The number of what readers see now, another one after every change; none while it is being decoded.
    pub fn moment(&self) -> Option<u64> {
        self.living().moment_number()
    }

    /// How many resources it holds.
    pub fn size(&self) -> u64 {
        self.living().searcher().num_docs()
    }

    /// Begins a new generation. The living one answers, and may be written, until [`Rebuild::finish`].
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn rebuild(self: &Arc<Self>) -> Result<Rebuild> {
        let folder = self.root.as_deref().map(folder::begin).transpose().map_err(internal);
        let fresh = folder.and_then(|folder| {
            Generation::create(folder.clone(), Purpose::Build)
                .inspect_err(|_| folder::discard(folder.as_deref()))
        });
        Ok(Rebuild { index: Arc::clone(self), fresh: Some(self.noting(fresh)?) })
    }

    /// Looks through the whole of it for damage, and believes nothing of it any more when there is some; says what was found.
    /// Blocks, and reads all files.
    pub fn inspect(&self) -> Option<String> {
        self.is_suspected.store(false, Ordering::Release);
        if self.is_lost() {
            // What it holds open is as good as ever; there is nothing to read.
            return None;
        }
        let damage = self.living().damage();
        if damage.is_some() {
            self.is_damaged.store(true, Ordering::Release);
        }
        damage
    }

    /// Notes that an answer failed in an odd way; whoever keeps the index looks through it soon.
    pub fn suspect(&self) {
        self.is_suspected.store(true, Ordering::Release);
    }

    /// Whether somebody met something odd since the last [`Index::inspect`].
    pub fn is_suspected(&self) -> bool {
        self.is_suspected.load(Ordering::Acquire)
    }

    /// Whether its files were taken away, or it can no longer be written: it answers from what it holds open, and has to be
    /// built anew.
    pub fn is_lost(&self) -> bool {
        let living = self.living();
        let gone = match (&self.root, &living.folder) {
            (Some(root), Some(folder)) => {
                folder::current(root).as_ref() != Some(folder) || !folder.join("meta.json").is_file()
            }
            _ => false,
        };
        gone || living.is_broken()
    }

    /// Why it could not be written the last time, with the mend; none once it was.
    pub fn fault(&self) -> Option<String> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps in mind how writing ended, and says the mend when it failed.
    fn noting<T>(&self, written: Result<T>) -> Result<T> {
        let fault = written.as_ref().err().map(|error| {
            let refused = self.root.as_deref().and_then(|root| Some((root.display(), folder::refusal(root)?)));
            match refused {
                Some((root, refused)) => format!(
                    "the folder {root} cannot be written ({refused}): make room on its disk, or mend its rights"
                ),
                None => error.message().to_owned(),
            }
        });
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault.clone();
        match (written, fault) {
            (Err(_), Some(fault)) => Err(internal(fault)),
            (written, _) => written,
        }
    }

    /// Lets another generation answer, in one step; then removes the old one.
    pub(crate) fn take_over(&self, fresh: Generation) -> Result<()> {
        let folder = fresh.folder.clone();
        if let (Some(root), Some(folder)) = (&self.root, &folder) {
            folder::name(root, folder).map_err(internal)?;
        }
        *self.living.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        self.is_damaged.store(false, Ordering::Release);
        // Searches that still read the old files hold them open; the folder may go.
        if let (Some(root), Some(folder)) = (&self.root, &folder) {
            folder::sweep(root, folder);
        }
        Ok(())
    }

    /// What the index holds now, and its fields.
    pub(crate) fn now(&self) -> Result<(Arc<Moment>, Fields)> {
        let living = self.living();
        Ok((living.moment()?, living.fields.clone()))
    }

    pub(crate) fn living(&self) -> Arc<Generation> {
        Arc::clone(&self.living.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn cannot_hold(root: &Path, error: &std::io::Error) -> Error {
    let root = root.display();
    match error.kind() {
        std::io::ErrorKind::WouldBlock => Error::unavailable(format!(
            "the search index in {root} is held by another process: end it, or give this one a folder of its own \
             (COMMONS_SEARCH__DIR)"
        )),
        _ => internal(format!(
            "the folder {root} cannot be used: {error}; mend its rights, or set COMMONS_SEARCH__DIR"
        )),
    }
}

impl Rebuild {
    /// Puts resources into the new generation that it does not hold yet; nothing shows until [`Rebuild::finish`]. Blocks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&self, documents: Vec<Document>) -> Result<()> {
        self.index.noting(self.fresh()?.add(documents))
    }

    /// Makes changes to the new generation and commits them, as [`Index::apply_at`] does with the living one. Blocks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn apply_at(&self, changes: Vec<Change>, position: Position) -> Result<()> {
        self.index.noting(self.fresh()?.apply(changes, Some(position)))
    }

    /// Commits the new generation with its position and lets it answer, in one step; then removes the old one. Blocks.
    ///
    /// # Errors
    /// When the disk refuses; the old generation then goes on answering.
    pub fn finish(self, position: Option<u64>) -> Result<()> {
        self.end(position.map(|seq| Position { seq, chain: String::new() }))
    }

    /// As [`Rebuild::finish`], with the hash of the event that it leads to.
    ///
    /// # Errors
    /// As there.
    pub fn finish_at(self, position: Position) -> Result<()> {
        self.end(Some(position))
    }

    fn end(mut self, position: Option<Position>) -> Result<()> {
        let fresh = self.fresh()?;
        self.index.noting(fresh.apply(Vec::new(), position))?;
        match self.fresh.take() {
            Some(fresh) => self.index.take_over(fresh),
            None => Ok(()),
        }
    }

    fn fresh(&self) -> Result<&Generation> {
        self.fresh.as_ref().ok_or_else(|| internal("this generation has taken over already"))
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        if let Some(fresh) = self.fresh.take() {
            let folder = fresh.folder.clone();
            drop(fresh);
            folder::discard(folder.as_deref());
        }
    }
}
