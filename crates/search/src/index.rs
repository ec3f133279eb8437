//! The index on disk: opening, writing with a position, building anew beside the living one.
//!
//! The position (how far into the event feed the index has read) is part of each commit, so that index and position agree
//! after a crash.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use commons_kernel::{ResourceId, Result};
use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Term, directory::MmapDirectory};

use crate::{
    Document,
    analyser::register,
    fault::internal,
    folder,
    moment::{Moment, Moments},
    row::{row, written},
    schema::{Fields, VERSION, schema},
};

/// Memory that the writer may use before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 64_000_000;

/// What to do with a resource.
#[derive(Clone, Debug)]
pub enum Change {
    /// Put it in, in place of what was there.
    Upsert(Box<Document>),
    /// Take it out; harmless when it is not there.
    Remove(ResourceId),
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
    root: Option<PathBuf>,
    living: RwLock<Arc<Generation>>,
}

/// A generation that is being built while the living one answers.
pub struct Rebuild {
    index: Arc<Index>,
    fresh: Generation,
}

struct Generation {
    folder: Option<PathBuf>,
    index: tantivy::Index,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    fields: Fields,
    moments: Moments,
}

/// What a commit carries.
#[derive(Serialize, Deserialize)]
struct Stamp {
    schema: u32,
    position: Option<u64>,
}

impl Index {
    /// Opens the index in a folder of its own. An index of another version, or one that is damaged, is put aside for an empty
    /// one, and the condition says so.
    ///
    /// # Errors
    /// When not even an empty index can be made: the folder cannot be written, or another process writes this index.
    pub fn open(root: &Path) -> Result<(Self, Condition)> {
        let opened = match folder::current(root) {
            None => Err("there is no index yet".to_owned()),
            Some(folder) => Generation::open(folder),
        };
        let (generation, condition) = match opened {
            Ok(generation) => (generation, Condition::Ready),
            Err(reason) => {
                let folder = folder::begin(root).map_err(internal)?;
                let fresh = Generation::create(Some(folder.clone()))?;
                folder::name(root, &folder).map_err(internal)?;
                (fresh, Condition::NeedsRebuild(reason))
            }
        };
        if let Some(living) = &generation.folder {
            folder::sweep(root, living);
        }
        Ok((Self { root: Some(root.to_owned()), living: RwLock::new(Arc::new(generation)) }, condition))
    }

    /// An empty index that lives in memory.
    ///
    /// # Errors
    /// When tantivy cannot start its writer.
    pub fn in_memory() -> Result<Self> {
        Ok(Self { root: None, living: RwLock::new(Arc::new(Generation::create(None)?)) })
    }

    /// Makes changes, commits them with the position they lead to, and shows them to readers. Blocks: call it off the async threads.
    ///
    /// # Errors
    /// When the disk refuses; nothing of the batch counts then.
    pub fn apply(&self, changes: Vec<Change>, position: Option<u64>) -> Result<()> {
        self.living().apply(changes, position)
    }

    /// How far into the event feed the index has read, by its last commit.
    pub fn position(&self) -> Option<u64> {
        self.living().stamp().and_then(|stamp| stamp.position)
    }

    /// How many resources it holds.
    pub fn size(&self) -> u64 {
        self.living().reader.searcher().num_docs()
    }

    /// Begins a new generation. The living one answers, and may be written, until [`Rebuild::finish`].
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn rebuild(self: &Arc<Self>) -> Result<Rebuild> {
        let folder = self.root.as_deref().map(folder::begin).transpose().map_err(internal)?;
        Ok(Rebuild { index: Arc::clone(self), fresh: Generation::create(folder)? })
    }

    /// What the index holds now, and its fields.
    pub(crate) fn now(&self) -> Result<(Arc<Moment>, Fields)> {
        let living = self.living();
        let moment = living.moments.of(&living.reader.searcher(), &living.fields)?;
        Ok((moment, living.fields.clone()))
    }

    fn living(&self) -> Arc<Generation> {
        Arc::clone(&self.living.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Rebuild {
    /// Adds to the new generation; nothing shows until [`Rebuild::finish`]. Blocks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&self, changes: Vec<Change>) -> Result<()> {
        put(&self.fresh.writer(), &self.fresh.fields, changes).map_err(internal)
    }

    /// Commits the new generation with its position and lets it answer, in one step; then removes the old one. Blocks.
    ///
    /// # Errors
    /// When the disk refuses; the old generation then goes on answering.
    pub fn finish(self, position: Option<u64>) -> Result<()> {
        self.fresh.apply(Vec::new(), position)?;
        let folder = self.fresh.folder.clone();
        if let (Some(root), Some(folder)) = (&self.index.root, &folder) {
            folder::name(root, folder).map_err(internal)?;
        }
        *self.index.living.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(self.fresh);
        // Searches that still read the old files hold them open; the folder may go.
        if let (Some(root), Some(folder)) = (&self.index.root, &folder) {
            folder::sweep(root, folder);
        }
        Ok(())
    }
}

impl Generation {
    /// Opens what is there, or says in plain words why it cannot be used.
    fn open(folder: PathBuf) -> Result<Self, String> {
        let directory =
            MmapDirectory::open(&folder).map_err(|error| format!("its folder cannot be read: {error}"))?;
        let index = tantivy::Index::open(directory).map_err(|error| format!("it is damaged: {error}"))?;
        if index.schema() != schema().0 {
            return Err("it was built by another version".into());
        }
        let damaged = index.validate_checksum().map_err(|error| format!("it is damaged: {error}"))?;
        if let Some(file) = damaged.iter().next() {
            return Err(format!("it is damaged: {} does not have its checksum", file.display()));
        }
        let generation = Self::finish_opening(Some(folder), index)
            .map_err(|error| format!("it cannot be opened: {error}"))?;
        match generation.stamp() {
            Some(stamp) if stamp.schema == VERSION => Ok(generation),
            Some(_) => Err("it was built by another version".into()),
            None => Err("it was never finished".into()),
        }
    }

    fn create(folder: Option<PathBuf>) -> Result<Self> {
        let schema = schema().0;
        let index = match &folder {
            Some(folder) => tantivy::Index::create_in_dir(folder, schema).map_err(internal)?,
            None => tantivy::Index::create_in_ram(schema),
        };
        Self::finish_opening(folder, index)
    }

    fn finish_opening(folder: Option<PathBuf>, index: tantivy::Index) -> Result<Self> {
        register(index.tokenizers());
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY).map_err(internal)?;
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(internal)?;
        Ok(Self {
            folder,
            index,
            reader,
            writer: Mutex::new(writer),
            fields: schema().1,
            moments: Moments::default(),
        })
    }

    fn stamp(&self) -> Option<Stamp> {
        let payload = self.index.load_metas().ok()?.payload?;
        serde_json::from_str(&payload).ok()
    }

    fn writer(&self) -> MutexGuard<'_, IndexWriter> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn apply(&self, changes: Vec<Change>, position: Option<u64>) -> Result<()> {
        let mut writer = self.writer();
        let written = write(&mut writer, &self.fields, changes, position);
        if let Err(error) = &written
            && let Err(worse) = writer.rollback()
        {
            tracing::error!(%error, %worse, "the search index could not take back a failed batch");
        }
        written.map_err(internal)?;
        self.reader.reload().map_err(internal)?;
        // Decoded here, so that no reader waits for it.
        self.moments.of(&self.reader.searcher(), &self.fields)?;
        Ok(())
    }
}

fn write(
    writer: &mut IndexWriter,
    fields: &Fields,
    changes: Vec<Change>,
    position: Option<u64>,
) -> tantivy::Result<()> {
    put(writer, fields, changes)?;
    let mut commit = writer.prepare_commit()?;
    let stamp = serde_json::to_string(&Stamp { schema: VERSION, position })
        .map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
    commit.set_payload(&stamp);
    commit.commit()?;
    Ok(())
}

fn put(writer: &IndexWriter, fields: &Fields, changes: Vec<Change>) -> tantivy::Result<()> {
    for change in changes {
        let id = match &change {
            Change::Upsert(document) => document.id,
            Change::Remove(id) => *id,
        };
        writer.delete_term(Term::from_field_text(fields.id, &written(id.uuid())));
        if let Change::Upsert(document) = change {
            writer.add_document(row(fields, &document))?;
        }
    }
    Ok(())
}
