//! Puts a job into the queue, in the transaction of the change that wants it.

use commons_kernel::{Error, JobId, Result};
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use time::OffsetDateTime;

use crate::Job;

/// The channel that wakes the runners.
pub const CHANNEL: &str = "commons_job";

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queued {
    /// The job stands in the queue.
    Fresh(JobId),
    /// The same work waits already, and now runs no later than was asked for.
    Already(JobId),
}

/// Queues a job to run at `run_at` or soon after.
///
/// The same work that waits already is touched, not left alone: the touch holds its row until this transaction ends, so
/// that no runner can do the old work just before the change commits and leave the new one undone.
///
/// # Errors
/// What the database says; internal when the job cannot be written as JSON.
pub async fn enqueue<J: Job>(
    tx: &impl ConnectionTrait,
    job: &J,
    run_at: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<Queued> {
    let id = JobId::new(now);
    let payload = serde_json::to_value(job).map_err(Error::internal)?;
    let values: [Value; 6] =
        [id.uuid().into(), J::KIND.into(), job.key().into(), payload.into(), run_at.into(), now.into()];
    let sql = "SELECT enqueue_job($1, $2, $3, $4, $5, $6)";
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("the queue gave no answer"))?;
    let stands = JobId::from(row.try_get_by_index::<sea_orm::prelude::Uuid>(0).map_err(fault)?);
    tx.execute_unprepared("NOTIFY commons_job").await.map_err(fault)?;
    Ok(if stands == id { Queued::Fresh(id) } else { Queued::Already(stands) })
}
