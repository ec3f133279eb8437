//! Reading an object: whole, into a file, or piece by piece.
//!
//! Invariant: an object that was cut short or damaged on its way never looks whole.

use std::{
    io::{self, ErrorKind},
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use commons_kernel::{Code, Error, Result};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, ReadBuf};

use crate::{Bucket, Sha256Digest, bucket::byte_size, fault};

/// How often an object is read from its beginning before we give up. Going on where it broke off is no way: a store that
/// compares digests does so for whole objects alone.
const READS: u32 = 3;
/// How much is in memory at a time, in bytes.
const PIECE: usize = 256 << 10;

/// An object as it comes: a piece of it is in memory. Reading fails when it breaks off, and never ends too early.
pub struct Reading {
    body: Pin<Box<dyn AsyncRead + Send>>,
    byte_size: u64,
    left: u64,
    etag: Option<String>,
}

/// An object that was written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Length in bytes.
    pub byte_size: u64,
    /// The store's mark of this content, with its quotes.
    pub etag: Option<String>,
}

impl Bucket {
    /// Begins to read an object.
    ///
    /// # Errors
    /// Not found; unavailable when the store is away.
    pub async fn read(&self, key: &str) -> Result<Reading> {
        let request = self.client.get_object().bucket(&self.name).key(key);
        let answer = request.send().await.map_err(fault::fault)?;
        let byte_size = byte_size(answer.content_length)?;
        let body = Box::pin(answer.body.into_async_read());
        Ok(Reading { body, byte_size, left: byte_size, etag: answer.e_tag })
    }

    /// The whole object in memory: for what is known to be small.
    ///
    /// # Errors
    /// Not found; unavailable when the store is away or the answer breaks off again and again.
    pub async fn get(&self, key: &str) -> Result<Bytes> {
        let mut reads = 1;
        loop {
            let mut bytes = Vec::new();
            match self.read(key).await?.read_to_end(&mut bytes).await {
                Ok(_) => return Ok(bytes.into()),
                Err(error) if reads == READS => return Err(fault::broken(&error)),
                Err(_) => reads += 1,
            }
        }
    }

    /// Writes the object to a new file. The file is flushed, not synced.
    ///
    /// # Errors
    /// Not found; unavailable when the store is away or the answer breaks off again and again, and then the file is
    /// incomplete.
    pub async fn get_to_file(&self, key: &str, path: &Path) -> Result<Fetched> {
        let mut reads = 1;
        loop {
            match self.read(key).await?.write_to(path).await {
                Err(error) if error.code() == Code::Unavailable && reads < READS => reads += 1,
                done => return done,
            }
        }
    }
}

impl Reading {
    /// Reads what is left, and answers the digest of it.
    ///
    /// # Errors
    /// Unavailable when the answer breaks off.
    pub async fn sha256(mut self) -> Result<Sha256Digest> {
        let (mut sum, mut piece) = (Sha256::new(), vec![0; PIECE]);
        loop {
            match self.read(&mut piece).await.map_err(|error| fault::broken(&error))? {
                0 => return Ok(Sha256Digest::from(<[u8; 32]>::from(sum.finalize()))),
                length => sum.update(&piece[..length]),
            }
        }
    }

    async fn write_to(mut self, path: &Path) -> Result<Fetched> {
        let failed = |error: io::Error| Error::internal(format!("{}: {error}", path.display()));
        let mut file = tokio::fs::File::create(path).await.map_err(failed)?;
        let mut piece = vec![0; PIECE];
        loop {
            match self.read(&mut piece).await.map_err(|error| fault::broken(&error))? {
                0 => break,
                length => file.write_all(&piece[..length]).await.map_err(failed)?,
            }
        }
        file.flush().await.map_err(failed)?;
        Ok(Fetched { byte_size: self.byte_size, etag: self.etag })
    }
}

impl AsyncRead for Reading {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(self.body.as_mut().poll_read(context, buffer))?;
        let length = (buffer.filled().len() - before) as u64;
        if length == 0 && self.left > 0 && buffer.remaining() > 0 {
            return Poll::Ready(Err(ErrorKind::UnexpectedEof.into()));
        }
        self.left = match self.left.checked_sub(length) {
            Some(left) => left,
            None => return Poll::Ready(Err(ErrorKind::InvalidData.into())),
        };
        Poll::Ready(Ok(()))
    }
}
