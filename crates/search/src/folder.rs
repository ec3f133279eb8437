//! Generations of the index in one folder: which one answers is said by a small file that is replaced in one step.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The file that names the living generation.
const CURRENT: &str = "CURRENT";

/// The folder of the living generation, when one is named and there.
pub fn current(root: &Path) -> Option<PathBuf> {
    let name = fs::read_to_string(root.join(CURRENT)).ok()?;
    let name = name.trim();
    // The name is ours; anything else is a damaged file.
    number(name)?;
    let folder = root.join(name);
    folder.is_dir().then_some(folder)
}

/// Makes a fresh, empty generation beside the living one.
///
/// # Errors
/// When the disk refuses.
pub fn begin(root: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(root)?;
    let next = generations(root)?.into_iter().map(|(number, _)| number).max().unwrap_or(0) + 1;
    let folder = root.join(format!("generation-{next}"));
    fs::create_dir(&folder)?;
    Ok(folder)
}

/// Names the living generation: written beside, flushed, then renamed over the old name.
///
/// # Errors
/// When the disk refuses; the old name then still stands.
pub fn name(root: &Path, folder: &Path) -> io::Result<()> {
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| io::Error::other("the generation has no name"))?;
    let beside = root.join("CURRENT.new");
    fs::write(&beside, name)?;
    fs::File::open(&beside)?.sync_all()?;
    fs::rename(&beside, root.join(CURRENT))?;
    fs::File::open(root)?.sync_all()
}

/// Removes every generation but the living one. What cannot be removed is left for the next time.
pub fn sweep(root: &Path, living: &Path) {
    let Ok(found) = generations(root) else { return };
    for (_, folder) in found.into_iter().filter(|(_, folder)| folder != living) {
        if let Err(error) = fs::remove_dir_all(&folder) {
            tracing::warn!(%error, folder = %folder.display(), "an old generation of the search index could not be removed");
        }
    }
}

fn generations(root: &Path) -> io::Result<Vec<(u64, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if let Some(number) = entry.file_name().to_str().and_then(number) {
            found.push((number, entry.path()));
        }
    }
    Ok(found)
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix("generation-")?.parse().ok()
}
