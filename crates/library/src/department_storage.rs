//! How much room a department's documents take.

use commons_access::{May, act::Contribute};
use commons_entity::department;
use commons_kernel::{Error, Result};
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// How many bytes the department's documents take together; the same bytes count once, and so do uploads under way.
///
/// # Errors
/// What the database says.
pub async fn department_bytes(
    tx: &impl ConnectionTrait,
    may_contribute: &May<Contribute, department::Model>,
) -> Result<u64> {
    let department = may_contribute.row().id;
    let sql = "SELECT department_bytes($1)";
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [department.into()]))
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("the database did not count the bytes"))?;
    let bytes: i64 = row.try_get_by_index(0).map_err(fault)?;
    u64::try_from(bytes).map_err(Error::internal)
}
