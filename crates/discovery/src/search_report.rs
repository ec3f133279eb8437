//! What officials looked for lately, and what they did not find: for curators, without anybody's name.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::{search_log, search_week, wanted_decision};
use commons_kernel::{DepartmentSize, Result, State, WantedVerdict};
use commons_store::{Tx, fault, visible};
use sea_orm::{
    ColumnTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr},
};
use time::{Duration, OffsetDateTime};

use crate::{SHARED_BY, tidy_search_log::DAYS_KEPT};

/// Days that a report looks back.
pub const REPORT_DAYS: i64 = 30;
/// Queries in each of its lists.
const MOST: u64 = 50;
/// Decisions that are shown.
const DECISIONS: u64 = 200;

/// Whose searches a report is about; none: those of all offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedBy {
    /// Offices of this state.
    pub state: Option<State>,
    /// Offices of this size.
    pub size: Option<DepartmentSize>,
}

/// A report.
#[derive(Clone, Debug)]
pub struct SearchReport {
    /// How often offices searched.
    pub searches: i64,
    /// How often visitors did.
    pub by_visitors: i64,
    /// What offices searched for most.
    pub top: Vec<AskedQuery>,
    /// What they searched for and found nothing, most often first.
    pub without_results: Vec<AskedQuery>,
    /// What was decided about the list of what is wanted, the newest first.
    pub decisions: Vec<wanted_decision::Model>,
}

/// Something that was searched for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AskedQuery {
    /// The folded words.
    pub query: String,
    /// How often offices searched for it.
    pub searches: i64,
    /// How often of these nothing was found.
    pub empty: i64,
    /// How many offices searched for it in the week in which most did; filled in afterwards.
    #[sea_orm(skip)]
    pub departments: i32,
    /// What was decided about it.
    #[sea_orm(skip)]
    pub verdict: Option<WantedVerdict>,
}

/// The report of the last [`REPORT_DAYS`] days. By state or size, it tells of queries that at least [`SHARED_BY`] offices share,
/// so that no single office is seen through them.
///
/// # Errors
/// What the database says.
pub async fn search_report(
    tx: &Tx,
    viewer: &Viewer,
    by: AskedBy,
    now: OffsetDateTime,
) -> Result<SearchReport> {
    let shared = shared(tx, viewer, now).await?;
    let decisions = visible::<wanted_decision::Entity>(viewer, Action::Read)
        .order_by_desc(wanted_decision::Column::DecidedAt)
        .limit(DECISIONS)
        .all(tx)
        .await
        .map_err(fault)?;
    let narrowed = by.state.is_some() || by.size.is_some();
    let known: Option<Vec<&String>> = narrowed.then(|| {
        shared.iter().filter(|(_, offices)| **offices >= SHARED_BY).map(|(query, _)| query).collect()
    });
    let mut lists = Vec::with_capacity(2);
    for order in ["searches", "empty"] {
        let mut select = offices(viewer, by, now)
            .column(search_log::Column::Query)
            .column_as(sum(""), "searches")
            .column_as(sum(" FILTER (WHERE results = 'none')"), "empty")
            .group_by(search_log::Column::Query)
            .order_by(Expr::col(Alias::new(order)), Order::Desc)
            .order_by_asc(search_log::Column::Query)
            .limit(MOST);
        if let Some(known) = &known {
            select = select.filter(search_log::Column::Query.is_in(known.iter().copied()));
        }
        let mut rows = select.into_model::<AskedQuery>().all(tx).await.map_err(fault)?;
        for row in &mut rows {
            row.departments = shared.get(&row.query).copied().unwrap_or(0);
            row.verdict =
                decisions.iter().find(|decided| decided.query == row.query).map(|decided| decided.verdict.0);
        }
        lists.push(rows);
    }
    let without_results = lists.pop().unwrap_or_default().into_iter().filter(|row| row.empty > 0).collect();
    let visitors = lately(viewer, now).filter(search_log::Column::State.eq(""));
    Ok(SearchReport {
        searches: total(tx, offices(viewer, by, now)).await?,
        by_visitors: total(tx, visitors.select_only()).await?,
        top: lists.pop().unwrap_or_default(),
        without_results,
        decisions,
    })
}

fn lately(viewer: &Viewer, now: OffsetDateTime) -> sea_orm::Select<search_log::Entity> {
    visible::<search_log::Entity>(viewer, Action::Read)
        .filter(search_log::Column::Day.gt(now.date() - Duration::days(REPORT_DAYS)))
}

fn offices(viewer: &Viewer, by: AskedBy, now: OffsetDateTime) -> sea_orm::Select<search_log::Entity> {
    let mut select = lately(viewer, now).filter(search_log::Column::State.ne("")).select_only();
    if let Some(state) = by.state {
        select = select.filter(search_log::Column::State.eq(state.as_str()));
    }
    if let Some(size) = by.size {
        select = select.filter(search_log::Column::Size.eq(size.as_str()));
    }
    select
}

async fn total(tx: &Tx, select: sea_orm::Select<search_log::Entity>) -> Result<i64> {
    let sum: Option<i64> = select.column_as(sum(""), "searches").into_tuple().one(tx).await.map_err(fault)?;
    Ok(sum.unwrap_or(0))
}

fn sum(which: &str) -> sea_orm::sea_query::SimpleExpr {
    Expr::cust(format!("coalesce(sum(searches){which}, 0)::bigint"))
}

/// How many offices asked each query in the week in which most did, of the weeks that are looked at.
async fn shared(tx: &Tx, viewer: &Viewer, now: OffsetDateTime) -> Result<HashMap<String, i32>> {
    let rows: Vec<(String, i32)> = visible::<search_week::Entity>(viewer, Action::Read)
        .filter(search_week::Column::Week.gte(now.date() - Duration::days(DAYS_KEPT)))
        .select_only()
        .column(search_week::Column::Query)
        .column_as(search_week::Column::Departments.max(), "departments")
        .group_by(search_week::Column::Query)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().collect())
}
