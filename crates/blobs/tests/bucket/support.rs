//! A bucket of its own for each test.

use std::{path::Path, sync::Arc, time::Duration};

use commons_blobs::{
    Bucket, Content, Settings, Sha256Digest,
    embedded::{self, Embedded},
};
use commons_kernel::SystemClock;
use tokio::net::TcpListener;

pub const ACCESS_KEY: &str = "COMMONSTESTKEY";
pub const SECRET_KEY: &str = "a secret that only this test knows";
pub const ORIGIN: &str = "http://127.0.0.1:8080";
pub const MINUTE: Duration = Duration::from_secs(60);

/// A served folder and a client of one bucket in it.
pub struct Fixture {
    pub bucket: Bucket,
    pub server: Embedded,
    pub folder: tempfile::TempDir,
}

pub async fn fixture() -> Fixture {
    let folder = tempfile::tempdir().expect("a folder");
    let server = serve(folder.path()).await;
    let bucket = bucket(&server, "commons", SECRET_KEY);
    bucket.ensure().await.expect("a bucket");
    Fixture { bucket, server, folder }
}

pub async fn serve(folder: &Path) -> Embedded {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let options = embedded::Options {
        folder: folder.to_owned(),
        listener,
        access_key: ACCESS_KEY.to_owned(),
        secret_key: SECRET_KEY.into(),
        allowed_origins: vec![ORIGIN.to_owned()],
        clock: Arc::new(SystemClock),
    };
    embedded::serve(options).await.expect("a server")
}

pub fn bucket(server: &Embedded, name: &str, secret_key: &str) -> Bucket {
    let settings = Settings {
        endpoint: Some(server.endpoint()),
        public_endpoint: None,
        bucket: name.to_owned(),
        region: "us-east-1".to_owned(),
        access_key: ACCESS_KEY.to_owned(),
        secret_key: secret_key.into(),
        path_style: true,
    };
    Bucket::new(&settings).expect("valid settings")
}

/// Puts some text under a key.
pub async fn put(bucket: &Bucket, key: &str, text: &str) {
    let bytes = bytes::Bytes::copy_from_slice(text.as_bytes());
    let sha256 = Sha256Digest::of(&bytes);
    bucket.put(key, Content::Bytes(bytes), "text/plain", sha256).await.expect("put");
}

/// The text under a key.
pub async fn get(bucket: &Bucket, key: &str) -> String {
    String::from_utf8(bucket.get(key).await.expect("there").to_vec()).expect("text")
}

/// The contents on the disk, by hash.
pub fn contents(folder: &Path) -> Vec<String> {
    let shelves = std::fs::read_dir(folder.join("blobs")).expect("there").flatten();
    let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.path()).expect("there").flatten());
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
