//! Puts a job into the queue, in the transaction of the change that wants it.

use commons_entity::job;
use commons_kernel::{Error, JobId, Result};
use commons_store::fault;
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, EntityTrait,
    sea_query::{Expr, OnConflict},
};
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
    let row = job::ActiveModel {
        id: Set(id.uuid()),
        kind: Set(J::KIND.to_owned()),
        key: Set(job.key()),
        payload: Set(serde_json::to_value(job).map_err(Error::internal)?),
        run_at: Set(run_at),
        attempts: Set(0),
        locked_until: Set(None),
        last_error: Set(None),
        dead_at: Set(None),
        created_at: Set(now),
    };
    // The words of the index's own predicate, without parameters, or the database does not know which index is meant.
    let same_work = OnConflict::columns([job::Column::Kind, job::Column::Key])
        .target_and_where(Expr::cust(r#""attempts" = 0 AND "dead_at" IS NULL"#))
        .value(job::Column::RunAt, Expr::cust(r#"LEAST("job"."run_at", "excluded"."run_at")"#))
        .to_owned();
    let stands =
        job::Entity::insert(row).on_conflict(same_work).exec_with_returning(tx).await.map_err(fault)?;
    tx.execute_unprepared("NOTIFY commons_job").await.map_err(fault)?;
    Ok(if stands.id == id.uuid() { Queued::Fresh(id) } else { Queued::Already(stands.id.into()) })
}
