//! Writes noted searches down, in batches: counts by day, and by week the number of offices that asked.
//!
//! How offices are counted without being kept: each week has a key of its own; what is stored of "this office asked this" is two
//! keyed fingerprints (HMAC-SHA-256, RFC 2104), one of the words and one of the words with the office, so that not even two
//! questions of one office are seen to be of the same. When the week is over, key and fingerprints are thrown away
//! (`tidy_search_log`), and what stays is a number. Words that are not all public are written down once [`SHARED_BY`] offices
//! have asked them in one week; until then there are only fingerprints of them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
    time::Duration,
};

use commons_access::{Action, Viewer};
use commons_entity::department;
use commons_kernel::{Clock, DepartmentSize, Error, Result};
use commons_store::{Store, Tx, fault, visible};
use hmac::{Hmac, Mac};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, QueryFilter, Statement, Value};
use sha2::Sha256;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::{
    Finder, Thesaurus,
    search_log::{Noted, SearchNotes},
    what_is_kept::is_public,
};

/// Words that may be anybody's are kept from so many offices on, and shown by state or size from so many on.
pub const SHARED_BY: i32 = 3;
/// Who writes.
pub(crate) const LOG: Viewer = Viewer::system("search log");
/// Searches written down at once.
const BATCH: usize = 500;
/// How long searches are gathered before they are written down.
const GATHER: Duration = Duration::from_secs(2);

/// Writes down what is noted until `end`, and what is noted by then. What cannot be written is lost, and said in the log of faults.
pub async fn keep_log(
    store: Store,
    finder: Finder,
    clock: Arc<dyn Clock>,
    mut notes: SearchNotes,
    end: impl Future<Output = ()>,
) {
    let mut end = std::pin::pin!(end);
    let mut over = false;
    while !over {
        over = tokio::select! {
            () = tokio::time::sleep(GATHER) => false,
            () = &mut end => true,
        };
        if let Err(error) = keep_log_now(&store, &finder, clock.now(), &mut notes).await {
            tracing::warn!(%error, "some searches are missing in the log of searches");
        }
    }
}

/// Writes down what is noted by now, without waiting for more.
///
/// # Errors
/// What the database says.
pub async fn keep_log_now(
    store: &Store,
    finder: &Finder,
    now: OffsetDateTime,
    notes: &mut SearchNotes,
) -> Result<()> {
    loop {
        let batch: Vec<Noted> = std::iter::from_fn(|| notes.0.try_recv().ok()).take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        write_down(store, &finder.thesaurus(), batch, now).await?;
    }
}

/// The Monday of a day's week.
pub(crate) fn week_of(day: Date) -> Date {
    day - time::Duration::days(day.weekday().number_days_from_monday().into())
}

async fn write_down(
    store: &Store,
    thesaurus: &Thesaurus,
    batch: Vec<Noted>,
    now: OffsetDateTime,
) -> Result<()> {
    let (day, week) = (now.date(), week_of(now.date()));
    let tx = store.begin(&LOG).await?;
    let key = key_of(&tx, week).await?;
    let prints: BTreeMap<String, String> = batch
        .iter()
        .map(|noted| Ok((noted.query.clone(), print(&key, &[&noted.query])?)))
        .collect::<Result<_>>()?;
    write_askers(&tx, week, &key, &batch, &prints).await?;
    let offices = count_offices(&tx, week, &prints).await?;
    let of = |query: &str| prints.get(query).and_then(|print| offices.get(print)).copied().unwrap_or(0);
    let sizes = sizes(&tx, &batch).await?;
    let mut days: BTreeMap<[String; 5], i32> = BTreeMap::new();
    let mut weeks: BTreeMap<String, i32> = BTreeMap::new();
    let mut told: HashMap<String, bool> = HashMap::new();
    for noted in batch {
        let Noted { query, office, results, helped } = noted;
        let keep = *told
            .entry(query.clone())
            .or_insert_with(|| of(&query) >= SHARED_BY || is_public(&query, thesaurus));
        if !keep {
            continue;
        }
        let state = office.map(|(_, state)| state.to_string()).unwrap_or_default();
        let size = office.and_then(|(id, _)| sizes.get(&id.uuid()).cloned()).unwrap_or_default();
        *days.entry([query.clone(), state, size, results.into(), helped.to_string()]).or_default() += 1;
        *weeks.entry(query).or_default() += 1;
    }
    add_days(&tx, day, days).await?;
    let departments: Vec<i32> = weeks.keys().map(|query| of(query)).collect();
    add_weeks(&tx, week, weeks, departments).await?;
    tx.commit().await.map_err(fault)
}

/// The key of the week; made when it is first asked for, by the database, whose randomness is fit for keys.
async fn key_of(tx: &Tx, week: Date) -> Result<String> {
    let make = "INSERT INTO search_key (week, secret) VALUES ($1, gen_random_uuid()::text || gen_random_uuid()::text) \
                ON CONFLICT DO NOTHING";
    run(tx, make, [week.into()]).await?;
    let sql = "SELECT secret FROM search_key WHERE week = $1";
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [week.into()]))
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("the week has no key"))?;
    row.try_get_by_index(0).map_err(fault)
}

/// A keyed fingerprint of some parts, each ended by a byte that none of them holds.
fn print(key: &str, parts: &[&str]) -> Result<String> {
    let mut sum = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(Error::internal)?;
    for part in parts {
        sum.update(part.as_bytes());
        sum.update(&[0]);
    }
    Ok(hex::encode(sum.finalize().into_bytes()))
}

async fn write_askers(
    tx: &Tx,
    week: Date,
    key: &str,
    batch: &[Noted],
    prints: &BTreeMap<String, String>,
) -> Result<()> {
    let mut pairs: BTreeSet<(&str, String)> = BTreeSet::new();
    for noted in batch {
        if let (Some((office, _)), Some(query)) = (noted.office, prints.get(&noted.query)) {
            pairs.insert((query, print(key, &[&noted.query, &office.to_string()])?));
        }
    }
    let (queries, askers): (Vec<String>, Vec<String>) =
        pairs.into_iter().map(|(query, asker)| (query.to_owned(), asker)).unzip();
    let sql = "INSERT INTO search_asker (week, query_hash, asker_hash) \
               SELECT $1, * FROM unnest($2, $3) ON CONFLICT DO NOTHING";
    run(tx, sql, [week.into(), queries.into(), askers.into()]).await
}

/// How many offices have asked each of these this week, by the fingerprint of the words.
async fn count_offices(
    tx: &Tx,
    week: Date,
    prints: &BTreeMap<String, String>,
) -> Result<HashMap<String, i32>> {
    let sql = "SELECT query_hash, count(*)::integer FROM search_asker \
               WHERE week = $1 AND query_hash = ANY($2) GROUP BY query_hash";
    let prints: Vec<String> = prints.values().cloned().collect();
    let values = [week.into(), prints.into()];
    let rows = tx
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
        .await
        .map_err(fault)?;
    let pair = |row: &sea_orm::QueryResult| {
        Ok((row.try_get_by_index(0).map_err(fault)?, row.try_get_by_index(1).map_err(fault)?))
    };
    rows.iter().map(pair).collect()
}

/// How large the offices are.
async fn sizes(tx: &Tx, batch: &[Noted]) -> Result<HashMap<Uuid, String>> {
    let ids: BTreeSet<Uuid> =
        batch.iter().filter_map(|noted| noted.office.map(|(id, _)| id.uuid())).collect();
    let rows = visible::<department::Entity>(&LOG, Action::Read)
        .filter(department::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    let size = |row: department::Model| {
        let voters = u32::try_from(row.registered_voters?).ok()?;
        Some((row.id, DepartmentSize::of(voters).to_string()))
    };
    Ok(rows.into_iter().filter_map(size).collect())
}

async fn add_days(tx: &Tx, day: Date, days: BTreeMap<[String; 5], i32>) -> Result<()> {
    let column = |at: usize| -> Vec<String> { days.keys().map(|key| key[at].clone()).collect() };
    let searches: Vec<i32> = days.values().copied().collect();
    let sql = "INSERT INTO search_log (day, query, state, size, results, helped, searches) \
               SELECT $1, query, state, size, results, helped::boolean, searches \
               FROM unnest($2, $3, $4, $5, $6, $7) AS asked (query, state, size, results, helped, searches) \
               ON CONFLICT (day, query, state, size, results, helped) \
               DO UPDATE SET searches = search_log.searches + excluded.searches";
    let values: [Value; 7] = [
        day.into(),
        column(0).into(),
        column(1).into(),
        column(2).into(),
        column(3).into(),
        column(4).into(),
        searches.into(),
    ];
    run(tx, sql, values).await
}

async fn add_weeks(tx: &Tx, week: Date, weeks: BTreeMap<String, i32>, departments: Vec<i32>) -> Result<()> {
    let (queries, searches): (Vec<String>, Vec<i32>) = weeks.into_iter().unzip();
    let sql = "INSERT INTO search_week (week, query, departments, searches) SELECT $1, * FROM unnest($2, $3, $4) \
               ON CONFLICT (week, query) DO UPDATE SET searches = search_week.searches + excluded.searches, \
               departments = GREATEST(search_week.departments, excluded.departments)";
    run(tx, sql, [week.into(), queries.into(), departments.into(), searches.into()]).await
}

async fn run<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Result<()> {
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await.map_err(fault)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(week_of(date!(2026 - 11 - 23)), date!(2026 - 11 - 23));
        assert_eq!(week_of(date!(2026 - 11 - 29)), date!(2026 - 11 - 23));
        assert_eq!(week_of(date!(2026 - 11 - 22)), date!(2026 - 11 - 16));
    }

    #[test]
    fn fingerprints_are_keyed_and_keep_their_parts_apart() {
        assert_eq!(print("key", &["a", "b"]), print("key", &["a", "b"]));
        assert_ne!(print("key", &["a", "b"]), print("other", &["a", "b"]));
        assert_ne!(print("key", &["a", "b"]), print("key", &["ab"]));
        assert_ne!(print("key", &["a", "b"]), print("key", &["ab", ""]));
    }
}
