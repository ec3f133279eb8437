//! Configuration: defaults inside the binary, then `commons.toml`, then the environment (`COMMONS_SECTION__KEY`).
//!
//! Invariants: nothing else reads the environment; a wrong value is refused at start, with its name and the mend.

mod database;
mod http;
mod identity;
mod jobs;
mod limits;
mod links;
mod review;
mod scan;
mod search;
mod storage;

use std::path::PathBuf;

use anyhow::{Context, bail};
use figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use serde::Deserialize;

pub use database::DatabaseConfig;
pub use http::HttpConfig;
pub use identity::IdentityConfig;
pub use jobs::JobsConfig;
pub use limits::LimitsConfig;
pub use links::LinksConfig;
pub use review::ReviewConfig;
pub use scan::ScanConfig;
pub use search::SearchConfig;
pub use storage::StorageConfig;

/// Everything that can be set.
#[derive(Clone, Debug, Deserialize)]
pub struct Config {
    /// Where the embedded database, the embedded bucket and the index live (`COMMONS_DATA_DIR`).
    pub data_dir: PathBuf,
    /// What is logged, as `tracing` filters say it (`COMMONS_LOG`).
    pub log: String,
    pub http: HttpConfig,
    pub limits: LimitsConfig,
    pub database: DatabaseConfig,
    pub storage: StorageConfig,
    pub identity: IdentityConfig,
    pub jobs: JobsConfig,
    pub search: SearchConfig,
    pub scan: ScanConfig,
    pub review: ReviewConfig,
    pub links: LinksConfig,
}

impl Config {
    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// Names the setting that is wrong and says the mend.
    pub fn load() -> anyhow::Result<Self> {
        Self::from(
            Figment::new()
                .merge(Toml::string(include_str!("../defaults.toml")))
                .merge(Toml::file("commons.toml"))
                .merge(Env::prefixed("COMMONS_").split("__")),
        )
    }

    /// The defaults alone, for tests.
    ///
    /// # Errors
    /// Only when the defaults themselves are wrong.
    pub fn defaults() -> anyhow::Result<Self> {
        Self::from(Figment::new().merge(Toml::string(include_str!("../defaults.toml"))))
    }

    fn from(figment: Figment) -> anyhow::Result<Self> {
        let config: Self = figment.extract().map_err(|error| {
            let name = error.path.iter().map(|part| part.to_uppercase()).collect::<Vec<_>>().join("__");
            anyhow::anyhow!("COMMONS_{name} (in commons.toml: {}): {}", error.path.join("."), error.kind)
        })?;
        config.validate().context("the configuration cannot be used")?;
        Ok(config)
    }

    fn validate(&self) -> anyhow::Result<()> {
        if self.data_dir.as_os_str().is_empty() {
            bail!("COMMONS_DATA_DIR is empty; name a folder, such as ./data");
        }
        self.http.validate()?;
        self.limits.validate()?;
        self.database.validate()?;
        self.storage.validate()?;
        self.identity.validate()?;
        self.scan.validate()?;
        Ok(())
    }

    /// What an upload may be.
    pub fn limits(&self) -> commons_library::Limits {
        commons_library::Limits {
            upload_bytes: self.http.upload_megabytes * commons_library::MEGABYTE,
            department_bytes: self.storage.department_gigabytes * 1024 * commons_library::MEGABYTE,
        }
    }

    /// Where the index is.
    pub fn index_dir(&self) -> PathBuf {
        self.search.dir.clone().unwrap_or_else(|| self.data_dir.join("index"))
    }

    /// Where a worker has its own index, for snapshots.
    pub fn worker_index_dir(&self) -> PathBuf {
        self.data_dir.join("worker-index")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(toml: &str) -> anyhow::Result<Config> {
        Config::from(
            Figment::new().merge(Toml::string(include_str!("../defaults.toml"))).merge(Toml::string(toml)),
        )
    }

    #[test]
    fn the_defaults_hold() {
        assert_eq!(Config::defaults().unwrap().http.upload_megabytes, 50);
    }

    #[test]
    fn a_wrong_value_is_named_with_its_mend() {
        let cases = [
            ("[http]\nlisten = \"nowhere\"", "COMMONS_HTTP__LISTEN"),
            ("[http]\npublic_url = \"ftp://x\"", "COMMONS_HTTP__PUBLIC_URL"),
            ("[http]\ntrusted_proxies = [\"10.0.0.0/99\"]", "10.0.0.0/99"),
            ("[limits]\nvisitor_minute = 20", "COMMONS_LIMITS__VISITOR_MINUTE"),
            ("[limits]\ncaller_hour = 3", "COMMONS_LIMITS__CALLER_HOUR"),
            ("[limits]\nat_once = -1", "COMMONS_LIMITS__AT_ONCE"),
            ("[limits]\nvisitors = 3", "visitors"),
            ("[database]\nurl = \"mysql://x\"", "COMMONS_DATABASE__URL"),
            ("[database]\nconections = 3", "conections"),
            ("[storage]\nendpoint = \"https://s3.example.org\"", "COMMONS_STORAGE__ACCESS_KEY"),
            ("[identity]\nissuer = \"https://id.example.org\"", "COMMONS_IDENTITY__CLIENT_ID"),
            ("[storage]\ndepartment_gigabytes = 0", "COMMONS_STORAGE__DEPARTMENT_GIGABYTES"),
            ("[storage]\npatience_seconds = 0", "COMMONS_STORAGE__PATIENCE_SECONDS"),
            ("[scan]\nclamd = \"nowhere\"", "COMMONS_SCAN__CLAMD"),
            ("[jobs]\ninline = \"perhaps\"", "COMMONS_JOBS__INLINE"),
            ("[links]\nask = \"perhaps\"", "COMMONS_LINKS__ASK"),
            ("[review]\nown_reach = \"county\"", "COMMONS_REVIEW__OWN_REACH"),
        ];
        for (toml, name) in cases {
            let refused = format!("{:#}", with(toml).unwrap_err());
            assert!(refused.contains(name), "{toml} was refused with: {refused}");
        }
    }
}
