//! How the server is reached.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use commons_http::Network;
use serde::Deserialize;
use url::Url;

/// The section `http`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// Address and port to listen on.
    pub listen: String,
    /// The address that people type; none: `http://` and the listening address.
    pub public_url: Option<Url>,
    /// The largest document, in MiB.
    pub upload_megabytes: u64,
    /// A folder with the built web app; none: the one inside the binary.
    pub web_dir: Option<std::path::PathBuf>,
    /// The proxies in front of this server, as addresses or networks (`10.0.0.0/8`): what they write into
    /// `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<String>,
}

impl HttpConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        self.address()?;
        if self
            .public_url
            .as_ref()
            .is_some_and(|url| !matches!(url.scheme(), "http" | "https") || url.path() != "/")
        {
            bail!(
                "COMMONS_HTTP__PUBLIC_URL must be an http or https address without a path, such as https://commons.example.org"
            );
        }
        self.proxies()?;
        // GraphQL tells lengths as 32-bit numbers.
        if !(1..=2047).contains(&self.upload_megabytes) {
            bail!("COMMONS_HTTP__UPLOAD_MEGABYTES must be from 1 to 2047");
        }
        Ok(())
    }

    /// The proxies in front of this server.
    ///
    /// # Errors
    /// When one is neither an address nor a network.
    pub fn proxies(&self) -> anyhow::Result<Vec<Network>> {
        let read = |text: &String| text.parse().context("COMMONS_HTTP__TRUSTED_PROXIES");
        self.trusted_proxies.iter().map(read).collect()
    }

    /// The listening address.
    ///
    /// # Errors
    /// When it is not an address and a port.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        self.listen.parse().with_context(|| {
            format!(
                "COMMONS_HTTP__LISTEN is '{}'; use an address and a port, such as 127.0.0.1:8080",
                self.listen
            )
        })
    }
}
