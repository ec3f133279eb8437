//! The objects: a row each, in memory for reading and as a small file for lasting.
//!
//! Invariants: a key is never part of a path; a row is on the disk before it is in memory.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::{
    contents::{sync_folder, write_whole},
    cors::Rule,
};

/// One object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub bucket: String,
    pub key: String,
    /// The content, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Without quotes: the MD5, or `MD5-parts` of an object put in parts.
    pub etag: String,
    pub content_type: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub cache_control: Option<String>,
    pub metadata: BTreeMap<String, String>,
    #[serde(with = "time::serde::rfc3339")]
    pub modified: OffsetDateTime,
}

impl Row {
    /// Put in one piece: its SHA-256 is also its S3 checksum.
    pub fn is_one_piece(&self) -> bool {
        !self.etag.contains('-')
    }
}

/// A bucket's own file.
#[derive(Serialize, Deserialize)]
struct Made {
    #[serde(with = "time::serde::rfc3339")]
    created: OffsetDateTime,
    /// Absent in the files of earlier versions.
    #[serde(default)]
    rules: Vec<Rule>,
}

/// A bucket.
pub(super) struct Shelf {
    pub created: OffsetDateTime,
    /// What pages may do; see `cors`.
    pub rules: Vec<Rule>,
    pub rows: BTreeMap<String, Row>,
}

/// All buckets.
pub(super) struct Index {
    folder: PathBuf,
    shelves: BTreeMap<String, Shelf>,
    /// How many rows refer to a content.
    uses: HashMap<String, usize>,
}

const BUCKET_FILE: &str = "bucket.json";

impl Index {
    /// Reads every row.
    ///
    /// # Errors
    /// A row that cannot be read stops the start, with the name of its file: going on would lose the object.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let folder = folder.join("objects");
        fs::create_dir_all(&folder)?;
        let mut index = Self { folder, shelves: BTreeMap::new(), uses: HashMap::new() };
        for entry in fs::read_dir(&index.folder)? {
            let entry = entry?;
            // A bucket without its file was being made when the process died.
            if let Ok(made) = read_json::<Made>(&entry.path().join(BUCKET_FILE)) {
                let name = entry.file_name().to_string_lossy().into_owned();
                let rows = read_rows(&entry.path())?;
                for row in rows.values() {
                    *index.uses.entry(row.sha256.clone()).or_default() += 1;
                }
                index.shelves.insert(name, Shelf { created: made.created, rules: made.rules, rows });
            }
        }
        Ok(index)
    }

    pub fn shelves(&self) -> impl Iterator<Item = (&String, &Shelf)> {
        self.shelves.iter()
    }

    pub fn shelf(&self, bucket: &str) -> Option<&Shelf> {
        self.shelves.get(bucket)
    }

    pub fn is_used(&self, sha256: &str) -> bool {
        self.uses.contains_key(sha256)
    }

    /// The name has passed the rules of S3 for bucket names, which leave neither slash nor leading dot.
    pub fn make_bucket(&mut self, name: &str, now: OffsetDateTime) -> io::Result<()> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder)?;
        write_whole(&folder.join(BUCKET_FILE), &json(&Made { created: now, rules: Vec::new() })?)?;
        sync_folder(&self.folder)?;
        let shelf = Shelf { created: now, rules: Vec::new(), rows: BTreeMap::new() };
        self.shelves.insert(name.to_owned(), shelf);
        Ok(())
    }

    /// Says what pages may do with a bucket that is there.
    pub fn set_rules(&mut self, bucket: &str, rules: Vec<Rule>) -> io::Result<()> {
        let shelf = self.shelves.get_mut(bucket).ok_or(io::ErrorKind::NotFound)?;
        let made = Made { created: shelf.created, rules };
        write_whole(&self.folder.join(bucket).join(BUCKET_FILE), &json(&made)?)?;
        shelf.rules = made.rules;
        Ok(())
    }

    /// Puts a row; answers the content that nothing refers to any more.
    pub fn put(&mut self, row: Row) -> io::Result<Option<String>> {
        if !self.shelves.contains_key(&row.bucket) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let path = self.path(&row.bucket, &row.key);
        if let Some(folder) = path.parent()
            && !folder.exists()
        {
            fs::create_dir_all(folder)?;
            sync_folder(&self.folder.join(&row.bucket))?;
        }
        write_whole(&path, &json(&row)?)?;
        *self.uses.entry(row.sha256.clone()).or_default() += 1;
        let shelf = self.shelves.get_mut(&row.bucket);
        let replaced = shelf.and_then(|shelf| shelf.rows.insert(row.key.clone(), row));
        Ok(replaced.and_then(|row| self.release(row.sha256)))
    }

    /// Removes a row; answers the content that nothing refers to any more.
    pub fn remove(&mut self, bucket: &str, key: &str) -> io::Result<Option<String>> {
        let path = self.path(bucket, key);
        let Some(shelf) = self.shelves.get_mut(bucket) else { return Ok(None) };
        if !shelf.rows.contains_key(key) {
            return Ok(None);
        }
        fs::remove_file(&path)?;
        path.parent().map_or(Ok(()), sync_folder)?;
        let removed = shelf.rows.remove(key);
        Ok(removed.and_then(|row| self.release(row.sha256)))
    }

    fn release(&mut self, sha256: String) -> Option<String> {
        let left = self.uses.get_mut(&sha256).map_or(0, |uses| {
            *uses -= 1;
            *uses
        });
        if left > 0 {
            return None;
        }
        self.uses.remove(&sha256);
        Some(sha256)
    }

    /// `objects/<bucket>/<aa>/<sha256 of the key>.json`: any key fits, and none leads out.
    fn path(&self, bucket: &str, key: &str) -> PathBuf {
        let name = hex::encode(Sha256::digest(key.as_bytes()));
        self.folder.join(bucket).join(&name[..2]).join(format!("{name}.json"))
    }
}

fn read_rows(bucket: &Path) -> io::Result<BTreeMap<String, Row>> {
    let mut rows = BTreeMap::new();
    for shelf in fs::read_dir(bucket)? {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf)? {
            let path = file?.path();
            // Anything else was being written when the process died.
            if path.extension().is_some_and(|extension| extension == "json") {
                let row: Row = read_json(&path)?;
                rows.insert(row.key.clone(), row);
            }
        }
    }
    Ok(rows)
}

/// Reads a file that we wrote.
pub(super) fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<T> {
    let named =
        |cause: &dyn std::fmt::Display, kind| io::Error::new(kind, format!("{}: {cause}", path.display()));
    let bytes = fs::read(path).map_err(|cause| named(&cause, cause.kind()))?;
    serde_json::from_slice(&bytes).map_err(|cause| named(&cause, io::ErrorKind::InvalidData))
}

/// As it goes to the disk.
pub(super) fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(io::Error::other)
}
