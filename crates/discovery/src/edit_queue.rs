//! The queue in which changes of the thesaurus stand: a circle or a doubled key can be made by two changes of two concepts.

use commons_kernel::Result;
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// The lock that puts changes of the thesaurus in a row.
const LOCK: i64 = 7_266_270_021;

/// Waits until nobody else changes the thesaurus, and holds the others back until the transaction ends.
///
/// # Errors
/// What the database says.
pub(crate) async fn queue(tx: &impl ConnectionTrait) -> Result<()> {
    let wait = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock($1)",
        [LOCK.into()],
    );
    tx.execute_raw(wait).await.map_err(fault)?;
    Ok(())
}
