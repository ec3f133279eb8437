//! Where the database is.

use anyhow::bail;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// The section `database`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConfig {
    /// `postgres://user:password@host/database`; none: a PostgreSQL of our own under the data folder.
    pub url: Option<SecretString>,
    /// Connections at most.
    pub connections: u32,
    /// How long one statement may take, in seconds.
    pub statement_seconds: u64,
}

impl DatabaseConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        let postgres = |url: &str| url.starts_with("postgres://") || url.starts_with("postgresql://");
        if self.url.as_ref().is_some_and(|url| !postgres(url.expose_secret())) {
            bail!(
                "COMMONS_DATABASE__URL must begin with postgres://; leave it out for an embedded PostgreSQL"
            );
        }
        if !(4..=500).contains(&self.connections) {
            bail!("COMMONS_DATABASE__CONNECTIONS must be from 4 to 500");
        }
        if !(1..=300).contains(&self.statement_seconds) {
            bail!("COMMONS_DATABASE__STATEMENT_SECONDS must be from 1 to 300");
        }
        Ok(())
    }
}
