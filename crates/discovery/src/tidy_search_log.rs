//! Throws away what the log of searches keeps for a while only: the fingerprints and keys of past weeks, and days of long ago.

use std::sync::Arc;

use async_trait::async_trait;
use commons_jobs::Job;
use commons_kernel::Result;
use commons_store::{Store, fault};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::keep_log::{LOG, week_of};

/// Days that are kept one by one; of older ones the sums of their weeks stay.
pub const DAYS_KEPT: i64 = 90;

/// Asked for every hour; the queue keeps several servers from doing the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct TidySearchLog {}

/// What the job works with.
#[derive(Debug)]
pub struct SearchLogRoom {
    /// The database.
    pub store: Store,
}

impl SearchLogRoom {
    /// The room over a database.
    pub fn over(store: Store) -> Arc<Self> {
        Arc::new(Self { store })
    }
}

#[async_trait]
impl Job for TidySearchLog {
    const KIND: &'static str = "tidy_search_log";
    const CAN_WAIT: bool = true;
    type Context = SearchLogRoom;

    fn key(&self) -> Option<String> {
        Some("all".into())
    }

    async fn run(&self, room: &SearchLogRoom, now: OffsetDateTime) -> Result<()> {
        let today = now.date();
        let tx = room.store.begin(&LOG).await?;
        for (sql, until) in [
            ("DELETE FROM search_asker WHERE week < $1", week_of(today)),
            ("DELETE FROM search_key WHERE week < $1", week_of(today)),
            ("DELETE FROM search_log WHERE day < $1", today - Duration::days(DAYS_KEPT)),
        ] {
            tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [until.into()]))
                .await
                .map_err(fault)?;
        }
        tx.commit().await.map_err(fault)
    }
}
