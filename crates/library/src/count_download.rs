//! Count a download: of which document and on which day, never by whom.

use commons_entity::attachment;
use commons_kernel::Result;
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use time::OffsetDateTime;

/// Counts one download of a document that the caller may have.
///
/// # Errors
/// What the database says.
pub async fn count_download(
    tx: &impl ConnectionTrait,
    document: &attachment::Model,
    now: OffsetDateTime,
) -> Result<()> {
    let values = [document.id.into(), now.date().into()];
    let sql = "SELECT count_download($1, $2)";
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await.map_err(fault)?;
    Ok(())
}
