//! What officials look for and do not find, for curators.

use async_graphql::SimpleObject;
use commons_discovery as discovery;
use commons_entity::wanted_decision;
use time::OffsetDateTime;

use crate::{page::count, words::WantedVerdict};

/// What was searched for in the last 30 days, without anybody's name.
#[derive(SimpleObject)]
pub(crate) struct SearchReport {
    /// How many days it looks back.
    days: i32,
    /// How often departments searched.
    searches: i32,
    /// How often visitors did; they are in no list.
    searches_by_visitors: i32,
    /// What departments searched for most; at most 50.
    top: Vec<AskedQuery>,
    /// What they found nothing for, most often first; at most 50.
    without_results: Vec<AskedQuery>,
    /// What was decided about the list of what is wanted, the newest first; at most 200.
    decisions: Vec<WantedDecision>,
}

/// Something that departments searched for.
#[derive(SimpleObject)]
struct AskedQuery {
    /// The words, in lower case and without accents.
    query: String,
    /// How often they searched for it.
    searches: i32,
    /// How often of these nothing was found.
    searches_without_results: i32,
    /// How many different departments asked in the week of the last 90 days in which most did.
    departments: i32,
    /// What was decided about it; null when nothing was.
    verdict: Option<WantedVerdict>,
}

/// What was decided about a query on the list of what is wanted.
#[derive(SimpleObject)]
pub(crate) struct WantedDecision {
    /// The words.
    query: String,
    /// What was decided.
    verdict: WantedVerdict,
    /// Why.
    reason: String,
    /// When.
    decided_at: OffsetDateTime,
}

impl From<discovery::SearchReport> for SearchReport {
    fn from(report: discovery::SearchReport) -> Self {
        let list = |rows: Vec<discovery::AskedQuery>| rows.into_iter().map(AskedQuery::from).collect();
        Self {
            days: count(discovery::REPORT_DAYS),
            searches: count(report.searches),
            searches_by_visitors: count(report.by_visitors),
            top: list(report.top),
            without_results: list(report.without_results),
            decisions: report.decisions.into_iter().map(WantedDecision::from).collect(),
        }
    }
}

impl From<discovery::AskedQuery> for AskedQuery {
    fn from(row: discovery::AskedQuery) -> Self {
        Self {
            query: row.query,
            searches: count(row.searches),
            searches_without_results: count(row.empty),
            departments: row.departments,
            verdict: row.verdict.map(Into::into),
        }
    }
}

impl From<wanted_decision::Model> for WantedDecision {
    fn from(row: wanted_decision::Model) -> Self {
        Self {
            query: row.query,
            verdict: row.verdict.0.into(),
            reason: row.reason,
            decided_at: row.decided_at,
        }
    }
}
