//! What the database says, in the words of the kernel.

use commons_kernel::{Code, Error};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Turns a database error into a fault: busy or away is `Unavailable`, a broken unique rule is a `Conflict`.
pub fn fault(error: DbErr) -> Error {
    if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
        return Error::new(
            Code::Conflict,
            "somebody made the same thing first; load it again and look at what stands there",
        );
    }
    match &error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(RuntimeErr::SqlxError(_)) => Error::unavailable(error),
        _ => Error::internal(error),
    }
}
