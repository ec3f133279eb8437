//! The secrets of the embedded parts: made once, kept in a file that only its owner can read.

use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path};

use anyhow::Context;
use rand::{TryRngCore, rngs::OsRng};
use serde::{Deserialize, Serialize};

/// What the embedded database, bucket and development provider are opened with.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secrets {
    /// The embedded PostgreSQL's superuser password.
    pub database_password: String,
    /// The password of the server's own login at the embedded PostgreSQL; made anew where a folder has none yet.
    #[serde(default)]
    pub server_password: String,
    /// The embedded bucket's key.
    pub storage_access_key: String,
    /// The secret half of it.
    pub storage_secret_key: String,
    /// The development provider's client secret.
    pub client_secret: String,
}

impl Secrets {
    /// Reads them from the data folder, or makes them.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn load_or_make(data_dir: &Path) -> anyhow::Result<Self> {
        let path = data_dir.join("secrets.json");
        match fs::read(&path) {
            Ok(text) => {
                let mut secrets: Self = serde_json::from_slice(&text)
                    .with_context(|| format!("{} is damaged; restore it from a backup", path.display()))?;
                if secrets.server_password.is_empty() {
                    secrets.server_password = random()?;
                    fs::remove_file(&path)?;
                    secrets.write(&path)?;
                }
                Ok(secrets)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::make(&path),
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
        }
    }

    fn make(path: &Path) -> anyhow::Result<Self> {
        let secrets = Self {
            database_password: random()?,
            server_password: random()?,
            storage_access_key: format!("COMMONS{}", &random()?[..13].to_uppercase()),
            storage_secret_key: random()?,
            client_secret: random()?,
        };
        secrets.write(path)?;
        Ok(secrets)
    }

    fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.sync_all()?;
        Ok(())
    }
}

/// 256 random bits from the operating system, in hexadecimal digits.
fn random() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    OsRng.try_fill_bytes(&mut bytes).context("the operating system gives no randomness")?;
    Ok(hex::encode(bytes))
}
