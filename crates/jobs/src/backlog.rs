//! What stands in the queue, by kind: for the metrics, and for tests that leave nothing behind.

use commons_entity::job;
use commons_kernel::Result;
use commons_store::{children, fault};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryOrder, QuerySelect, sea_query::Expr};

/// How many jobs of one kind stand in the queue.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Backlog {
    /// The kind.
    pub kind: String,
    /// Waiting: for their time, for a runner, or to be tried again.
    pub pending: i64,
    /// Claimed by a runner that has not settled them yet (or has died).
    pub running: i64,
    /// Given up after [`crate::ATTEMPTS`] attempts; a person must look.
    pub dead: i64,
}

/// Counts the queue, one row for each kind that stands in it, by name.
///
/// # Errors
/// What the database says.
pub async fn pending(tx: &impl ConnectionTrait) -> Result<Vec<Backlog>> {
    let count = |which: &str| Expr::cust(format!("count(*) FILTER (WHERE {which})"));
    children::<job::Entity>()
        .select_only()
        .column(job::Column::Kind)
        .column_as(count(r#""dead_at" IS NULL AND "locked_until" IS NULL"#), "pending")
        .column_as(count(r#""dead_at" IS NULL AND "locked_until" IS NOT NULL"#), "running")
        .column_as(count(r#""dead_at" IS NOT NULL"#), "dead")
        .group_by(job::Column::Kind)
        .order_by_asc(job::Column::Kind)
        .into_model::<Backlog>()
        .all(tx)
        .await
        .map_err(fault)
}
