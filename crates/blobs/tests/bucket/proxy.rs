//! What stands between us and the store: a line that breaks, a store that is busy, and one that speaks TLS.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, copy_bidirectional},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

/// What happens to a connection.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// Nothing.
    Pass,
    /// The store says that it is busy.
    Busy,
    /// So many bytes of what the store answers come through, then the line breaks.
    CutAnswer(u64),
    /// So many bytes of what is asked come through, then the line breaks.
    CutRequest(u64),
    /// So many bytes of what the store answers come through, then nothing more.
    Stall(u64),
    /// What is asked comes through; of the answer nothing, once it is there.
    LoseAnswer,
}

/// Listens on 127.0.0.1 until it is dropped.
pub struct Proxy {
    pub port: u16,
    task: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The first connections have these fates, one each, and all others the last.
pub async fn unlucky(store: String, fates: &[Fate], then: Fate) -> Proxy {
    let left = Arc::new(Mutex::new(fates.iter().copied().collect::<VecDeque<_>>()));
    listen(move |client| {
        let fate = left.lock().expect("unharmed").pop_front().unwrap_or(then);
        let store = store.clone();
        async move { meet(fate, client, TcpStream::connect(store).await?).await }
    })
    .await
}

/// Ends TLS before the store.
pub async fn with_tls(store: String, acceptor: TlsAcceptor) -> Proxy {
    listen(move |client| {
        let (store, acceptor) = (store.clone(), acceptor.clone());
        async move {
            let mut client = acceptor.accept(client).await?;
            copy_bidirectional(&mut client, &mut TcpStream::connect(store).await?).await.map(|_| ())
        }
    })
    .await
}

async fn listen<F>(mut serve: impl FnMut(TcpStream) -> F + Send + 'static) -> Proxy
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let task = tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            // How a connection ends is what the test looks at, from the other side.
            tokio::spawn(serve(client));
        }
    });
    Proxy { port, task }
}

async fn meet(fate: Fate, mut client: TcpStream, mut store: TcpStream) -> io::Result<()> {
    if let Fate::Busy = fate {
        let mut some = [0; 1024];
        let _ = client.read(&mut some).await?;
        let body = "<Error><Code>SlowDown</Code><Message>busy</Message></Error>";
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        client.write_all(answer.as_bytes()).await?;
        // What still comes is read, so that the answer is not lost to a reset.
        return drain(&mut client).await;
    }
    let (mut asked, mut answered) = client.split();
    let (mut from_store, mut to_store) = store.split();
    let asking =
        pass(&mut asked, &mut to_store, if let Fate::CutRequest(most) = fate { most } else { u64::MAX });
    let answering = async {
        match fate {
            Fate::CutAnswer(most) => pass(&mut from_store, &mut answered, most).await,
            Fate::Stall(most) => {
                pass(&mut from_store, &mut answered, most).await?;
                std::future::pending().await
            }
            Fate::LoseAnswer => from_store.read(&mut [0; 1]).await.map(|_| ()),
            Fate::Pass | Fate::Busy | Fate::CutRequest(_) => {
                pass(&mut from_store, &mut answered, u64::MAX).await
            }
        }
    };
    // Whichever side ends first ends both.
    tokio::select! {
        done = asking => done,
        done = answering => done,
    }
}

async fn pass(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
    most: u64,
) -> io::Result<()> {
    copy(&mut from.take(most), to).await?;
    to.flush().await
}

async fn drain(client: &mut TcpStream) -> io::Result<()> {
    let mut nowhere = tokio::io::sink();
    let all = copy(client, &mut nowhere);
    tokio::time::timeout(Duration::from_secs(1), all).await.map_or(Ok(()), |done| done.map(|_| ()))
}
