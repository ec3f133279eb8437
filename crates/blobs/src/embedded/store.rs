//! The store behind the S3 interface: contents, rows and one lock over both.
//!
//! Invariants: bodies are received outside the lock, and everything that ties rows to contents happens inside it, so
//! that a content is never collected while a row is about to refer to it.

use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use commons_kernel::Clock;
use s3s::{S3Error, S3Result, dto::ETagCondition, s3_error};
use time::OffsetDateTime;

use super::{
    contents::{Contents, Received},
    cors::Rule,
    index::{Index, Row},
};

/// Shared by all requests.
#[derive(Clone)]
pub(super) struct Store(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    contents: Contents,
    index: Mutex<Index>,
    clock: Arc<dyn Clock>,
    /// Keeps a second process out; the kernel lets go of it when we die.
    _lock: File,
}

/// When a write may replace what is there.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    pub if_match: Option<ETagCondition>,
    pub if_none_match: Option<ETagCondition>,
}

impl Store {
    /// Opens the folder and throws away what a crash left unfinished.
    pub fn open(folder: &Path, clock: Arc<dyn Clock>) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let lock = File::options().create(true).append(true).open(folder.join("lock"))?;
        lock.try_lock().map_err(|refused| match refused {
            TryLockError::WouldBlock => io::Error::new(
                io::ErrorKind::ResourceBusy,
                format!(
                    "{} is in use by another process: stop it, or choose another data folder",
                    folder.display()
                ),
            ),
            TryLockError::Error(cause) => cause,
        })?;
        let contents = Contents::open(folder)?;
        let index = Index::open(folder)?;
        contents.sweep(|sha256| index.is_used(sha256))?;
        std::fs::create_dir_all(folder.join("uploads"))?;
        let index = Mutex::new(index);
        Ok(Self(Arc::new(Inner { folder: folder.to_owned(), contents, index, clock, _lock: lock })))
    }

    pub fn contents(&self) -> &Contents {
        &self.0.contents
    }

    pub fn now(&self) -> OffsetDateTime {
        self.0.clock.now()
    }

    /// Where uploads in parts are collected.
    pub fn uploads(&self) -> PathBuf {
        self.0.folder.join("uploads")
    }

    /// Does something under the lock, on a thread that may wait for the disk.
    pub async fn locked<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Contents, &mut Index) -> S3Result<T> + Send + 'static,
    ) -> S3Result<T> {
        let inner = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || {
            // A panic under the lock leaves rows and memory in step: memory changes last, in one step.
            let mut index = inner.index.lock().unwrap_or_else(PoisonError::into_inner);
            act(&inner.contents, &mut index)
        });
        done.await.map_err(S3Error::internal_error)?
    }

    /// Makes a received body the content of a row; what it replaces is collected.
    pub async fn commit(&self, row: Row, received: Received, conditions: Conditions) -> S3Result<()> {
        self.locked(move |contents, index| tie(contents, index, row, &received, &conditions)).await
    }

    /// A row, with its content open for reading.
    pub async fn find(&self, bucket: String, key: String) -> S3Result<(Row, File)> {
        self.locked(move |contents, index| {
            let shelf = index.shelf(&bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            let row = shelf.rows.get(&key).ok_or_else(|| s3_error!(NoSuchKey))?.clone();
            let file = contents.read(&row.sha256).map_err(S3Error::internal_error)?;
            Ok((row, file))
        })
        .await
    }

    /// What pages may do with a bucket; nothing, when it is not there.
    pub async fn rules(&self, bucket: String) -> Vec<Rule> {
        let found = self.locked(move |_, index| Ok(index.shelf(&bucket).map(|shelf| shelf.rules.clone())));
        found.await.ok().flatten().unwrap_or_default()
    }

    /// Refuses a bucket that is not there, before a body is taken in for it.
    pub async fn require_bucket(&self, bucket: String) -> S3Result<()> {
        self.locked(move |_, index| index.shelf(&bucket).map(|_| ()).ok_or_else(|| s3_error!(NoSuchBucket)))
            .await
    }
}

/// Under the lock: checks the conditions, names the content, writes the row, collects what it replaced.
pub(super) fn tie(
    contents: &Contents,
    index: &mut Index,
    row: Row,
    received: &Received,
    conditions: &Conditions,
) -> S3Result<()> {
    let shelf = index.shelf(&row.bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
    conditions.check(shelf.rows.get(&row.key))?;
    contents.keep(received).map_err(S3Error::internal_error)?;
    if let Some(unused) = index.put(row).map_err(S3Error::internal_error)? {
        contents.discard(&unused);
    }
    Ok(())
}

impl Conditions {
    fn check(&self, there: Option<&Row>) -> S3Result<()> {
        let matches = |condition: &ETagCondition| {
            there.is_some_and(|row| condition.as_etag().is_none_or(|etag| etag.value() == row.etag))
        };
        if self.if_none_match.as_ref().is_some_and(matches) {
            return Err(s3_error!(PreconditionFailed, "an object of this key is there already"));
        }
        match &self.if_match {
            Some(_) if there.is_none() => Err(s3_error!(NoSuchKey)),
            Some(condition) if !matches(condition) => Err(s3_error!(PreconditionFailed)),
            _ => Ok(()),
        }
    }
}
