//! The pool and its transactions.

use std::time::Duration;

use commons_access::{Caller, Viewer};
use commons_kernel::{Error, Result};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, Statement, TransactionTrait, sqlx::postgres::PgListener,
};

use crate::fault;

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
}

impl Store {
    /// Opens the pool.
    ///
    /// # Errors
    /// Unavailable when the database cannot be reached.
    pub async fn connect(options: &Options) -> Result<Self> {
        let mut connect = ConnectOptions::new(&options.url);
        let statement_timeout = options.statement_timeout.as_millis().to_string();
        connect
            .max_connections(options.connections)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(2))
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(move |postgres| {
                postgres
                    .application_name("commons")
                    .options([("statement_timeout", statement_timeout.as_str()), ("timezone", "UTC")])
            });
        let pool = Database::connect(connect).await.map_err(Error::unavailable)?;
        Ok(Self { pool })
    }

    /// A store over an open pool.
    pub const fn over(pool: DatabaseConnection) -> Self {
        Self { pool }
    }

    /// The pool itself, for migrations and for measuring; rooms use transactions.
    pub const fn pool(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// A transaction that writes, as this viewer.
    ///
    /// # Errors
    /// Unavailable when no connection is to be had.
    pub async fn begin(&self, viewer: &Viewer) -> Result<Tx> {
        let tx = self.pool.begin().await.map_err(fault)?;
        tell(&tx, viewer).await?;
        Ok(tx)
    }

    /// A transaction that only reads, as this viewer, and sees one moment.
    ///
    /// # Errors
    /// Unavailable when no connection is to be had.
    pub async fn read(&self, viewer: &Viewer) -> Result<Tx> {
        let tx = self
            .pool
            .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
            .await
            .map_err(fault)?;
        tell(&tx, viewer).await?;
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

/// Tells the database who asks, until the transaction ends (the setting is local to it).
async fn tell(tx: &Tx, viewer: &Viewer) -> Result<()> {
    let caller = match viewer.caller {
        Caller::Visitor => "visitor".to_owned(),
        Caller::Person(person) => format!("person:{person}"),
        Caller::System(name) => format!("system:{name}"),
    };
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT set_config('commons.caller', $1, true)",
        [caller.into()],
    );
    tx.execute_raw(statement).await.map_err(fault)?;
    Ok(())
}
