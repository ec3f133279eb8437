//! One generation of the index: its folder, its writer, and what readers see of it.
//!
//! The position (how far into the event feed the index has read) is part of each commit, so that index and position agree
//! after a crash.

use std::{
    panic::catch_unwind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use commons_kernel::{ResourceId, Result};
use serde::{Deserialize, Serialize};
use tantivy::{
    IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, Term, directory::MmapDirectory,
    merge_policy::LogMergePolicy,
};

use crate::{
    Change, Document, Position,
    analyser::register,
    fault::internal,
    moment::{Moment, Moments},
    row::{row, written},
    schema::{Fields, VERSION, schema},
};

/// Memory that one thread of a writer may use before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 64_000_000;
/// Threads that build a new generation, at most; the living one is written by one, so that a commit makes one segment.
const MOST_THREADS: usize = 4;
/// Text that may wait for the threads while a generation is built, in bytes; then it is written down before more comes.
const MOST_WAITING: usize = 256_000_000;

pub struct Generation {
    pub folder: Option<PathBuf>,
    pub index: tantivy::Index,
    reader: IndexReader,
    writer: Mutex<Writer>,
    pub fields: Fields,
    position: RwLock<Option<Position>>,
    moments: Moments,
}

struct Writer {
    tantivy: IndexWriter,
    /// Bytes of text that were given to it since the last commit.
    waiting: usize,
    /// It could not be set back after a fault, and writes no more.
    is_broken: bool,
}

/// What a commit carries.
#[derive(Serialize, Deserialize)]
struct Stamp {
    schema: u32,
    position: Option<u64>,
    /// Missing in what was written before there was one.
    #[serde(default)]
    chain: String,
}

/// So many segments of about the same size become one: every search looks through each of them, however small.
const MERGED: usize = 4;
/// Texts are packed in blocks of so many bytes; a snippet unpacks a whole one. Smaller ones would take much more room.
const BLOCK: usize = 4_096;

/// What a generation is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Small changes, each of them soon.
    Follow,
    /// Everything anew, as fast as it goes.
    Build,
}

impl Generation {
    /// Opens what is there, or says in plain words why it cannot be used. tantivy panics over some files that are damaged; a
    /// server must start all the same.
    pub fn open(folder: PathBuf) -> Result<Self, String> {
        catch_unwind(|| Self::open_undamaged(folder))
            .unwrap_or_else(|_| Err("it is damaged: its files are not what was written".into()))
    }

    fn open_undamaged(folder: PathBuf) -> Result<Self, String> {
        let index = open_index(&folder)?;
        if index.schema() != schema().0 {
            return Err("it was built by another version".into());
        }
        let generation = Self::finish_opening(Some(folder), index, Purpose::Follow)
            .map_err(|error| format!("it cannot be opened: {error}"))?;
        match generation.stamp() {
            Some(stamp) if stamp.schema == VERSION => {
                generation.move_to(stamp.place());
                Ok(generation)
            }
            Some(_) => Err("it was built by another version".into()),
            None => Err("it was never finished".into()),
        }
    }

    pub fn create(folder: Option<PathBuf>, purpose: Purpose) -> Result<Self> {
        let settings = IndexSettings { docstore_blocksize: BLOCK, ..IndexSettings::default() };
        let builder = tantivy::Index::builder().schema(schema().0).settings(settings);
        let index = match &folder {
            Some(folder) => builder.create_in_dir(folder),
            None => builder.create_in_ram(),
        };
        let index = index.map_err(internal)?;
        Self::finish_opening(folder, index, purpose)
    }

    fn finish_opening(folder: Option<PathBuf>, index: tantivy::Index, purpose: Purpose) -> Result<Self> {
        register(index.tokenizers());
        let threads = match purpose {
            Purpose::Follow => 1,
            Purpose::Build => {
                std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS))
            }
        };
        let tantivy = index.writer_with_num_threads(threads, threads * WRITER_MEMORY).map_err(internal)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(MERGED);
        tantivy.set_merge_policy(Box::new(merging));
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(internal)?;
        let writer = Mutex::new(Writer { tantivy, waiting: 0, is_broken: false });
        let (position, moments) = (RwLock::new(None), Moments::default());
        Ok(Self { folder, index, reader, writer, fields: schema().1, position, moments })
    }

    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// The number of the moment that readers see now, once it is decoded.
    pub fn moment_number(&self) -> Option<u64> {
        self.moments.number(&self.searcher())
    }

    /// What readers see of it now.
    pub fn moment(&self) -> Result<Arc<Moment>> {
        self.moments.of(&self.searcher(), &self.fields)
    }

    /// How far it has read; what was read without consequences counts, though no commit carries it yet.
    pub fn position(&self) -> Option<Position> {
        self.position.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn move_to(&self, position: Option<Position>) {
        *self.position.write().unwrap_or_else(PoisonError::into_inner) = position;
    }

    /// What the last commit says of itself.
    fn stamp(&self) -> Option<Stamp> {
        let payload = self.index.load_metas().ok()?.payload?;
        serde_json::from_str(&payload).ok()
    }

    /// Where the last commit stands.
    pub fn committed(&self) -> Option<Position> {
        self.stamp().and_then(|stamp| stamp.place())
    }

    /// Whether it can be written.
    pub fn is_broken(&self) -> bool {
        self.writer().is_broken
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes changes, commits them with their position and shows them to readers.
    pub fn apply(&self, changes: Vec<Change>, position: Option<Position>) -> Result<()> {
        let mut writer = self.writer();
        let written =
            writer.usable().and_then(|tantivy| write(tantivy, &self.fields, changes, position.as_ref()));
        if written.is_err() {
            writer.set_back();
        }
        written.map_err(internal)?;
        writer.waiting = 0;
        self.reader.reload().map_err(internal)?;
        // Decoded here, so that no reader waits for it.
        self.moment()?;
        self.move_to(position);
        Ok(())
    }

    /// Puts documents in that it does not hold yet; they show with the next commit.
    pub fn add(&self, documents: Vec<Document>) -> Result<()> {
        let mut writer = self.writer();
        for document in documents {
            writer.waiting += document.text_bytes();
            let row = row(&self.fields, &document);
            writer.usable().and_then(|tantivy| tantivy.add_document(row)).map_err(internal)?;
        }
        if writer.waiting > MOST_WAITING {
            writer.usable().and_then(IndexWriter::commit).map_err(internal)?;
            writer.waiting = 0;
        }
        Ok(())
    }
}

impl Stamp {
    fn place(self) -> Option<Position> {
        Some(Position { seq: self.position?, chain: self.chain })
    }
}

impl Writer {
    fn usable(&mut self) -> tantivy::Result<&mut IndexWriter> {
        if self.is_broken {
            return Err(tantivy::TantivyError::SystemError("its writer is broken".into()));
        }
        Ok(&mut self.tantivy)
    }

    /// Takes back what was not committed. Room that a failed batch had taken is given back at once: the disk may be full.
    fn set_back(&mut self) {
        self.waiting = 0;
        if self.is_broken {
            return;
        }
        if let Err(error) = self.tantivy.rollback() {
            tracing::error!(%error, "the search index could not take back a failed batch; it will be built anew");
            self.is_broken = true;
        } else if let Err(error) = self.tantivy.garbage_collect_files().wait() {
            tracing::debug!(%error, "files of a failed batch are still there");
        }
    }
}

/// The files of a folder as an index, without its analysers.
pub fn open_index(folder: &Path) -> Result<tantivy::Index, String> {
    let directory =
        MmapDirectory::open(folder).map_err(|error| format!("its folder cannot be read: {error}"))?;
    tantivy::Index::open(directory).map_err(|error| format!("it is damaged: {error}"))
}

fn write(
    writer: &mut IndexWriter,
    fields: &Fields,
    changes: Vec<Change>,
    position: Option<&Position>,
) -> tantivy::Result<()> {
    for change in changes {
        match change {
            Change::Remove(id) => drop(writer.delete_term(key(fields, id))),
            Change::Upsert(document) => {
                writer.delete_term(key(fields, document.id));
                writer.add_document(row(fields, &document))?;
            }
        }
    }
    let mut commit = writer.prepare_commit()?;
    let stamp = Stamp {
        schema: VERSION,
        position: position.map(|position| position.seq),
        chain: position.map(|position| position.chain.clone()).unwrap_or_default(),
    };
    let stamp = serde_json::to_string(&stamp)
        .map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
    commit.set_payload(&stamp);
    commit.commit()?;
    Ok(())
}

fn key(fields: &Fields, id: ResourceId) -> Term {
    Term::from_field_text(fields.id, &written(id.uuid()))
}
