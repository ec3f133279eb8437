//! What was asked of the Alliance and what it decided, by month: numbers for everybody, and no name.

use commons_kernel::{DecisionAbout, DecisionEnd, DecisionKind, Error, FlagKind, Result, UnknownWord};
use commons_store::fault;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use time::{Duration, OffsetDateTime};

/// How far back the report goes: about two years.
const BACK: Duration = Duration::days(730);

/// A month (UTC).
#[derive(Clone, Debug)]
pub struct Month {
    /// Such as `2026-11`.
    pub month: String,
    /// From being asked to being decided, in hours, of half of what was asked and decided; none: nothing was.
    pub median_hours: Option<f64>,
    /// What was open at its end.
    pub open: i64,
    /// What was decided.
    pub lines: Vec<Line>,
}

/// How often something was decided in a month.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it was about.
    pub about: DecisionAbout,
    /// What was asked.
    pub kind: DecisionKind,
    /// How it ended.
    pub decision: DecisionEnd,
    /// What the first flag said, where flags were decided.
    pub flag_kind: Option<FlagKind>,
    /// How often.
    pub count: i64,
}

#[derive(FromQueryResult)]
struct Decided {
    month: String,
    about: String,
    kind: String,
    decision: String,
    flag_kind: Option<String>,
    decisions: i64,
}

#[derive(FromQueryResult)]
struct Reviewed {
    month: String,
    median_hours: Option<f64>,
    open: i64,
}

/// The months of the last two years in which anything was decided or open, newest first.
///
/// # Errors
/// What the database says.
pub async fn transparency(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<Vec<Month>> {
    let since = now - BACK;
    let ask = |sql: &str, values: Vec<sea_orm::Value>| {
        Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
    };
    let decided = Decided::find_by_statement(ask("SELECT * FROM decided_by_month($1)", vec![since.into()]))
        .all(tx)
        .await
        .map_err(fault)?;
    let reviewed = Reviewed::find_by_statement(ask(
        "SELECT * FROM reviewed_by_month($1, $2)",
        vec![since.into(), now.into()],
    ))
    .all(tx)
    .await
    .map_err(fault)?;
    let unknown = |word: UnknownWord| Error::internal(word);
    let mut months = Vec::new();
    for Reviewed { month, median_hours, open } in reviewed {
        let lines = decided.iter().filter(|line| line.month == month).map(|line| {
            Ok(Line {
                about: line.about.parse().map_err(unknown)?,
                kind: line.kind.parse().map_err(unknown)?,
                decision: line.decision.parse().map_err(unknown)?,
                flag_kind: line.flag_kind.as_deref().map(str::parse).transpose().map_err(unknown)?,
                count: line.decisions,
            })
        });
        let lines: Vec<Line> = lines.collect::<Result<_>>()?;
        if !lines.is_empty() || open > 0 {
            months.push(Month { month, median_hours, open, lines });
        }
    }
    Ok(months)
}
