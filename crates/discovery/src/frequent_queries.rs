//! What is searched for most: for the preview of the thesaurus editor.

use commons_kernel::Result;
use commons_store::{Tx, fault};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// The queries that were searched for most in all weeks that are kept, at most `most` of them, the most frequent first. The
/// transaction must be one of staff or of the server: for everybody else the database gives none.
///
/// # Errors
/// What the database says.
pub async fn frequent_queries(tx: &Tx, most: u32) -> Result<Vec<String>> {
    let sql = "SELECT query FROM search_week GROUP BY query ORDER BY sum(searches) DESC, query LIMIT $1";
    let values = [i64::from(most).into()];
    let rows = tx
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
        .await
        .map_err(fault)?;
    rows.iter().map(|row| row.try_get_by_index(0).map_err(fault)).collect()
}
