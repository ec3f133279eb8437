//! What is wanted: what many offices looked for and hardly anything public is there for.
//!
//! Counted exactly so: a query stands on the list when, in at least one week (Monday to Sunday, UTC) that began in the last 90
//! days, at least five different departments asked it, whoever in them and however often; when fewer than three public
//! resources have all its words, as typed, by another term or in a near spelling; and when staff did not hide it. Staff may list
//! a query that has more, but none that fewer departments asked: the database gives none out (`wanted_queries`). Weeks are not
//! added up, since a department that asks in two of them cannot be told from two departments; so the number that is shown is
//! that of the week in which most asked, and never too high.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_access::Viewer;
use commons_kernel::{Error, Page, PageRequest, Result};
use commons_search::{Access, Demand, Index, Request, parse};
use commons_store::{Tx, fault};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use time::{Duration, OffsetDateTime};

use crate::{Finder, Thesaurus, search::blocking, tidy_search_log::DAYS_KEPT, unread::granted};

/// So many departments must have asked in one week. The function of the database says the same, and has the last word.
pub const WANTED_BY: i32 = 5;
/// With so many public resources something is wanted no more.
pub const ENOUGH: u64 = 3;
/// How long a count of public resources is good.
const FRESH: Duration = Duration::minutes(1);
/// Counts that are remembered at most.
const REMEMBERED: usize = 1_000;

/// Something that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedQuery {
    /// The folded words.
    pub query: String,
    /// How many departments asked in the week in which most did.
    pub departments: i32,
    /// How many public resources there are for it.
    pub resources: u64,
}

/// How many public resources there are for a query, remembered for a minute: the list is public, and must not be dear.
#[derive(Debug, Default)]
pub struct PublicCounts(Mutex<HashMap<String, (OffsetDateTime, u64)>>);

impl PublicCounts {
    fn get(&self, query: &str, now: OffsetDateTime) -> Option<u64> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(query).filter(|(at, _)| now - *at < FRESH).map(|(_, count)| *count)
    }

    fn put(&self, fresh: Vec<(String, u64)>, now: OffsetDateTime) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() + fresh.len() > REMEMBERED {
            counts.clear();
        }
        counts.extend(fresh.into_iter().map(|(query, count)| (query, (now, count))));
    }
}

/// A page of what is wanted, what most departments asked first. Everybody may read it.
///
/// # Errors
/// Bad input on `after`; what the database says; when the index cannot be read.
pub async fn wanted(
    tx: &Tx,
    finder: &Finder,
    request: &PageRequest,
    now: OffsetDateTime,
) -> Result<Page<WantedQuery>> {
    let asked = asked(tx, now).await?;
    let queries: Vec<String> = asked.iter().map(|(query, ..)| query.clone()).collect();
    let counts = count(tx, finder, queries, now).await?;
    let all: Vec<WantedQuery> = asked
        .into_iter()
        .filter_map(|(query, departments, listed)| {
            let resources = counts.get(&query).copied()?;
            (listed || resources < ENOUGH).then_some(WantedQuery { query, departments, resources })
        })
        .collect();
    cut(all, request)
}

/// What enough departments asked, and whether staff listed it.
async fn asked(tx: &Tx, now: OffsetDateTime) -> Result<Vec<(String, i32, bool)>> {
    let sql = "SELECT query, departments, listed FROM wanted_queries($1)";
    let since = now.date() - Duration::days(DAYS_KEPT);
    let rows = tx
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [since.into()]))
        .await
        .map_err(fault)?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get_by_index(0).map_err(fault)?,
                row.try_get_by_index(1).map_err(fault)?,
                row.try_get_by_index(2).map_err(fault)?,
            ))
        })
        .collect()
}

/// How many public resources there are for each query.
async fn count(
    tx: &Tx,
    finder: &Finder,
    queries: Vec<String>,
    now: OffsetDateTime,
) -> Result<HashMap<String, u64>> {
    let known = |query: &String| Some((query.clone(), finder.public_counts().get(query, now)?));
    let mut counts: HashMap<String, u64> = queries.iter().filter_map(known).collect();
    let missing: Vec<String> = queries.into_iter().filter(|query| !counts.contains_key(query)).collect();
    let access = granted(tx, finder, &Viewer::visitor()).await?;
    let own = finder.clone();
    let fresh = blocking(finder, move |index| {
        let count = |query: String| Ok((public(index, access.clone(), &own.thesaurus(), &query)?, query));
        missing
            .into_iter()
            .map(count)
            .map(|found| found.map(|(n, query)| (query, n)))
            .collect::<Result<Vec<_>>>()
    })
    .await?;
    finder.public_counts().put(fresh.clone(), now);
    counts.extend(fresh);
    Ok(counts)
}

/// How many resources that everybody may read have all the words of a query.
fn public(index: &Index, access: Access, thesaurus: &Thesaurus, query: &str) -> Result<u64> {
    let query = parse(query)?;
    let request = Request {
        expansion: thesaurus.expand(&query, &[]).expansion,
        query,
        demand: Demand::All,
        first: 1,
        ..Request::everything(access)
    };
    Ok(index.search(&request)?.total)
}

/// The page of the whole list, which is short. A cursor names what stands there by its words.
fn cut(all: Vec<WantedQuery>, request: &PageRequest) -> Result<Page<WantedQuery>> {
    let total = all.len() as u64;
    let start = match &request.after {
        None => 0,
        Some(after) => {
            let refused = || {
                Error::bad_input(
                    "after",
                    "the list has changed, or this is no cursor of it; begin at its start",
                )
            };
            let bytes = URL_SAFE_NO_PAD.decode(after).map_err(|_| refused())?;
            all.iter().position(|row| row.query.as_bytes() == bytes).ok_or_else(refused)? + 1
        }
    };
    let rest = all.len() - start;
    let first = request.first as usize;
    let rows = all.into_iter().skip(start).take(first);
    let rows = rows.map(|row| (URL_SAFE_NO_PAD.encode(&row.query), row)).collect();
    Ok(Page { rows, has_next: rest > first, has_previous: start > 0, total: Some(total) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(query: &str) -> WantedQuery {
        WantedQuery { query: query.into(), departments: 5, resources: 0 }
    }

    #[test]
    fn pages_follow_each_other() {
        let all = || vec![row("a"), row("b"), row("c")];
        let one = cut(all(), &PageRequest::new(Some(2), None).unwrap()).unwrap();
        assert_eq!((one.rows.len(), one.has_next, one.has_previous, one.total), (2, true, false, Some(3)));
        let after = one.rows[1].0.clone();
        let two = cut(all(), &PageRequest::new(Some(2), Some(after)).unwrap()).unwrap();
        assert_eq!((two.rows[0].1.query.as_str(), two.has_next, two.has_previous), ("c", false, true));
        for bad in ["%", "eA"] {
            let refused = cut(all(), &PageRequest::new(None, Some(bad.into())).unwrap()).unwrap_err();
            assert_eq!(refused.field(), Some("after"));
        }
    }

    #[test]
    fn a_count_is_remembered_for_a_minute() {
        let (counts, now) = (PublicCounts::default(), OffsetDateTime::UNIX_EPOCH);
        counts.put(vec![("a".into(), 2)], now);
        assert_eq!(counts.get("a", now + Duration::seconds(59)), Some(2));
        assert_eq!(counts.get("a", now + Duration::seconds(60)), None);
        assert_eq!(counts.get("b", now), None);
    }
}
