//! Contents by hash: written aside, hashed on the way, compared, flushed, and only then given their name.
//!
//! Invariant: a file under `blobs/` has the SHA-256 that it is named by.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use s3s::{S3Error, S3Result, StdError, s3_error};
use tokio::io::AsyncWriteExt;

use super::digests::{Claims, Digester, Digests};

/// The two folders: `blobs/aa/<sha256>` and, on the same file system, `temporary/`.
pub(super) struct Contents {
    blobs: PathBuf,
    temporary: PathBuf,
    next: AtomicU64,
}

/// A body that is on the disk and has the digests it claimed, but no name yet. Dropped, it is removed.
pub(super) struct Received {
    path: PathBuf,
    pub digests: Digests,
}

impl Drop for Received {
    fn drop(&mut self) {
        // Gone already when it was given its name.
        let _ = fs::remove_file(&self.path);
    }
}

impl Received {
    /// Moves the body to a place of its own instead, as a part of something.
    pub fn move_to(&self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)
    }
}

impl Contents {
    /// Opens the folders; what an earlier process left half written is thrown away.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let (blobs, temporary) = (folder.join("blobs"), folder.join("temporary"));
        fs::create_dir_all(&blobs)?;
        if temporary.exists() {
            fs::remove_dir_all(&temporary)?;
        }
        fs::create_dir_all(&temporary)?;
        Ok(Self { blobs, temporary, next: AtomicU64::new(0) })
    }

    /// Takes a body in. Nothing that exists is touched, whatever comes.
    pub async fn receive<S>(&self, body: Option<S>, claims: &Claims) -> S3Result<Received>
    where
        S: Stream<Item = Result<Bytes, StdError>> + Unpin,
    {
        let path = self.aside();
        let mut file = tokio::fs::File::create_new(&path).await.map_err(S3Error::internal_error)?;
        // From here on the file is removed on every way out.
        let mut received = Received { path, digests: Digester::new(claims).finish()? };
        let mut digester = Digester::new(claims);
        let mut body = body;
        while let Some(chunk) = match &mut body {
            Some(stream) => stream.next().await,
            None => None,
        } {
            let chunk = chunk.map_err(broken_body)?;
            digester.update(&chunk);
            file.write_all(&chunk).await.map_err(S3Error::internal_error)?;
        }
        file.flush().await.map_err(S3Error::internal_error)?;
        received.digests = digester.finish()?;
        claims.check(&received.digests)?;
        file.sync_all().await.map_err(S3Error::internal_error)?;
        Ok(received)
    }

    /// Gives a body its name, for good. The same content again replaces itself, which also mends a damaged file.
    pub fn keep(&self, received: &Received) -> io::Result<()> {
        let path = self.path(&received.digests.sha256);
        let shelf = path.parent().unwrap_or(&self.blobs);
        if !shelf.exists() {
            fs::create_dir_all(shelf)?;
            sync_folder(&self.blobs)?;
        }
        fs::rename(&received.path, &path)?;
        sync_folder(shelf)
    }

    /// Opens a content for reading; the handle stays good when the content is discarded meanwhile.
    pub fn read(&self, sha256: &str) -> io::Result<fs::File> {
        fs::File::open(self.path(sha256))
    }

    /// Removes a content that nothing refers to any more.
    pub fn discard(&self, sha256: &str) {
        if let Err(error) = fs::remove_file(self.path(sha256)) {
            tracing::warn!(sha256, %error, "a content that nothing refers to could not be removed");
        }
    }

    /// Removes every content that `is_used` does not know: what a crash left between two steps.
    pub fn sweep(&self, is_used: impl Fn(&str) -> bool) -> io::Result<()> {
        for shelf in fs::read_dir(&self.blobs)? {
            for content in fs::read_dir(shelf?.path())? {
                let name = content?.file_name();
                if let Some(sha256) = name.to_str()
                    && !is_used(sha256)
                {
                    self.discard(sha256);
                }
            }
        }
        Ok(())
    }

    fn path(&self, sha256: &str) -> PathBuf {
        self.blobs.join(sha256.get(..2).unwrap_or("00")).join(sha256)
    }

    fn aside(&self) -> PathBuf {
        self.temporary.join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// Writes a small file so that it is there whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = path.with_extension("new");
    let mut file = fs::File::create(&aside)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Makes a rename in the folder last.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// A body that ended early or whose signed chunks do not fit is the client's fault.
fn broken_body(cause: StdError) -> S3Error {
    s3_error!(IncompleteBody, "the body broke off or does not fit its signature: {}", cause)
}
