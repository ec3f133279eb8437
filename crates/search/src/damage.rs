//! Looking for damage: every file of the last commit is read again and compared with the checksum at its end.
//!
//! The files are opened anew, not through what answers: a file that was cut short since then is found, not fallen into.

use std::{collections::BTreeSet, path::Path};

use tantivy::{IndexReader, ReloadPolicy};

use crate::{
    folder,
    generation::{Generation, open_index},
};

/// An index of up to so many bytes is read through when it is opened: that takes a tenth of a second. A larger one opens
/// first. That is safe: each file was on the disk before the commit that names it, so a crash damages none; what a failing
/// disk has changed since is found soon after, and until then hits are loaded through the policy as ever.
const SMALL: u64 = 128 << 20;

impl Generation {
    /// What is damaged, when it is small enough to be looked through at once.
    pub fn damage_if_small(&self) -> Option<String> {
        let folder = self.folder.as_deref()?;
        let bytes: u64 = folder::files(folder).ok()?.iter().map(|(_, bytes)| bytes).sum();
        if bytes > SMALL { None } else { self.damage() }
    }

    /// What is damaged; reads all of it.
    pub fn damage(&self) -> Option<String> {
        let folder = self.folder.as_deref()?;
        // A merge may take files away while we look: what is really damaged is so at the second look.
        look(folder).and_then(|_| look(folder))
    }
}

fn look(folder: &Path) -> Option<String> {
    let index = match open_index(folder) {
        Ok(index) => index,
        Err(damage) => return Some(damage),
    };
    let metas = match index.load_metas() {
        Ok(metas) => metas,
        Err(error) => return Some(format!("it is damaged: {error}")),
    };
    let files: BTreeSet<_> = metas.list_segment_files().into_iter().collect();
    let damage = files.iter().filter(|file| folder.join(file).exists()).find_map(|file| {
        match index.directory().validate_checksum(file) {
            Ok(true) => None,
            Ok(false) => Some(format!("it is damaged: {} does not have its checksum", file.display())),
            Err(error) => Some(format!("it is damaged: {error}")),
        }
    });
    // Opening a segment finds a file that is missing. Last, since tantivy may panic over a file that is not what it wrote.
    damage.or_else(|| {
        let opened: tantivy::Result<IndexReader> =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        opened.err().map(|error| format!("it is damaged: {error}"))
    })
}
