//! A bucket of its own for each test, at either server.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use aws_sdk_s3::config::{BehaviorVersion, Credentials, Region};
use bytes::Bytes;
use commons_blobs::{
    Bucket, Content, Presigned, Settings, Sha256Digest,
    embedded::{self, Embedded},
};
use commons_kernel::SystemClock;
use reqwest::{Client, Response};
use secrecy::ExposeSecret;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::garage;

pub const ACCESS_KEY: &str = "COMMONSTESTKEY";
pub const SECRET_KEY: &str = "a secret that only this test knows";
pub const ORIGIN: &str = "http://127.0.0.1:8080";
pub const MINUTE: Duration = Duration::from_secs(60);
pub const MIB: usize = 1 << 20;

/// A bucket, and how it is reached.
pub struct Room {
    pub bucket: Bucket,
    pub settings: Settings,
    pub server: Server,
    /// For the test's own files.
    pub folder: tempfile::TempDir,
    pub _embedded: Option<Embedded>,
}

/// Whose bucket it is.
pub enum Server {
    Embedded,
    Garage,
}

/// Runs each case against the embedded bucket and against Garage.
macro_rules! on_both {
    ($($case:ident),+ $(,)?) => {
        mod at_ours {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                super::$case(crate::support::at_ours().await).await;
            })+
        }
        mod at_garage {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                super::$case(crate::support::at_garage().await).await;
            })+
        }
    };
}
pub(crate) use on_both;

impl Room {
    /// A client with other settings.
    pub fn with(&self, change: impl FnOnce(&mut Settings)) -> Bucket {
        let mut settings = self.settings.clone();
        change(&mut settings);
        Bucket::new(&settings).expect("valid settings")
    }

    /// The address of the server, as `127.0.0.1:port`.
    pub fn address(&self) -> String {
        let endpoint = self.settings.endpoint.as_ref().expect("an endpoint");
        format!("127.0.0.1:{}", endpoint.port().expect("a port"))
    }
}

pub async fn at_ours() -> Room {
    let Fixture { bucket, server, folder } = fixture().await;
    let settings = settings(&server);
    Room { bucket, settings, server: Server::Embedded, folder, _embedded: Some(server) }
}

pub async fn at_garage() -> Room {
    static BUCKETS: AtomicU32 = AtomicU32::new(0);
    let port = tokio::task::spawn_blocking(garage::port).await.expect("Garage");
    let settings = Settings {
        endpoint: format!("http://127.0.0.1:{port}").parse().ok(),
        public_endpoint: None,
        bucket: format!("test-{}", BUCKETS.fetch_add(1, Ordering::Relaxed)),
        region: garage::REGION.to_owned(),
        access_key: garage::ACCESS_KEY.to_owned(),
        secret_key: garage::SECRET_KEY.into(),
        path_style: true,
        ca_file: None,
        patience: Settings::PATIENCE,
    };
    let bucket = Bucket::new(&settings).expect("valid settings");
    bucket.ensure(&[ORIGIN.to_owned()]).await.expect("a bucket");
    let folder = tempfile::tempdir().expect("a folder");
    Room { bucket, settings, server: Server::Garage, folder, _embedded: None }
}

/// The embedded bucket, with its folder open to the test.
pub struct Fixture {
    pub bucket: Bucket,
    pub server: Embedded,
    pub folder: tempfile::TempDir,
}

pub async fn fixture() -> Fixture {
    let folder = tempfile::tempdir().expect("a folder");
    let server = serve(folder.path()).await;
    let bucket = bucket(&server);
    bucket.ensure(&[ORIGIN.to_owned()]).await.expect("a bucket");
    Fixture { bucket, server, folder }
}

pub async fn serve(folder: &Path) -> Embedded {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let options = embedded::Options {
        folder: folder.to_owned(),
        listener,
        access_key: ACCESS_KEY.to_owned(),
        secret_key: SECRET_KEY.into(),
        clock: Arc::new(SystemClock),
    };
    embedded::serve(options).await.expect("a server")
}

pub fn bucket(server: &Embedded) -> Bucket {
    Bucket::new(&settings(server)).expect("valid settings")
}

pub fn settings(server: &Embedded) -> Settings {
    Settings {
        endpoint: Some(server.endpoint()),
        public_endpoint: None,
        bucket: "commons".to_owned(),
        region: "us-east-1".to_owned(),
        access_key: ACCESS_KEY.to_owned(),
        secret_key: SECRET_KEY.into(),
        path_style: true,
        ca_file: None,
        patience: Settings::PATIENCE,
    }
}

/// The library itself, for what our own client does not do.
pub fn library(settings: &Settings) -> aws_sdk_s3::Client {
    let (key, secret) = (settings.access_key.as_str(), settings.secret_key.expose_secret());
    let config = aws_sdk_s3::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(settings.endpoint.as_ref().expect("an endpoint").as_str())
        .region(Region::new(settings.region.clone()))
        .credentials_provider(Credentials::new(key, secret, None, None, "test"))
        .force_path_style(true);
    aws_sdk_s3::Client::from_conf(config.build())
}

/// Puts some text under a key.
pub async fn put(bucket: &Bucket, key: &str, text: &str) {
    put_bytes(bucket, key, Bytes::copy_from_slice(text.as_bytes())).await.expect("put");
}

/// Puts bytes under a key.
pub async fn put_bytes(bucket: &Bucket, key: &str, bytes: Bytes) -> commons_kernel::Result<()> {
    let sha256 = Sha256Digest::of(&bytes);
    bucket.put(key, Content::Bytes(bytes), "text/plain", sha256).await
}

/// The text under a key.
pub async fn get(bucket: &Bucket, key: &str) -> String {
    String::from_utf8(bucket.get(key).await.expect("there").to_vec()).expect("text")
}

/// A browser that trusts nobody: to read the list of whom it may trust takes longer than most requests here.
pub fn browser() -> Client {
    Client::builder().tls_built_in_root_certs(false).build().expect("a client")
}

/// Sends a body as a browser does that was permitted to.
pub async fn send(permit: Presigned, body: impl Into<reqwest::Body>) -> reqwest::Result<Response> {
    let request = browser().request(permit.method.parse().expect("a method"), permit.url);
    let request = request.header("origin", ORIGIN);
    let request = permit.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    request.body(body).send().await
}

/// Sends the beginning of a body, then the line breaks; answers what came back.
pub async fn send_half(permit: &Presigned, byte_size: usize, half: &[u8]) -> String {
    let (host, port) = (permit.url.host_str().expect("a host"), permit.url.port().expect("a port"));
    let mut stream = TcpStream::connect((host, port)).await.expect("connected");
    let target = format!("{}?{}", permit.url.path(), permit.url.query().expect("a query"));
    let mut head = format!("PUT {target} HTTP/1.1\r\nhost: {host}:{port}\r\ncontent-length: {byte_size}\r\n");
    for (name, value) in &permit.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).await.expect("sent");
    stream.write_all(half).await.expect("sent");
    stream.shutdown().await.expect("ended early");
    let mut answer = Vec::new();
    // A server may as well break off.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// Bytes of which no two pieces are alike, for whoever puts them together in a wrong order.
pub fn noise(length: usize) -> Bytes {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend_from_slice(&next().to_le_bytes());
    }
    bytes.truncate(length);
    bytes.into()
}

/// The contents on the embedded bucket's disk, by hash.
pub fn contents(folder: &Path) -> Vec<String> {
    let shelves = std::fs::read_dir(folder.join("blobs")).expect("there").flatten();
    let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.path()).expect("there").flatten());
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
