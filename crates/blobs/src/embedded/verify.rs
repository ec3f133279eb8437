//! A content on its way out, compared with its hash: what is damaged on the disk breaks off instead of arriving.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_util::Stream;
use sha2::{Digest, Sha256};

/// What the content must be, and whose it is.
pub(super) struct Expected {
    pub bucket: String,
    pub key: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// Passes a content on, but its last chunk only when the whole has its hash: the length is told beforehand, so that
/// the client misses that chunk and knows the download as broken.
pub(super) struct Verified<S> {
    inner: S,
    expected: Expected,
    /// None once it is over.
    hasher: Option<Sha256>,
    left: u64,
}

impl<S> Verified<S> {
    /// `inner` gives no more than `expected.size` bytes.
    pub fn new(inner: S, expected: Expected) -> Self {
        let left = expected.size;
        Self { inner, expected, hasher: Some(Sha256::new()), left }
    }

    fn damaged(&mut self, why: &str) -> io::Error {
        self.hasher = None;
        let Expected { bucket, key, sha256, .. } = &self.expected;
        tracing::error!(
            bucket,
            key,
            sha256,
            why,
            "a document in the embedded bucket is damaged: put it again"
        );
        io::Error::new(io::ErrorKind::InvalidData, format!("the content of {key} is damaged: {why}"))
    }
}

impl<S: Stream<Item = io::Result<Bytes>> + Unpin> Stream for Verified<S> {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let Some(hasher) = &mut this.hasher else { return Poll::Ready(None) };
        let item = match ready!(Pin::new(&mut this.inner).poll_next(context)) {
            Some(Ok(chunk)) => {
                hasher.update(&chunk);
                this.left = this.left.saturating_sub(chunk.len() as u64);
                if this.left == 0 && hex::encode(hasher.clone().finalize()) != this.expected.sha256 {
                    Some(Err(this.damaged("its bytes have another SHA-256")))
                } else {
                    Some(Ok(chunk))
                }
            }
            None if this.left > 0 => Some(Err(this.damaged("its file is cut short"))),
            other => other,
        };
        Poll::Ready(item)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt, stream};

    use super::*;

    async fn read(chunks: &[&'static str]) -> Vec<Result<Bytes, io::ErrorKind>> {
        let expected = Expected {
            bucket: "commons".to_owned(),
            key: "doc".to_owned(),
            sha256: hex::encode(Sha256::digest("hello world")),
            size: 11,
        };
        let chunks: Vec<_> = chunks.iter().map(|chunk| Ok(Bytes::from_static(chunk.as_bytes()))).collect();
        let verified = Verified::new(stream::iter(chunks), expected);
        verified.map(|item| item.map_err(|error| error.kind())).collect().await
    }

    #[tokio::test]
    async fn the_last_chunk_comes_only_when_all_are_right() {
        let damaged = Err(io::ErrorKind::InvalidData);
        assert_eq!(read(&["hello ", "world"]).await, [Ok("hello ".into()), Ok("world".into())]);
        assert_eq!(read(&["hellO ", "world"]).await, [Ok("hellO ".into()), damaged.clone()]);
        assert_eq!(read(&["hello ", "wor"]).await, [Ok("hello ".into()), Ok("wor".into()), damaged.clone()]);
        assert_eq!(read(&[]).await, [damaged]);
    }
}
