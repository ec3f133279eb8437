//! Ways to reach a store: TLS under an authority of one's own, the bucket in the host's name, and any region.

use std::{fs, path::PathBuf, sync::Arc};

use commons_blobs::{Bucket, Download, Upload};
use commons_kernel::Code;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use reqwest::Client;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use crate::{
    garage,
    proxy::{Proxy, with_tls},
    support::{MIB, MINUTE, Room, Server, at_garage, get, noise, on_both, put, put_bytes, send},
};

on_both!(
    a_private_authority_is_trusted_when_it_is_named,
    an_authority_that_cannot_be_read_is_refused_with_its_setting,
);

/// An authority, and a proxy whose certificate it signed for `127.0.0.1`.
async fn behind_tls(room: &Room) -> (Proxy, PathBuf) {
    let authority = authority("The county's own");
    let key = KeyPair::generate().expect("a key");
    let leaf = CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("a name");
    let leaf = leaf.signed_by(&key, &authority).expect("signed");
    let chain = CertificateDer::from_pem_slice(leaf.pem().as_bytes()).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .expect("a pair");
    let proxy = with_tls(room.address(), TlsAcceptor::from(Arc::new(config))).await;
    (proxy, write(room, "authority.pem", &authority.pem()))
}

fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.distinguished_name.push(rcgen::DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("signed")
}

fn write(room: &Room, name: &str, text: &str) -> PathBuf {
    let path = room.folder.path().join(name);
    fs::write(&path, text).expect("written");
    path
}

async fn a_private_authority_is_trusted_when_it_is_named(room: Room) {
    let (proxy, ca_file) = behind_tls(&room).await;
    let through = |ca_file: Option<PathBuf>| {
        room.with(|settings| {
            settings.endpoint = format!("https://127.0.0.1:{}", proxy.port).parse().ok();
            settings.ca_file = ca_file;
        })
    };
    let bucket = through(Some(ca_file.clone()));
    bucket.ensure(&[]).await.expect("ready");
    let bytes = noise(2 * MIB);
    put_bytes(&bucket, "doc", bytes.clone()).await.expect("put");
    assert_eq!(bucket.get("doc").await.expect("there"), bytes);

    let url = bucket.presign_get(download("doc")).await.expect("signed");
    assert_eq!(url.scheme(), "https");
    let pem = reqwest::Certificate::from_pem(&fs::read(&ca_file).expect("there")).expect("a certificate");
    let browser = Client::builder().add_root_certificate(pem).build().expect("a client");
    let answer = browser.get(url).send().await.expect("an answer");
    assert_eq!(answer.bytes().await.expect("whole"), bytes);

    let other = write(&room, "other.pem", &authority("Somebody else").pem());
    for wrong in [Some(other), None] {
        let refused = through(wrong.clone()).get("doc").await.expect_err("not trusted");
        assert_eq!(refused.code(), Code::Unavailable, "{wrong:?}: {refused}");
        assert!(refused.message().contains("certificate is not trusted"), "{wrong:?}: {refused}");
        assert!(refused.message().contains("storage.ca_file"), "{wrong:?}: {refused}");
    }
    let both = [&authority("Somebody else").pem(), &fs::read_to_string(&ca_file).expect("there")]
        .map(|pem| pem.as_str())
        .concat();
    through(Some(write(&room, "both.pem", &both))).check().await.expect("one of two is enough");
}

async fn an_authority_that_cannot_be_read_is_refused_with_its_setting(room: Room) {
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let wrong = [
        room.folder.path().join("missing.pem"),
        write(&room, "empty.pem", ""),
        write(&room, "words.pem", "not a certificate"),
        write(&room, "broken.pem", broken),
    ];
    for path in wrong {
        let mut settings = room.settings.clone();
        settings.ca_file = Some(path.clone());
        let refused = Bucket::new(&settings).expect_err("unusable");
        assert_eq!(refused.field(), Some("storage.ca_file"), "{refused}");
        assert!(refused.message().contains(&path.display().to_string()), "{refused}");
    }
}

fn download(key: &str) -> Download<'_> {
    Download { key, filename: "a.txt", media_type: "text/plain", expires: MINUTE }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bucket_may_stand_in_the_name_of_the_host() {
    let room = at_garage().await;
    let port = garage::port();
    let bucket = room.with(|settings| {
        settings.endpoint = format!("http://{}:{port}", garage::DOMAIN).parse().ok();
        settings.path_style = false;
    });
    let host = format!("{}.{}", room.settings.bucket, garage::DOMAIN);
    bucket.ensure(&[]).await.expect("ready");
    put(&bucket, "a b/ü", "hello").await;
    assert_eq!(get(&room.bucket, "a b/ü").await, "hello", "the same bucket in the path");
    bucket.copy("a b/ü", "copy", None).await.expect("copied");
    assert_eq!(bucket.list("", None, 10).await.expect("a page").objects.len(), 2);

    let browser = Client::builder().resolve(&host, ([127, 0, 0, 1], port).into()).build().expect("a client");
    let url = bucket.presign_get(download("copy")).await.expect("signed");
    assert_eq!((url.host_str(), url.path()), (Some(&*host), "/copy"));
    assert_eq!(browser.get(url).send().await.expect("an answer").text().await.expect("text"), "hello");
    let upload = Upload { key: "up", byte_size: 5, media_type: "text/plain", sha256: None, expires: MINUTE };
    let permit = bucket.presign_put(upload).await.expect("signed");
    assert_eq!(permit.url.host_str(), Some(&*host));
    let request =
        permit.headers.iter().fold(browser.put(permit.url), |r, (name, value)| r.header(name, value));
    assert!(request.body("12345").send().await.expect("an answer").status().is_success());
    assert_eq!(get(&room.bucket, "up").await, "12345");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_may_have_another_way_to_the_store_than_we() {
    let room = at_garage().await;
    let bucket = room.with(|settings| {
        settings.public_endpoint = format!("http://store.localhost:{}", garage::port()).parse().ok();
    });
    let upload = Upload { key: "up", byte_size: 5, media_type: "text/plain", sha256: None, expires: MINUTE };
    let mut permit = bucket.presign_put(upload).await.expect("signed");
    assert_eq!(permit.url.host_str(), Some("store.localhost"));
    put(&bucket, "ours", "the way in is another").await;
    // The name is signed as well, so it cannot be replaced.
    permit.url.set_host(Some("127.0.0.1")).expect("a host");
    assert_eq!(send(permit, "12345").await.expect("an answer").status(), 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_region_is_told_apart() {
    let room = at_garage().await;
    assert_eq!(room.settings.region, "us-gov-commons-1", "all cases ran in another region than the first");
    let lost = room.with(|settings| settings.region = "us-east-1".to_owned());
    for refused in [
        lost.get("doc").await.expect_err("another region"),
        lost.check().await.expect_err("another region"),
        lost.ensure(&[]).await.expect_err("another region"),
    ] {
        assert_eq!(refused.code(), Code::Internal, "{refused}");
        assert!(refused.message().contains("storage.region"), "{refused}");
    }
    assert!(matches!(room.server, Server::Garage));
}
