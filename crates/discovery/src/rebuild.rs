//! Building the index anew from all resources, and asking the running servers for it. The request is an event, so each server
//! reads it in its place.

use std::{sync::Arc, time::Instant};

use commons_access::{Action, Viewer};
use commons_entity::{event, resource};
use commons_kernel::Result;
use commons_search::{Index, Position, Rebuild};
use commons_store::{Event, Store, fault, feed, record, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use time::OffsetDateTime;
use tokio::task::{JoinHandle, spawn_blocking};
use uuid::Uuid;

use crate::{
    follow::{Next, blocking, joined, next, position},
    load::{READER, STEP, documents},
    snapshot::SnapshotIndex,
};

/// The kind of the event that asks for it.
const REQUESTED: &str = "index.rebuild_requested";
/// The cursor that tells which request was last carried out.
const DONE: &str = "index.rebuilt";

/// Asks for it; gives the place of the request, which [`rebuilt_at`] reaches when a server has carried it out.
///
/// # Errors
/// What the database says.
pub async fn request_rebuild(store: &Store, now: OffsetDateTime) -> Result<i64> {
    let system = Viewer::system("reindex");
    let tx = store.begin(&system).await?;
    let event = Event {
        kind: REQUESTED,
        subject: "index",
        subject_id: Uuid::nil(),
        department: None,
        data: json!({}),
    };
    let place = record(&tx, &system, now, event).await?;
    tx.commit().await.map_err(fault)?;
    Ok(place)
}

/// The place of the last request that a server has carried out; 0 when there is none.
///
/// # Errors
/// What the database says.
pub async fn rebuilt_at(store: &Store) -> Result<i64> {
    let tx = store.read(&Viewer::system("reindex")).await?;
    feed::cursor(&tx, DONE).await
}

/// Whether an event asks for it.
pub(crate) fn requested(event: &event::Model) -> bool {
    event.kind == REQUESTED
}

/// Notes that a request was carried out, and asks for a snapshot of what came of it.
pub(crate) async fn note_rebuilt(store: &Store, request: &event::Model) -> Result<()> {
    let tx = store.begin(&READER).await?;
    feed::move_cursor(&tx, DONE, request.seq).await?;
    commons_jobs::enqueue(&tx, &SnapshotIndex {}, request.at, request.at).await?;
    tx.commit().await.map_err(fault)
}

/// Builds the index anew while the old one answers, and gives the number of resources in it.
///
/// # Errors
/// What the database says; when the index cannot be written.
pub async fn reindex(store: &Store, index: &Arc<Index>) -> Result<u64> {
    let begun = Instant::now();
    // What happens during the walk is read from the feed afterwards, since the position is that of the beginning.
    let place = head(store).await?;
    let fresh = Arc::new(blocking(index, |index| index.rebuild()).await?);
    let count = walk(store, &fresh).await?;
    let place = follow_fresh(store, &fresh, place).await?;
    joined(
        spawn_blocking(move || Arc::into_inner(fresh).map_or(Ok(()), |fresh| fresh.finish_at(place))).await,
    )?;
    let seconds = begun.elapsed().as_secs_f64();
    tracing::info!(
        resources = count,
        seconds,
        per_second = (count as f64 / seconds.max(0.001)).round(),
        "the search index was built anew"
    );
    Ok(count)
}

/// Where the feed ends now.
async fn head(store: &Store) -> Result<Position> {
    let tx = store.read(&READER).await?;
    let head = feed::head(&tx).await?;
    let last = feed::after(&tx, (head - 1).max(0), 1).await?;
    last.first().map_or_else(|| Ok(Position::default()), position)
}

/// Puts all that is published into a new index. The next resources are loaded while the ones before are put in.
async fn walk(store: &Store, fresh: &Arc<Rebuild>) -> Result<u64> {
    let (mut last, mut count) = (Uuid::nil(), 0);
    let mut adding: Option<JoinHandle<Result<()>>> = None;
    loop {
        let tx = store.read(&READER).await?;
        let rows = visible::<resource::Entity>(&READER, Action::Read)
            .filter(resource::Column::Id.gt(last))
            .filter(resource::Column::Published.eq(true))
            .order_by_asc(resource::Column::Id)
            .limit(STEP)
            .all(&tx)
            .await
            .map_err(fault)?;
        let Some(end) = rows.last().map(|row| row.id) else { break };
        let batch: Vec<_> = documents(&tx, rows).await?.into_values().collect();
        tx.commit().await.map_err(fault)?;
        last = end;
        count += batch.len() as u64;
        if let Some(before) = adding.take() {
            joined(before.await)?;
        }
        let fresh = Arc::clone(fresh);
        adding = Some(spawn_blocking(move || fresh.add(batch)));
    }
    match adding {
        Some(before) => joined(before.await).map(|()| count),
        None => Ok(count),
    }
}

/// Reads into the new index what has happened during the walk, so that it takes over without a step back in time. A request
/// for yet another index is left to be read when this one answers.
async fn follow_fresh(store: &Store, fresh: &Arc<Rebuild>, mut place: Position) -> Result<Position> {
    while let Next::Events(batch) = next(store, &place).await? {
        if batch.asks_for_more() {
            break;
        }
        place = batch.position.clone();
        let fresh = Arc::clone(fresh);
        joined(spawn_blocking(move || fresh.apply_at(batch.changes, batch.position)).await)?;
    }
    Ok(place)
}
