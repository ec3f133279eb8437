//! The embedded bucket: an S3 interface over a folder, served inside our own process.
//!
//! Invariants: every request but a browser's preflight is signed; a body counts only once its digests were compared;
//! a whole object that the disk has damaged never arrives whole (ranges are not compared); a key is never a path.

mod contents;
mod cors;
mod digests;
mod index;
mod list;
mod objects;
mod operations;
mod parts;
mod store;
mod verify;

use std::{convert::Infallible, io, net::SocketAddr, path::PathBuf, pin::pin, sync::Arc, time::Duration};

use commons_kernel::Clock;
use hyper::{HeaderMap, Request, Response, StatusCode, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use s3s::{
    Body,
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
};
use url::Url;

use self::store::Store;

/// How long open requests may go on when the server ends.
const FAREWELL: Duration = Duration::from_secs(10);

/// What the embedded bucket needs.
pub struct Options {
    /// Its private folder; made when absent. One process at a time.
    pub folder: PathBuf,
    /// Where it listens: bound by the caller, to the loopback address.
    pub listener: TcpListener,
    /// The one key that requests are signed with.
    pub access_key: String,
    /// Its secret half.
    pub secret_key: SecretString,
    /// Dates the objects. Signatures are checked by the machine's own clock, inside the library.
    pub clock: Arc<dyn Clock>,
}

/// A running embedded bucket; it ends when this is dropped, letting open requests finish.
pub struct Embedded {
    address: SocketAddr,
    end: watch::Sender<()>,
    task: JoinHandle<()>,
}

/// Opens the folder and serves it.
///
/// # Errors
/// The folder cannot be written, is in use by another process, or holds a row that cannot be read.
pub async fn serve(options: Options) -> io::Result<Embedded> {
    let address = options.listener.local_addr()?;
    let (folder, clock) = (options.folder, options.clock);
    let store = tokio::task::spawn_blocking(move || Store::open(&folder, clock))
        .await
        .map_err(io::Error::other)??;
    let mut builder = S3ServiceBuilder::new(store.clone());
    builder.set_auth(SimpleAuth::from_single(options.access_key, options.secret_key.expose_secret()));
    let (end, ended) = watch::channel(());
    let door = Door { service: builder.build(), store };
    let task = tokio::spawn(accept(options.listener, door, ended));
    Ok(Embedded { address, end, task })
}

impl Embedded {
    /// The address to give to [`crate::Settings::endpoint`].
    pub fn endpoint(&self) -> Url {
        let mut url = Url::parse("http://127.0.0.1/").unwrap_or_else(|_| unreachable!("a constant address"));
        // Neither can fail on an http address.
        let _ = url.set_ip_host(self.address.ip());
        let _ = url.set_port(Some(self.address.port()));
        url
    }

    /// Ends it and waits until the folder is free again.
    pub async fn stop(self) {
        drop(self.end);
        let _ = self.task.await;
    }
}

#[derive(Clone)]
struct Door {
    service: S3Service,
    store: Store,
}

/// Runs until the sender of `ended` is dropped, then lets open connections finish.
async fn accept(listener: TcpListener, door: Door, mut ended: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = ended.changed() => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, door.clone(), ended.clone()));
                }
                Err(error) => {
                    // Out of file descriptors, most likely: wait for some to come back.
                    tracing::warn!(%error, "the embedded bucket could not take a connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
    drop(listener);
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(FAREWELL, all).await.is_err() {
        tracing::warn!("the embedded bucket cut off requests that did not end");
    }
}

async fn converse(stream: TcpStream, door: Door, mut ended: watch::Receiver<()>) {
    let builder = auto::Builder::new(TokioExecutor::new());
    let answer = service_fn(move |request| {
        let door = door.clone();
        async move { Ok::<_, Infallible>(door.answer(request).await) }
    });
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), answer));
    let result = tokio::select! {
        result = connection.as_mut() => result,
        _ = ended.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection to the embedded bucket broke");
    }
}

impl Door {
    async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let leave = match cors::bucket(&request) {
            Some(bucket) => cors::leave(&request, &self.store.rules(bucket).await),
            None => HeaderMap::new(),
        };
        let mut response = if cors::is_preflight(&request) {
            cors::preflight(&leave)
        } else {
            hyper::service::Service::call(&self.service, request).await.unwrap_or_else(|_| {
                let mut failed = Response::new(Body::empty());
                *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                failed
            })
        };
        cors::mark(&mut response, leave);
        response
    }
}
