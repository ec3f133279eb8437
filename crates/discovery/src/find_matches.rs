//! The reader of the event feed that finds the saved searches which new publications fit.
//!
//! The question is turned round: what has changed goes into a small index in memory, and every saved query is put to that, so
//! that a publication never costs a search of the whole index for each saved search; most queries are held back by a sieve
//! before even that. A resource fits when it has all the words, as typed or by another term, and when the owner of the search
//! may read it now, as whom they saved it.
//!
//! Invariants: one process of the cluster reads at a time (it holds the row of the cursor), so that it runs beside the jobs and
//! not in each server; what was found, what is told of it and the cursor are one transaction, so that doing it twice is
//! harmless; `store::visible` has the last word on every match; nothing is told of what was published before a search was saved.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use commons_access::{Action, Viewer};
use commons_directory::viewers;
use commons_entity::{event, resource, saved_search, version};
use commons_kernel::{Clock, Error, Result};
use commons_search::{Change, Demand, Index, Narrowing, Parsed, Request, Sieve, Stems};
use commons_store::{Event, Store, Tx, children, fault, feed, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, QueryFilter, QueryOrder, QuerySelect, Statement};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Sieves, load::changes, names::Names, narrow::narrow, save_search::filters_of, search::access,
    touched::touched,
};

/// Who reads.
const READER: Viewer = Viewer::system("saved searches");
/// The name of its cursor.
const CURSOR: &str = "saved_searches";
/// The kind of the event that tells of matches. Notices and mail read it.
pub(crate) const MATCHED: &str = "saved_search.matched";
/// Events read at once.
const EVENTS: u64 = 200;
/// Resources in the small index at once.
const STEP: usize = 200;
/// Saved searches in hand at once.
const SEARCHES: u64 = 1_000;
/// As [`crate::follow`].
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_secs(1);

/// A search, and a resource that is new for it.
type Match = (Uuid, Uuid);

/// Follows the feed for as long as it is polled. Faults are logged, and it goes on.
pub async fn find_matches(store: Store, clock: Arc<dyn Clock>) {
    let sieves = Arc::default();
    loop {
        if let Err(error) = follow_one_connection(&store, &sieves, &*clock).await {
            tracing::warn!(%error, "saved searches do not follow the feed; trying again");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn follow_one_connection(store: &Store, sieves: &Arc<Sieves>, clock: &dyn Clock) -> Result<()> {
    let mut wake = store.listen(feed::CHANNEL).await?;
    loop {
        match_saved_searches(store, sieves, clock).await?;
        if let Ok(Err(error)) = tokio::time::timeout(PATIENCE, wake.recv()).await {
            return Err(Error::unavailable(error));
        }
    }
}

/// Reads the feed to its end and gives the number of new matches; none when another process is reading.
///
/// # Errors
/// What the database says; what was not committed is read again.
pub async fn match_saved_searches(store: &Store, sieves: &Arc<Sieves>, clock: &dyn Clock) -> Result<usize> {
    let mut all = 0;
    loop {
        let tx = store.begin(&READER).await?;
        let Some(place) = feed::hold_cursor(&tx, CURSOR).await? else { return Ok(all) };
        let events = feed::after(&tx, place, EVENTS).await?;
        let Some(last) = events.last().map(|event| event.seq) else {
            // The cursor is let go of by now; a transaction that is dropped ends a moment later.
            tx.rollback().await.map_err(fault)?;
            return Ok(all);
        };
        let telling: Vec<event::Model> = events.into_iter().filter(may_publish).collect();
        let touched: Vec<Uuid> = touched(&tx, &telling).await?.into_iter().collect();
        let mut found = Vec::new();
        for ids in touched.chunks(STEP) {
            found.extend(matches(&tx, sieves, ids).await?);
        }
        let now = clock.now();
        let fresh = write_down(&tx, &found, now).await?;
        all += fresh.len();
        tell(&tx, &fresh, now).await?;
        feed::move_cursor(&tx, CURSOR, last).await?;
        tx.commit().await.map_err(fault)?;
    }
}

/// Whether something may have been published by it, or its text been read since. Our own events come of it and bring no more.
fn may_publish(event: &event::Model) -> bool {
    match event.kind.as_str() {
        "resource.created" => false,
        "document.read" | "document.recognized" => true,
        kind => kind.starts_with("version.") || kind.starts_with("resource."),
    }
}

/// What of these resources fits which saved search.
async fn matches(tx: &Tx, sieves: &Arc<Sieves>, ids: &[Uuid]) -> Result<Vec<Match>> {
    // Texts are loaded, and indexed, only while somebody keeps a search.
    let any = visible::<saved_search::Entity>(&READER, Action::Read).one(tx).await.map_err(fault)?;
    if any.is_none() {
        return Ok(Vec::new());
    }
    let documents: Vec<Change> =
        changes(tx, ids).await?.into_iter().filter(|change| matches!(change, Change::Upsert(_))).collect();
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    let since = current_since(tx, ids).await?;
    let many = documents.len();
    let small = small_index(documents).await?;
    let names = Names::default();
    sieves.refresh(tx).await?;
    let (mut last, mut found) = (Uuid::nil(), Vec::new());
    loop {
        let searches = visible::<saved_search::Entity>(&READER, Action::Read)
            .filter(saved_search::Column::Id.gt(last))
            .order_by_asc(saved_search::Column::Id)
            .limit(SEARCHES)
            .all(tx)
            .await
            .map_err(fault)?;
        let Some(end) = searches.last().map(|search| search.id) else { return Ok(found) };
        last = end;
        let wished: Vec<_> =
            searches.iter().map(|search| (search.person_id.into(), search.hat.as_deref())).collect();
        let owners = viewers(tx, &wished).await?;
        let through = sieved(&small, sieves, searches.into_iter().zip(owners).collect()).await?;
        let mut asked = Vec::new();
        for (search, owner, sieve) in through {
            let mut query = sieve.query.clone();
            let (narrowing, _) = narrow((tx, &names, &owner), &mut query, filters_of(&search)?).await?;
            asked.push((search, owner, sieve, (query, narrowing)));
        }
        let small = Arc::clone(&small);
        let fitting = tokio::task::spawn_blocking(move || {
            asked
                .into_iter()
                .map(|(search, owner, sieve, narrowed)| {
                    let ids = fits(&small.0, (&sieve, narrowed), &owner, many)?;
                    Ok((search, owner, ids))
                })
                .collect::<Result<Vec<_>>>()
        })
        .await
        .map_err(Error::internal)??;
        for (search, owner, ids) in fitting {
            let ids: Vec<Uuid> = ids
                .into_iter()
                .filter(|id| since.get(id).is_some_and(|since| *since >= search.created_at))
                .collect();
            found.extend(seen_by(tx, &owner, ids).await?.into_iter().map(|id| (search.id, id)));
        }
    }
}

/// The documents alone, in memory, and the stems that stand in them.
async fn small_index(documents: Vec<Change>) -> Result<Arc<(Index, Stems)>> {
    tokio::task::spawn_blocking(move || {
        let index = Index::in_memory()?;
        index.apply(documents, None)?;
        let stems = index.stems()?;
        Ok(Arc::new((index, stems)))
    })
    .await
    .map_err(Error::internal)?
}

/// The searches that may have a hit here, with their owners and sieves.
async fn sieved(
    small: &Arc<(Index, Stems)>,
    sieves: &Arc<Sieves>,
    all: Vec<(saved_search::Model, Option<Viewer>)>,
) -> Result<Vec<(saved_search::Model, Viewer, Arc<Sieve>)>> {
    let (small, sieves) = (Arc::clone(small), Arc::clone(sieves));
    tokio::task::spawn_blocking(move || {
        let mut through = Vec::new();
        for (search, owner) in all {
            let Some(owner) = owner else { continue };
            let sieve = sieves.of(&search.query, owner.states().collect())?;
            if sieve.may_hit(&small.1) {
                through.push((search, owner, sieve));
            }
        }
        Ok(through)
    })
    .await
    .map_err(Error::internal)?
}

/// The documents that have all that a search asks for, among those that its owner may read by the index.
fn fits(
    index: &Index,
    (sieve, (query, narrowing)): (&Sieve, (Parsed, Narrowing)),
    owner: &Viewer,
    many: usize,
) -> Result<Vec<Uuid>> {
    let request = Request {
        query,
        expansion: sieve.expansion.clone(),
        demand: Demand::AllAsTyped,
        narrowing,
        first: many,
        ..Request::everything(access(owner))
    };
    Ok(index.search(&request)?.hits.into_iter().map(|hit| hit.id.uuid()).collect())
}

/// Since when each of these resources shows what it shows: an import may say that it was published long ago.
async fn current_since(tx: &Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, OffsetDateTime>> {
    let rows = visible::<resource::Entity>(&READER, Action::Read)
        .filter(resource::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let versions = children::<version::Entity>()
        .filter(version::Column::Id.is_in(rows.iter().filter_map(|row| row.current_version_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(versions
        .into_iter()
        .map(|version| {
            let made = version.created_at;
            (version.resource_id, version.published_at.map_or(made, |published| published.max(made)))
        })
        .collect())
}

/// Those that the owner may read now, by their rows.
async fn seen_by(tx: &Tx, owner: &Viewer, ids: Vec<Uuid>) -> Result<Vec<Uuid>> {
    if ids.is_empty() {
        return Ok(ids);
    }
    let rows = visible::<resource::Entity>(owner, Action::Read)
        .filter(resource::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Writes the matches down that are not there yet, and gives those of them whose owner wants to be told. A search that was
/// deleted meanwhile is left out.
async fn write_down(tx: &Tx, found: &[Match], now: OffsetDateTime) -> Result<Vec<(Match, bool)>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "WITH kept AS (SELECT id, notify FROM saved_search WHERE id = ANY($1) FOR KEY SHARE), \
               fresh AS (INSERT INTO saved_search_match (saved_search_id, resource_id, matched_at) \
                   SELECT fits.search, fits.resource, $3 FROM unnest($1, $2) AS fits (search, resource) \
                   JOIN kept ON kept.id = fits.search \
                   ON CONFLICT DO NOTHING RETURNING saved_search_id, resource_id) \
               SELECT fresh.saved_search_id, fresh.resource_id, kept.notify FROM fresh \
               JOIN kept ON kept.id = fresh.saved_search_id ORDER BY 2, 1";
    let searches: Vec<Uuid> = found.iter().map(|(search, _)| *search).collect();
    let resources: Vec<Uuid> = found.iter().map(|(_, resource)| *resource).collect();
    let values = [searches.into(), resources.into(), now.into()];
    let rows = tx
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
        .await
        .map_err(fault)?;
    rows.iter()
        .map(|row| {
            let id = |at| row.try_get_by_index::<Uuid>(at).map_err(fault);
            Ok(((id(0)?, id(1)?), row.try_get_by_index::<bool>(2).map_err(fault)?))
        })
        .collect()
}

/// One event for each resource: which saved searches it is new for, of those whose owners want to be told.
async fn tell(tx: &Tx, fresh: &[(Match, bool)], now: OffsetDateTime) -> Result<()> {
    let mut told: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for ((search, resource), _) in fresh.iter().filter(|(_, notify)| *notify) {
        told.entry(*resource).or_default().push(*search);
    }
    for (resource, searches) in told {
        let event = Event {
            kind: MATCHED,
            subject: "resource",
            subject_id: resource,
            department: None,
            data: json!({ "saved_searches": searches }),
        };
        record(tx, &READER, now, event).await?;
    }
    Ok(())
}
