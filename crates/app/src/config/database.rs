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
    /// The login that owns the tables, for migrations; none: `url` does both. The server's own login needs to own nothing:
    /// it works as the role `commons_server` whatever it is.
    pub owner_url: Option<SecretString>,
    /// Connections at most.
    pub connections: u32,
    /// How long one statement may take, in seconds.
    pub statement_seconds: u64,
}

impl DatabaseConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        let postgres = |url: &str| url.starts_with("postgres://") || url.starts_with("postgresql://");
        for (name, url) in [("URL", &self.url), ("OWNER_URL", &self.owner_url)] {
            if url.as_ref().is_some_and(|url| !postgres(url.expose_secret())) {
                bail!(
                    "COMMONS_DATABASE__{name} must begin with postgres://; leave it out for an embedded PostgreSQL"
                );
            }
        }
        if self.owner_url.is_some() && self.url.is_none() {
            bail!("COMMONS_DATABASE__OWNER_URL goes with COMMONS_DATABASE__URL; set both or neither");
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
