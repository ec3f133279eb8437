//! One commit as files: taken out of a living index, and put into one that has nothing.
//!
//! Invariants: what is taken out is whole and stays as it was while the index goes on; what is put in answers only after it
//! was opened as any other index, at the very position that was promised.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use commons_kernel::Result;
use tantivy::{
    Directory,
    directory::{META_LOCK, ManagedDirectory},
};

use crate::{
    Index, Position,
    fault::internal,
    folder,
    generation::{Generation, open_index},
};

/// The files of one commit, under links of their own until this is dropped.
pub struct Frozen {
    folder: PathBuf,
    /// How far that commit has read.
    pub position: Position,
    /// How many resources it holds.
    pub documents: u64,
    /// The files by name, with their lengths in bytes.
    pub files: Vec<(String, u64)>,
}

/// A generation that is being brought in from elsewhere. Dropped unfinished, it leaves nothing behind.
pub struct Adoption {
    index: Arc<Index>,
    folder: PathBuf,
    is_done: bool,
}

impl Index {
    /// Takes the last commit out; none when the index is in memory, was never built, or was found damaged. Blocks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn freeze(&self) -> Result<Option<Frozen>> {
        let living = self.living();
        let (Some(root), Some(from), Some(_)) = (&self.root, &living.folder, self.place()) else {
            return Ok(None);
        };
        let Some(position) = living.committed() else { return Ok(None) };
        let folder = folder::begin_links(root, position.seq).map_err(internal)?;
        let mut frozen = Frozen { folder, position, documents: 0, files: Vec::new() };
        let (position, documents) = link(&living, from, &frozen.folder).map_err(internal)?;
        frozen.files = folder::files(&frozen.folder).map_err(internal)?;
        (frozen.position, frozen.documents) = (position, documents);
        Ok(Some(frozen))
    }

    /// Begins to bring a generation in; none when the index lives in memory.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn adopt(self: &Arc<Self>) -> Result<Option<Adoption>> {
        let Some(root) = &self.root else { return Ok(None) };
        let folder = folder::begin(root).map_err(internal)?;
        Ok(Some(Adoption { index: Arc::clone(self), folder, is_done: false }))
    }
}

/// Links the files of the last commit. No file is taken away meanwhile: whoever takes files away needs the same lock.
fn link(living: &Generation, from: &Path, to: &Path) -> tantivy::Result<(Position, u64)> {
    let directory: &ManagedDirectory = living.index.directory();
    let _held = directory.acquire_lock(&META_LOCK).map_err(|error| io::Error::other(error.to_string()))?;
    // A merge may end between two looks: what was read must be one and the same commit.
    let meta_path = from.join("meta.json");
    let (text, metas) = loop {
        let text = fs::read(&meta_path)?;
        let metas = living.index.load_metas()?;
        if fs::read(&meta_path)? == text {
            break (text, metas);
        }
    };
    for file in metas.list_segment_files() {
        let source = from.join(&file);
        if source.exists() {
            let target = to.join(&file);
            fs::hard_link(&source, &target).or_else(|_| fs::copy(&source, &target).map(drop))?;
        }
    }
    fs::write(to.join("meta.json"), text)?;
    let stamped = living.committed().ok_or_else(|| io::Error::other("the last commit has no position"))?;
    Ok((stamped, metas.segments.iter().map(|segment| u64::from(segment.num_docs())).sum()))
}

impl Frozen {
    /// Where a file is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What is wrong with a file, by the checksum at its end; `meta.json` has none. Blocks.
    pub fn damage(&self, name: &str) -> Option<String> {
        if name == "meta.json" {
            return None;
        }
        match open_index(&self.folder).map(|index| index.directory().validate_checksum(Path::new(name))) {
            Ok(Ok(true)) => None,
            Ok(Ok(false)) => Some(format!("{name} does not have its checksum")),
            Ok(Err(error)) => Some(format!("{name}: {error}")),
            Err(damage) => Some(damage),
        }
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        folder::discard(Some(&self.folder));
    }
}

impl Adoption {
    /// Where the files belong.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Opens what was brought and lets it answer. Blocks.
    ///
    /// # Errors
    /// Says why it cannot be used; the index then is as it was.
    pub fn finish(mut self, position: &Position) -> Result<(), String> {
        self.settle().map_err(|error| format!("its files cannot be kept: {error}"))?;
        let generation = Generation::open(self.folder.clone())?;
        if generation.position().as_ref() != Some(position) {
            return Err("it is at another position than it says".into());
        }
        self.index.take_over(generation).map_err(|error| error.to_string())?;
        self.is_done = true;
        Ok(())
    }

    /// Writes down which files tantivy may take away one day, and waits until all of them are on the disk.
    fn settle(&self) -> io::Result<()> {
        let names: Vec<String> = folder::files(&self.folder)?.into_iter().map(|(name, _)| name).collect();
        fs::write(self.folder.join(".managed.json"), serde_json::to_vec(&names)?)?;
        for name in names.iter().map(String::as_str).chain([".managed.json"]) {
            fs::File::open(self.folder.join(name))?.sync_all()?;
        }
        fs::File::open(&self.folder)?.sync_all()
    }
}

impl Drop for Adoption {
    fn drop(&mut self) {
        if !self.is_done {
            folder::discard(Some(&self.folder));
        }
    }
}
