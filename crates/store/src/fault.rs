//! What the database says, in the words of the kernel.

use commons_kernel::{Code, Error};
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// Turns a database error into a fault: a broken unique rule is a `Conflict`, and what a second try may mend is
/// `Unavailable`.
pub fn fault(error: DbErr) -> Error {
    if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
        let message = "somebody made the same thing first; load it again and look at what stands there";
        return Error::new(Code::Conflict, message);
    }
    if passes(&error) { Error::unavailable(error) } else { Error::internal(error) }
}

fn passes(error: &DbErr) -> bool {
    let inner = match error {
        DbErr::ConnectionAcquire(_) => return true,
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => inner,
        _ => return false,
    };
    match &**inner {
        sqlx::Error::Database(told) => told.code().is_some_and(|code| passes_with(&code)),
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => true,
        _ => false,
    }
}

/// SQLSTATE codes (PostgreSQL's appendix A) that say "not now": serialisation, deadlock, lock and statement time-outs, a
/// server that stops or starts, and one that is out of a resource.
fn passes_with(code: &str) -> bool {
    matches!(code, "40001" | "40P01" | "55P03" | "57014" | "57P01" | "57P02" | "57P03")
        || code.starts_with("53")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        for code in ["40P01", "40001", "57014", "55P03", "57P03", "53300", "53100"] {
            assert!(passes_with(code), "{code}");
        }
        for code in ["23502", "42601", "22021", "XX000"] {
            assert!(!passes_with(code), "{code}");
        }
    }
}
