//! Time as a parameter, so that a story can be told at any hour.

use time::OffsetDateTime;

/// Tells the time. The binary passes [`SystemClock`]; tests pass a clock that they move by hand.
pub trait Clock: Send + Sync + 'static {
    /// The present instant in UTC, at microsecond precision (what PostgreSQL keeps).
    fn now(&self) -> OffsetDateTime;
}

/// The machine's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
    fn now(&self) -> OffsetDateTime {
        let now = OffsetDateTime::now_utc();
        now.replace_microsecond(now.microsecond()).unwrap_or(now)
    }
}
