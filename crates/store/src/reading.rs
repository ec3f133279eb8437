//! Where somebody reads.

use std::future::Future;

use commons_kernel::Result;
use sea_orm::DatabaseConnection;

use crate::Tx;

/// Where somebody reads: in a transaction, which may open when it is first needed.
pub trait Reading: Sync {
    /// The transaction.
    ///
    /// # Errors
    /// Unavailable when no connection is to be had.
    fn tx(&self) -> impl Future<Output = Result<&Tx>> + Send;

    /// Where a single statement is answered for the same viewer, as long as no transaction is open: to begin and to end one would
    /// cost as much as the answer.
    fn at_once(&self) -> Option<&DatabaseConnection>;
}

impl Reading for Tx {
    async fn tx(&self) -> Result<&Tx> {
        Ok(self)
    }

    fn at_once(&self) -> Option<&DatabaseConnection> {
        None
    }
}
