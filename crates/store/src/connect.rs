//! The pool and its transactions.

use std::{sync::Arc, time::Duration};

use commons_access::Viewer;
use commons_kernel::{AllianceRole, Error, Result, Role};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqlxPostgresConnector, Statement, TransactionTrait,
    sqlx::{
        Connection,
        postgres::{PgListener, PgPoolOptions},
    },
};

use crate::{fault, wall::ROLE};

/// How long to wait for a connection: new ones take a while when many are opened at once on a machine that is busy.
const ACQUIRE: Duration = Duration::from_secs(5);
/// So many connections are always open, so that the first requests need not wait for one.
const OPEN: u32 = 4;
/// A connection that was used so recently is taken as it is; a question whether it lives would cost as much as the next one.
const LIVELY: Duration = Duration::from_secs(5);

/// A transaction with the viewer's facts set in it.
pub type Tx = DatabaseTransaction;

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct Options {
    /// `postgres://user:password@host:port/database`.
    pub url: String,
    /// Connections at most.
    pub connections: u32,
    /// How long one statement may take before the database ends it.
    pub statement_timeout: Duration,
}

/// The database, as the rest of the house sees it.
#[derive(Clone, Debug)]
pub struct Store {
    pool: DatabaseConnection,
    /// Whose the connections are until a transaction says otherwise.
    whose: Arc<Viewer>,
}

impl Store {
    /// Opens the pool.
    ///
    /// # Errors
    /// Unavailable when the database cannot be reached.
    pub async fn connect(options: &Options) -> Result<Self> {
        // Whoever the address logs in as, the server works as the role that owns nothing.
        // A connection is a visitor's who reads, until a transaction says otherwise: the least that it can be, and what it is
        // most often, so that neither who asks nor to see one moment needs a statement of its own.
        let mut settings = vec![
            ("role".to_owned(), ROLE.to_owned()),
            ("default_transaction_isolation".to_owned(), "repeatable read".to_owned()),
            ("default_transaction_read_only".to_owned(), "on".to_owned()),
        ];
        let visitor = Viewer::visitor();
        settings.extend(settings_of(&visitor));
        let store = Self { pool: pool(options, settings).await?, whose: Arc::new(visitor) };
        store.check_role().await?;
        Ok(store)
    }

    /// The second wall holds only for a role that owns nothing and cannot bypass it.
    async fn check_role(&self) -> Result<()> {
        let sql = "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid) \
                   FROM pg_roles WHERE rolname = current_user";
        let row =
            self.pool.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.map_err(fault)?;
        match row.map(|row| row.try_get_by_index::<bool>(0)) {
            Some(Ok(false)) => Ok(()),
            _ => Err(Error::unavailable(format!(
                "the role {ROLE} can step over row-level security; it must own nothing: ALTER ROLE {ROLE} NOSUPERUSER NOBYPASSRLS"
            ))),
        }
    }

    /// A store over an open pool.
    pub fn over(pool: DatabaseConnection) -> Self {
        Self { pool, whose: Arc::new(Viewer::visitor()) }
    }

    /// The same database for one part of the server, through so many connections of its own at most, which are this viewer's and
    /// are opened when they are first needed: for what a request waits for while it holds a connection of the pool, or before it
    /// takes one. From the pool itself it might wait for those who wait for it.
    #[must_use]
    pub fn apart(&self, viewer: Viewer, connections: u32) -> Self {
        let connect = self.pool.get_postgres_connection_pool().connect_options();
        // What is said last of a setting counts.
        let connect = connect.as_ref().clone().options(settings_of(&viewer));
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(ACQUIRE)
            .test_before_acquire(false)
            .before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for >= LIVELY {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_lazy_with(connect);
        Self { pool: SqlxPostgresConnector::from_sqlx_postgres_pool(pool), whose: Arc::new(viewer) }
    }

    /// The pool itself: for measuring, and for a single statement of the one whose the connections are, which sees one moment
    /// without a transaction.
    pub const fn pool(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// The pool itself, when its connections are this viewer's.
    pub fn at_once(&self, viewer: &Viewer) -> Option<&DatabaseConnection> {
        (*viewer == *self.whose).then_some(&self.pool)
    }

    /// A transaction that writes, as this viewer.
    ///
    /// # Errors
    /// Unavailable when no connection is to be had.
    pub async fn begin(&self, viewer: &Viewer) -> Result<Tx> {
        let (committed, writes) = (Some(IsolationLevel::ReadCommitted), Some(AccessMode::ReadWrite));
        let tx = self.pool.begin_with_config(committed, writes).await.map_err(fault)?;
        tell(&tx, viewer).await?;
        Ok(tx)
    }

    /// A transaction that only reads, as this viewer, and sees one moment.
    ///
    /// # Errors
    /// Unavailable when no connection is to be had.
    pub async fn read(&self, viewer: &Viewer) -> Result<Tx> {
        let tx = self.pool.begin().await.map_err(fault)?;
        if *viewer != *self.whose {
            tell(&tx, viewer).await?;
        }
        Ok(tx)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Unavailable when it does not.
    pub async fn ping(&self) -> Result<()> {
        self.pool.ping().await.map_err(Error::unavailable)
    }

    /// Wakes whenever something is committed to this channel.
    ///
    /// # Errors
    /// Unavailable when the database cannot be reached.
    pub async fn listen(&self, channel: &str) -> Result<PgListener> {
        let pool = self.pool.get_postgres_connection_pool();
        let mut listener = PgListener::connect_with(pool).await.map_err(Error::unavailable)?;
        listener.listen(channel).await.map_err(Error::unavailable)?;
        Ok(listener)
    }
}

/// A pool as the one that the address logs in as: the owner of the tables, for migrations and for looking at the house from
/// outside. The second wall is not there for a superuser.
///
/// # Errors
/// Unavailable when the database cannot be reached.
pub async fn owner(options: &Options) -> Result<DatabaseConnection> {
    pool(options, Vec::new()).await
}

async fn pool(options: &Options, settings: Vec<(String, String)>) -> Result<DatabaseConnection> {
    let mut connect = ConnectOptions::new(&options.url);
    let statement_timeout = options.statement_timeout.as_millis().to_string();
    connect
        .max_connections(options.connections)
        .min_connections(options.connections.min(OPEN))
        .acquire_timeout(ACQUIRE)
        .test_before_acquire_if_idle_for(LIVELY)
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(move |postgres| {
            postgres
                .application_name("commons")
                .options([("statement_timeout", statement_timeout.as_str()), ("timezone", "UTC")])
                .options(settings.iter().map(|(name, value)| (name.as_str(), value.as_str())))
        });
    Database::connect(connect).await.map_err(Error::unavailable)
}

/// Tells the database who asks, until the transaction ends (the settings are local to it). The second wall reads them.
async fn tell(tx: &Tx, viewer: &Viewer) -> Result<()> {
    let facts = facts(viewer);
    let calls: Vec<String> = (1..)
        .zip(&facts)
        .map(|(n, (name, _))| format!("set_config('{}', ${n}, true)", setting(name)))
        .collect();
    let values = facts.into_iter().map(|(_, value)| value.into()).collect::<Vec<sea_orm::Value>>();
    let statement =
        Statement::from_sql_and_values(DbBackend::Postgres, format!("SELECT {}", calls.join(", ")), values);
    tx.execute_raw(statement).await.map_err(fault)?;
    Ok(())
}

/// Makes a connection this viewer's from the beginning.
fn settings_of(viewer: &Viewer) -> impl Iterator<Item = (String, String)> {
    facts(viewer).into_iter().map(|(name, fact)| (setting(name), fact))
}

/// What the second wall may know of a viewer.
fn facts(viewer: &Viewer) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("caller", viewer.caller.to_string()),
        ("person", viewer.person().map(|person| person.to_string()).unwrap_or_default()),
        ("member", on(viewer.is_member())),
        ("system", on(viewer.is_system())),
        ("states", array(viewer.states())),
        ("groups", array(viewer.groups.iter())),
    ];
    facts.extend(Role::ALL.iter().map(|role| (role.as_str(), array(viewer.departments_with(*role)))));
    facts.extend(AllianceRole::ALL.iter().map(|role| (role.as_str(), on(viewer.is_staff(*role)))));
    facts
}

/// What the database calls a fact.
fn setting(fact: &str) -> String {
    format!("commons.{fact}")
}

fn on(holds: bool) -> String {
    if holds { "on".into() } else { String::new() }
}

/// A PostgreSQL array of ids or codes, which need no quotes.
fn array(items: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    format!("{{{}}}", items.join(","))
}
