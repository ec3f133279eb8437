//! A folder for one tool, which is gone afterwards whatever the tool made of it.
//!
//! A server that is killed cannot remove it; the next one does, which tells an abandoned folder by its lock.
//!
//! Invariants: what lies in it is foreign, so no link is followed, no depth is descended by recursion, and nothing is
//! read but plain files of its own.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::limits::FIRST_TOOL_USER;

/// More files and folders than any tool needs.
const ENTRIES: usize = 5_000;

/// How the folders are called.
const PREFIX: &str = "commons-tool-";

/// A folder that is removed with all it holds when it is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    path: PathBuf,
    /// The folder itself, locked for as long as it is open.
    _lock: File,
}

impl Scratch {
    /// A new folder where temporary files go.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn new() -> io::Result<Self> {
        Self::new_in(&std::env::temp_dir())
    }

    fn new_in(temporary: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("commons-new-").tempdir_in(temporary)?;
        let lock = File::open(folder.path())?;
        lock.try_lock()?;
        // It gets its name when it is locked, so that nobody takes it for an abandoned one.
        let random =
            folder.path().file_name().unwrap_or_default().to_string_lossy().replace("commons-new-", PREFIX);
        let path = temporary.join(random);
        fs::rename(folder.path(), &path)?;
        // Under its old name it is gone.
        let _ = folder.keep();
        Ok(Self { path, _lock: lock })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts a file into it, before a tool sees it.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn put(&self, name: &str, content: &mut impl Read) -> io::Result<()> {
        let path = self.path.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        io::copy(content, &mut file).map(drop)
    }

    /// The files that a tool left directly in it, by name.
    ///
    /// # Errors
    /// It cannot be listed.
    pub(crate) fn names(&self) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(&self.path)?.take(ENTRIES);
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry?.file_name().into_string());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Opens a file that a tool left directly in it; `None` when it is not there, not a plain file, or also lies elsewhere.
    pub(crate) fn open(&self, name: &str) -> Option<File> {
        let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC;
        let file = OpenOptions::new().read(true).custom_flags(flags).open(self.path.join(name)).ok()?;
        let metadata = file.metadata().ok()?;
        (metadata.is_file() && metadata.nlink() == 1).then_some(file)
    }

    /// Whether it takes more than so many bytes of the disk, or holds what no honest tool makes.
    pub(crate) fn holds_over(&self, most: u64) -> bool {
        let (mut bytes, mut entries) = (0, 0);
        let mut folders = vec![self.path.clone()];
        while let Some(folder) = folders.pop() {
            let list = match fs::read_dir(folder) {
                Ok(list) => list,
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
                // Locked against us, or nested deeper than a name is long.
                Err(_) => return true,
            };
            for entry in list.flatten() {
                let Ok(metadata) = entry.metadata() else { continue };
                bytes += metadata.blocks() * 512;
                entries += 1;
                if bytes > most || entries > ENTRIES {
                    return true;
                }
                if metadata.is_dir() {
                    folders.push(entry.path());
                }
            }
        }
        false
    }
}

/// Removes the folders of servers that were killed.
pub(crate) fn sweep() {
    if let Err(cause) = sweep_in(&std::env::temp_dir()) {
        tracing::warn!(%cause, "abandoned scratch folders could not be looked for");
    }
}

fn sweep_in(temporary: &Path) -> io::Result<()> {
    // SAFETY: takes nothing and cannot fail.
    let own = unsafe { libc::geteuid() };
    for entry in fs::read_dir(temporary)?.flatten() {
        // A folder of anybody else could be put in another's place while it is emptied.
        let is_ours = |metadata: fs::Metadata| {
            metadata.is_dir() && (metadata.uid() == own || metadata.uid() >= FIRST_TOOL_USER)
        };
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) || !entry.metadata().is_ok_and(is_ours) {
            continue;
        }
        let path = entry.path();
        let Ok(lock) = File::open(&path) else { continue };
        if lock.try_lock().is_ok() {
            drop(Scratch { path, _lock: lock });
        }
    }
    Ok(())
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(cause) = empty(&self.path).and_then(|()| fs::remove_dir(&self.path)) {
            tracing::error!(%cause, folder = %self.path.display(), "a scratch folder could not be removed");
        }
    }
}

/// Empties a folder in which nobody works any more: the folders of a folder are moved up before it is removed, so that
/// no nesting is too deep.
fn empty(top: &Path) -> io::Result<()> {
    let mut moved = 0_u64;
    loop {
        let mut done = true;
        for entry in fs::read_dir(top)? {
            let entry = entry?;
            if !entry.file_type()?.is_dir() {
                fs::remove_file(entry.path())?;
                continue;
            }
            done = false;
            // A tool may have locked it.
            fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700))?;
            for inner in fs::read_dir(entry.path())? {
                let inner = inner?;
                if inner.file_type()?.is_dir() {
                    fs::set_permissions(inner.path(), fs::Permissions::from_mode(0o700))?;
                    fs::rename(inner.path(), free_name(top, &mut moved))?;
                } else {
                    fs::remove_file(inner.path())?;
                }
            }
            fs::remove_dir(entry.path())?;
        }
        if done {
            return Ok(());
        }
    }
}

fn free_name(top: &Path, moved: &mut u64) -> PathBuf {
    loop {
        *moved += 1;
        let path = top.join(format!("moved-{moved}"));
        if path.symlink_metadata().is_err() {
            return path;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_was_made_of_it_is_gone() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        let scratch = Scratch::new().unwrap();
        let path = scratch.path().to_owned();
        // Deeper than a name may be long, and with the names that the removal itself would take.
        for round in 1..=3 {
            let deep = path.join(format!("moved-{round}"));
            fs::create_dir_all(deep.join("folder/".repeat(400))).unwrap();
            if round > 1 {
                let mut bottom = deep.clone();
                bottom.extend(std::iter::repeat_n("folder", 400));
                fs::rename(path.join(format!("moved-{}", round - 1)), bottom.join("more")).unwrap();
                fs::create_dir_all(path.join(format!("moved-{}/x", round - 1))).unwrap();
            }
        }
        fs::create_dir_all(path.join("locked/inside")).unwrap();
        fs::set_permissions(path.join("locked"), fs::Permissions::from_mode(0o000)).unwrap();
        std::os::unix::fs::symlink(outside.path(), path.join("link")).unwrap();
        std::os::unix::fs::symlink("/usr", path.join("folder-link")).unwrap();
        drop(scratch);
        assert!(!path.exists());
        assert!(outside.path().exists() && Path::new("/usr/bin").exists());
    }

    #[test]
    fn only_plain_files_of_its_own_are_opened() {
        let outside = tempfile::NamedTempFile::new().unwrap();
        let scratch = Scratch::new().unwrap();
        scratch.put("plain", &mut b"words".as_slice()).unwrap();
        let path = scratch.path();
        std::os::unix::fs::symlink(outside.path(), path.join("link")).unwrap();
        fs::create_dir(path.join("folder")).unwrap();
        fs::write(path.join("two"), "x").unwrap();
        fs::hard_link(path.join("two"), path.join("names")).unwrap();
        for (name, opened) in [
            ("plain", true),
            ("link", false),
            ("folder", false),
            ("two", false),
            ("names", false),
            ("absent", false),
        ] {
            assert_eq!(scratch.open(name).is_some(), opened, "{name}");
        }
        assert!(!scratch.holds_over(1 << 20) && scratch.holds_over(1 << 10));
    }

    #[test]
    fn what_a_killed_server_left_is_swept_and_what_is_in_use_is_not() {
        let temporary = tempfile::tempdir().unwrap();
        let used = Scratch::new_in(temporary.path()).unwrap();
        used.put("document", &mut b"words".as_slice()).unwrap();
        fs::create_dir_all(temporary.path().join("commons-tool-abandoned/profile/user")).unwrap();
        fs::create_dir_all(temporary.path().join("another-program")).unwrap();
        std::os::unix::fs::symlink("another-program", temporary.path().join("commons-tool-link")).unwrap();
        sweep_in(temporary.path()).unwrap();
        assert!(!temporary.path().join("commons-tool-abandoned").exists());
        assert!(temporary.path().join("another-program").exists());
        assert!(used.open("document").is_some());
        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists());
    }
}
