//! `/files/all/{version}`: all documents of a version as one ZIP file, made on its way: a piece of one document at a time is in
//! memory, and each is compared with its digest before the archive counts as whole.

use std::{
    io::{self, Read, Write},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use commons_blobs::{Bucket, attachment as disposition};
use commons_entity::attachment;
use commons_kernel::{Error, Result};
use commons_library::{VersionFiles, distinct_names, storage_key, version_files};
use futures_util::{StreamExt, stream};
use poem::{
    Body, Request, Response, handler,
    http::header,
    web::{Data, Path},
};
use sha2::{Digest, Sha256};
use tokio::{
    runtime::Handle,
    sync::{
        Semaphore, SemaphorePermit,
        mpsc::{self, error::SendTimeoutError},
    },
};
use tokio_util::io::SyncIoBridge;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{admitted, count};
use crate::{State, gate::Gate, viewer::Asker};

/// How much is read or sent at a time, in bytes.
const PIECE: usize = 64 << 10;
/// How many pieces may wait for a slow reader.
const WAITING: usize = 8;
/// How long a reader may take for one piece: who takes longer has gone, and another waits.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many archives are made at a time: each holds a thread for as long as its reader reads.
const AT_ONCE: usize = 32;
static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// Sends all documents of a version to whoever may read it, and counts each.
#[handler]
pub(crate) async fn whole_version(
    request: &Request,
    Path(id): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    admitted(request, state, gate, async |asker| {
        let files = find(state, asker, &id).await?;
        let place = PLACES
            .try_acquire()
            .map_err(|_| Error::unavailable("many archives are being made; try again in a minute"))?;
        count(state, asker, &files.documents).await?;
        let name = match files.version.number {
            Some(number) => format!("{} (version {number}).zip", files.version.title),
            None => format!("{}.zip", files.version.title),
        };
        Ok(Response::builder()
            .header(header::CONTENT_TYPE, "application/zip")
            .header(header::CONTENT_DISPOSITION, disposition(&name))
            .header(header::CACHE_CONTROL, "no-store")
            .body(streamed(state.bucket.clone(), files.documents, place)))
    })
    .await
}

async fn find(state: &State, asker: &Asker, id: &str) -> Result<VersionFiles> {
    let id = commons_graphql::version_of(id).map_err(|_| Error::not_found())?;
    let tx = state.store.read(&asker.viewer).await?;
    let found = version_files(&tx, &asker.viewer, id).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    found.filter(|files| !files.documents.is_empty()).ok_or_else(Error::not_found)
}

/// The archive as it is made. A fault breaks the answer off, so that half an archive never looks whole.
fn streamed(bucket: Bucket, documents: Vec<attachment::Model>, place: SemaphorePermit<'static>) -> Body {
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(WAITING);
    let handle = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let out = Pieces { sender: sender.clone(), piece: Vec::with_capacity(PIECE), handle: handle.clone() };
        if let Err(error) = write(&handle, &bucket, &documents, out) {
            tracing::warn!(%error, "an archive of documents broke off");
            // Nobody listens when the reader has gone away.
            let _ = sender.try_send(Err(error));
        }
    });
    let pieces = stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
    Body::from_bytes_stream(pieces.boxed())
}

fn write(handle: &Handle, bucket: &Bucket, documents: &[attachment::Model], out: Pieces) -> io::Result<()> {
    let mut archive = ZipWriter::new_stream(out);
    // Office files and PDFs are packed already.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    for (document, name) in documents.iter().zip(distinct_names(documents)) {
        let key = storage_key(document.department_id, &document.sha256);
        let reading = handle.block_on(bucket.read(&key)).map_err(io::Error::other)?;
        let mut reading = SyncIoBridge::new_with_handle(reading, handle.clone());
        archive.start_file(name, options)?;
        let (mut sum, mut piece) = (Sha256::new(), vec![0; PIECE]);
        loop {
            let length = reading.read(&mut piece)?;
            if length == 0 {
                break;
            }
            sum.update(&piece[..length]);
            archive.write_all(&piece[..length])?;
        }
        if hex::encode(sum.finalize()) != document.sha256 {
            return Err(io::Error::other(format!(
                "the stored bytes of document {} are damaged",
                document.id
            )));
        }
    }
    archive.finish()?.into_inner().flush()
}

/// Sends what is written, piece by piece; waits while the reader is slow.
struct Pieces {
    sender: mpsc::Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
    handle: Handle,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = Bytes::from(std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE)));
        if piece.is_empty() {
            return Ok(());
        }
        match self.handle.block_on(self.sender.send_timeout(Ok(piece), PATIENCE)) {
            Ok(()) => Ok(()),
            Err(SendTimeoutError::Timeout(_)) => Err(io::ErrorKind::TimedOut.into()),
            Err(SendTimeoutError::Closed(_)) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}
