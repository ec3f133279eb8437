//! Generations of the index in one folder: which one answers is said by a small file that is replaced in one step.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The file that names the living generation.
const CURRENT: &str = "CURRENT";
/// How a folder of links to the files of a commit begins.
const LINKS: &str = "links-";

/// Takes the folder for this process. The lock goes with the process.
///
/// # Errors
/// `WouldBlock` when another process has it; otherwise when the disk refuses.
pub fn lock(root: &Path) -> io::Result<File> {
    fs::create_dir_all(root)?;
    let file = File::options().create(true).truncate(false).write(true).open(root.join("lock"))?;
    file.try_lock()?;
    Ok(file)
}

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
    File::open(&beside)?.sync_all()?;
    fs::rename(&beside, root.join(CURRENT))?;
    File::open(root)?.sync_all()
}

/// Removes every generation but the living one. What cannot be removed is left for the next time.
pub fn sweep(root: &Path, living: &Path) {
    let Ok(found) = generations(root) else { return };
    for (_, folder) in found.into_iter().filter(|(_, folder)| folder != living) {
        discard(Some(&folder));
    }
}

/// Removes a generation, or links, that nobody needs.
pub fn discard(folder: Option<&Path>) {
    let Some(folder) = folder else { return };
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, folder = %folder.display(), "an old part of the search index could not be removed");
        }
        _ => {}
    }
}

/// An empty folder for links to the files of a commit.
///
/// # Errors
/// When the disk refuses.
pub fn begin_links(root: &Path, position: u64) -> io::Result<PathBuf> {
    let folder = root.join(format!("{LINKS}{position}"));
    discard(Some(&folder));
    fs::create_dir(&folder)?;
    Ok(folder)
}

/// Removes the links that a crash has left.
pub fn forget_links(root: &Path) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(LINKS) {
            discard(Some(&entry.path()));
        }
    }
}

/// Why a file of ordinary size cannot be written into a folder; none when it can.
pub fn refusal(root: &Path) -> Option<io::Error> {
    const TRIED: usize = 1 << 20;
    let path = root.join("room.tmp");
    let tried = File::create(&path).and_then(|mut file| {
        file.write_all(&vec![0; TRIED])?;
        file.sync_data()
    });
    let removed = fs::remove_file(&path);
    match (tried, removed) {
        (Err(refused), _) => Some(refused),
        (Ok(()), Err(error)) => Some(error),
        (Ok(()), Ok(())) => None,
    }
}

/// The names and lengths of the files in a folder, hidden ones left out.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(folder: &Path) -> io::Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_name().into_string() {
            Ok(name) if !name.starts_with('.') => found.push((name, entry.metadata()?.len())),
            _ => {}
        }
    }
    found.sort();
    Ok(found)
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
