//! Takes the next due job out of everybody else's reach, and settles it afterwards.
//!
//! Invariants: one claim, one holder; only the holder of the newest claim settles a job.

use std::time::Duration;

use commons_access::Viewer;
use commons_entity::job;
use commons_kernel::Result;
use commons_store::{Store, children, fault};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockBehavior, LockType},
};
use time::OffsetDateTime;

/// How often a job is tried before it is dead.
pub const ATTEMPTS: i32 = 8;

/// How long a claim lasts. A job whose runner died is claimed again after it.
pub(crate) const CLAIM: Duration = Duration::from_secs(5 * 60);

/// How much of an error is kept, in characters.
const ERROR_LENGTH: usize = 2000;

const RUNNER: Viewer = Viewer::system("jobs");

/// How long to wait after the given number of failed attempts: 15 seconds, then three times as long each time, so that
/// the eight attempts span four and a half hours; the same for every job, so that a story can be told.
pub fn back_off(attempts: i32) -> Duration {
    let steps = u32::try_from(attempts.clamp(1, ATTEMPTS)).unwrap_or(1) - 1;
    Duration::from_secs(15 * 3_u64.pow(steps))
}

/// Claims the job that has been due longest among these kinds. A kind that nobody registered is left alone.
pub(crate) async fn claim(store: &Store, kinds: &[&str], now: OffsetDateTime) -> Result<Option<job::Model>> {
    loop {
        let tx = store.begin(&RUNNER).await?;
        let free =
            Condition::any().add(job::Column::LockedUntil.is_null()).add(job::Column::LockedUntil.lte(now));
        let due = children::<job::Entity>()
            .filter(job::Column::DeadAt.is_null())
            .filter(job::Column::RunAt.lte(now))
            .filter(job::Column::Kind.is_in(kinds.iter().copied()))
            .filter(free)
            .order_by_asc(job::Column::RunAt)
            .order_by_asc(job::Column::Id)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(&tx)
            .await
            .map_err(fault)?;
        let Some(mut job) = due else { return Ok(None) };
        // A job that took its runner with it each time must not do so for ever.
        let spent = job.attempts >= ATTEMPTS;
        let change = job::Entity::update_many().filter(job::Column::Id.eq(job.id));
        let change = if spent {
            change
                .col_expr(job::Column::DeadAt, Expr::value(now))
                .col_expr(job::Column::LockedUntil, Expr::value(None::<OffsetDateTime>))
                .col_expr(job::Column::LastError, Expr::value("its runner ended before the job did"))
        } else {
            change
                .col_expr(job::Column::Attempts, Expr::col(job::Column::Attempts).add(1))
                .col_expr(job::Column::LockedUntil, Expr::value(now + CLAIM))
        };
        change.exec(&tx).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        if spent {
            tracing::error!(job = %job.id, kind = job.kind, "job is dead: its runner ended each time");
            continue;
        }
        job.attempts += 1;
        return Ok(Some(job));
    }
}

/// Removes a job that is done.
pub(crate) async fn done(store: &Store, job: &job::Model) -> Result<()> {
    let tx = store.begin(&RUNNER).await?;
    job::Entity::delete_many().filter(held(job)).exec(&tx).await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}

/// Puts a failed job back for later, or among the dead.
pub(crate) async fn failed(store: &Store, job: &job::Model, error: &str, now: OffsetDateTime) -> Result<()> {
    // PostgreSQL keeps no zero byte in a text.
    let error: String = error.replace('\0', " ").chars().take(ERROR_LENGTH).collect();
    let dead = job.attempts >= ATTEMPTS;
    if dead {
        tracing::error!(job = %job.id, kind = job.kind, error, "job is dead");
    } else {
        tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, error, "job failed, trying later");
    }
    let tx = store.begin(&RUNNER).await?;
    job::Entity::update_many()
        .filter(held(job))
        .col_expr(job::Column::LockedUntil, Expr::value(None::<OffsetDateTime>))
        .col_expr(job::Column::LastError, Expr::value(error))
        .col_expr(job::Column::RunAt, Expr::value(now + back_off(job.attempts)))
        .col_expr(job::Column::DeadAt, Expr::value(dead.then_some(now)))
        .exec(&tx)
        .await
        .map_err(fault)?;
    tx.commit().await.map_err(fault)
}

/// The job under the claim in hand; nothing when somebody has claimed it anew.
fn held(job: &job::Model) -> Condition {
    Condition::all().add(job::Column::Id.eq(job.id)).add(job::Column::Attempts.eq(job.attempts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_is_always_the_same() {
        let waits: Vec<u64> = (1..=ATTEMPTS).map(|attempts| back_off(attempts).as_secs()).collect();
        assert_eq!(waits, [15, 45, 135, 405, 1215, 3645, 10935, 32805]);
        assert_eq!(back_off(0), back_off(1), "a count below one is the first");
        assert_eq!(back_off(i32::MAX), back_off(ATTEMPTS), "a count beyond the last does not overflow");
    }
}
