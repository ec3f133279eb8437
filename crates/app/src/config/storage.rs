//! Where documents are kept.

use std::path::PathBuf;

use anyhow::bail;
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

/// The section `storage`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StorageConfig {
    /// The S3 endpoint; none: a bucket of our own under the data folder.
    pub endpoint: Option<Url>,
    /// The address under which browsers reach the store, when it is another one.
    pub public_endpoint: Option<Url>,
    /// The bucket.
    pub bucket: String,
    /// The region.
    pub region: String,
    /// The name of our key.
    pub access_key: Option<String>,
    /// The secret half of our key.
    pub secret_key: Option<SecretString>,
    /// Whether the bucket stands in the host name (`bucket.host`) and not in the path.
    #[serde(default)]
    pub virtual_host: bool,
    /// A file with the certificate of the store's own authority, in PEM; none: the system's authorities.
    pub ca_file: Option<PathBuf>,
    /// How long the store may keep us waiting before we ask again, in seconds.
    pub patience_seconds: u64,
    /// How much one department may store, in gigabytes.
    pub department_gigabytes: u64,
}

impl StorageConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        if self.endpoint.is_some() && (self.access_key.is_none() || self.secret_key.is_none()) {
            bail!(
                "COMMONS_STORAGE__ACCESS_KEY and COMMONS_STORAGE__SECRET_KEY are needed with COMMONS_STORAGE__ENDPOINT"
            );
        }
        if !(1..=100_000).contains(&self.department_gigabytes) {
            bail!("COMMONS_STORAGE__DEPARTMENT_GIGABYTES is between 1 and 100000");
        }
        if !(1..=600).contains(&self.patience_seconds) {
            bail!("COMMONS_STORAGE__PATIENCE_SECONDS is between 1 and 600");
        }
        Ok(())
    }
}
