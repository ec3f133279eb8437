//! What was asked of the Alliance and what it decided, by month.

use async_graphql::{Context, Object, SimpleObject};
use commons_curation::{Line, Month, transparency};

use crate::{
    context::scope,
    curation::words::{TransparencyAbout, TransparencyDecision, TransparencyKind},
    error::Answer,
    page::count,
    words::FlagKind,
};

/// A month (UTC) in numbers.
#[derive(SimpleObject)]
struct TransparencyMonth {
    /// Such as `2026-11`.
    month: String,
    /// From being asked to being decided, in hours, of half of what was decided; null when nothing was.
    median_hours: Option<f64>,
    /// What was open at its end, or is open now.
    open: i32,
    /// What was decided.
    lines: Vec<TransparencyLine>,
}

/// How often something was decided in a month.
#[derive(SimpleObject)]
struct TransparencyLine {
    /// What it was about.
    about: TransparencyAbout,
    /// What was asked.
    kind: TransparencyKind,
    /// How it ended.
    decision: TransparencyDecision,
    /// What the first flag said, where flags were decided.
    flag_kind: Option<FlagKind>,
    /// How often.
    count: i32,
}

/// The public report.
#[derive(Default)]
pub(crate) struct TransparencyQuery;

#[Object]
impl TransparencyQuery {
    /// What was asked of the Alliance and what it decided, by month, newest first, of about two years. It names nobody.
    #[graphql(complexity = "crate::page::UNBATCHED + 24 * child_complexity")]
    async fn transparency(&self, ctx: &Context<'_>) -> Answer<Vec<TransparencyMonth>> {
        let scope = scope(ctx)?;
        let months = transparency(&*scope.read().await?, scope.now()).await?;
        Ok(months.into_iter().map(TransparencyMonth::from).collect())
    }
}

impl From<Month> for TransparencyMonth {
    fn from(month: Month) -> Self {
        let Month { month, median_hours, open, lines } = month;
        Self { month, median_hours, open: count(open), lines: lines.into_iter().map(Into::into).collect() }
    }
}

impl From<Line> for TransparencyLine {
    fn from(line: Line) -> Self {
        Self {
            about: line.about.into(),
            kind: line.kind.into(),
            decision: line.decision.into(),
            flag_kind: line.flag_kind.map(Into::into),
            count: count(line.count),
        }
    }
}
