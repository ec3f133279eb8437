//! How the store is reached: whom we trust, how names are found, and how long we wait.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::Path,
    time::Duration,
};

use aws_sdk_s3::{
    Client,
    config::{
        BehaviorVersion, Config, Credentials, Region, StalledStreamProtectionConfig, retry::RetryConfig,
        timeout::TimeoutConfig,
    },
};
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError};
use commons_kernel::{Error, Result};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use secrecy::ExposeSecret;
use url::Url;

use crate::Settings;

/// How long to wait for a connection before the store counts as away.
const CONNECT: Duration = Duration::from_secs(3);
/// How often a request is sent before we give up. What cannot be sent twice is not.
const ATTEMPTS: u32 = 4;
/// The wait before the second attempt; it doubles with each.
const FIRST_WAIT: Duration = Duration::from_millis(200);
/// How much longer than others those requests may take for which a store reads and writes the whole object.
const LONG: u32 = 15;
/// The slowest line that a body is sent over, in bytes a second.
const SLOWEST: u64 = 128 << 10;

/// A client of the store at this endpoint; nothing is sent yet.
///
/// # Errors
/// Bad input when the file of the authority cannot be used.
pub(crate) fn connect(settings: &Settings, endpoint: Option<&Url>) -> Result<Client> {
    // rustls with ring: no aws-lc, no cmake. The defaults for checksums stay: with `WhenRequired` the library would
    // announce a checksum and send none.
    let http = aws_smithy_http_client::Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(trust(settings.ca_file.as_deref(), endpoint)?)
        .build_with_resolver(Names);
    let (key, secret) = (settings.access_key.as_str(), settings.secret_key.expose_secret());
    let retries = RetryConfig::standard().with_max_attempts(ATTEMPTS).with_initial_backoff(FIRST_WAIT);
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .region(Region::new(settings.region.clone()))
        .credentials_provider(Credentials::new(key, secret, None, None, "settings"))
        .timeout_config(waiting(settings.patience))
        // A body of which nothing more comes or goes, for as long as that.
        .stalled_stream_protection(
            StalledStreamProtectionConfig::enabled().grace_period(settings.patience).build(),
        )
        .retry_config(retries)
        .force_path_style(settings.path_style);
    let config = match endpoint {
        Some(endpoint) => config.endpoint_url(endpoint.as_str().trim_end_matches('/')),
        None => config,
    };
    Ok(Client::from_conf(config.build()))
}

/// For a request that carries so many bytes: each attempt may take what a slow line needs.
pub(crate) fn sending(patience: Duration, byte_size: u64) -> aws_sdk_s3::config::Builder {
    let patience = patience.saturating_add(Duration::from_secs(byte_size / SLOWEST));
    Config::builder().timeout_config(waiting(patience))
}

/// For a request for which the store reads and writes a whole object before it answers.
pub(crate) fn working(patience: Duration) -> aws_sdk_s3::config::Builder {
    Config::builder().timeout_config(waiting(patience.saturating_mul(LONG)))
}

/// Until the answer begins; the body of an answer is watched for standing still instead.
fn waiting(patience: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT.min(patience))
        .operation_attempt_timeout(patience)
        .build()
}

/// The system's authorities, or this file's alone. A store without TLS needs none, and a machine may have none.
fn trust(ca_file: Option<&Path>, endpoint: Option<&Url>) -> Result<TlsContext> {
    let trusted = match ca_file {
        Some(path) => TrustStore::empty().with_pem_certificate(authorities(path)?),
        None if endpoint.is_some_and(|endpoint| endpoint.scheme() == "http") => TrustStore::empty(),
        None => TrustStore::default(),
    };
    TlsContext::builder().with_trust_store(trusted).build().map_err(Error::internal)
}

/// Reads the file and looks at each certificate in it, since the library would end the process over a wrong one.
fn authorities(path: &Path) -> Result<Vec<u8>> {
    let wrong = |cause: &dyn std::fmt::Display| {
        Error::bad_input(
            "storage.ca_file",
            format!(
                "{}: {cause}; give a file with the certificate of the store's authority, in PEM",
                path.display()
            ),
        )
    };
    let text = std::fs::read(path).map_err(|error| wrong(&error))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&text) {
        let certificate = certificate.map_err(|error| wrong(&error))?;
        roots.add(certificate).map_err(|error| wrong(&error))?;
    }
    if roots.is_empty() {
        return Err(wrong(&"there is no certificate in it"));
    }
    Ok(text)
}

/// The system's names; but `localhost` and what is under it is this machine (RFC 6761, section 6.3), so that a store on
/// it can be reached with the bucket in the host's name.
#[derive(Clone, Debug)]
struct Names;

impl ResolveDns for Names {
    fn resolve_dns<'a>(&'a self, name: &'a str) -> DnsFuture<'a> {
        let bare = name.strip_suffix('.').unwrap_or(name);
        if bare.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case("localhost")) {
            let here = vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
            return DnsFuture::ready(Ok(here));
        }
        DnsFuture::new(async move {
            let found = tokio::net::lookup_host((name, 0)).await.map_err(ResolveDnsError::new)?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}
