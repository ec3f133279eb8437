//! The reader of the event feed that keeps the index of this process fresh.
//!
//! State-based: for each resource that something happened to it loads the row as it is now. Reading an event twice is
//! harmless; a lost index is built by walking all resources again.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use commons_access::Action;
use commons_entity::{event, resource, version, version_attachment};
use commons_kernel::{Error, Result};
use commons_search::{Change, Index};
use commons_store::{Store, Tx, children, fault, feed, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    load::{READER, changes},
    rebuild::{note_rebuilt, requested},
    watch::MATCHED,
};

/// Events read at once.
const EVENTS: u64 = 500;
/// Resources loaded at once, while walking.
const STEP: u64 = 200;
/// How long to wait for a wake-up before looking all the same: a wake-up can be lost with its connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to wait after a fault.
const PAUSE: Duration = Duration::from_secs(1);

/// Follows the feed for as long as it is polled. Faults are logged, and it goes on.
pub async fn follow(store: Store, index: Arc<Index>) {
    loop {
        if let Err(error) = follow_one_connection(&store, &index).await {
            tracing::warn!(%error, "the search index does not follow the feed; trying again");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn follow_one_connection(store: &Store, index: &Arc<Index>) -> Result<()> {
    // Listen first, read then: what is committed in between wakes the first wait.
    let mut wake = store.listen(feed::CHANNEL).await?;
    loop {
        catch_up(store, index).await?;
        if let Ok(Err(error)) = tokio::time::timeout(PATIENCE, wake.recv()).await {
            return Err(Error::unavailable(error));
        }
    }
}

/// Reads the feed to its end, and gives the number of events read. An index that has no position is built first.
///
/// # Errors
/// What the database says; when the index cannot be written.
pub async fn catch_up(store: &Store, index: &Arc<Index>) -> Result<u64> {
    let mut read = 0;
    loop {
        let Some(position) = index.position() else {
            reindex(store, index).await?;
            continue;
        };
        let tx = store.read(&READER).await?;
        let place = i64::try_from(position).map_err(Error::internal)?;
        if feed::head(&tx).await? < place {
            // The index is of another database, or of one that was restored to an earlier day.
            drop(tx);
            reindex(store, index).await?;
            continue;
        }
        let events = feed::after(&tx, place, EVENTS).await?;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(read) };
        let ids: Vec<Uuid> = touched(&tx, &events).await?.into_iter().collect();
        let mut batch = Vec::with_capacity(ids.len());
        for ids in ids.chunks(STEP as usize) {
            batch.extend(changes(&tx, ids).await?);
        }
        drop(tx);
        read += events.len() as u64;
        write(index, batch, u64::try_from(last).map_err(Error::internal)?).await?;
        let place = requested(&events);
        if place.is_some() || events.iter().any(many_resized) {
            reindex(store, index).await?;
        }
        if let Some(place) = place {
            let tx = store.begin(&READER).await?;
            note_rebuilt(&tx, place).await?;
            tx.commit().await.map_err(fault)?;
        }
    }
}

/// Builds the index anew while the old one answers, and gives the number of resources in it.
///
/// # Errors
/// What the database says; when the index cannot be written.
pub async fn reindex(store: &Store, index: &Arc<Index>) -> Result<u64> {
    // What happens during the walk is read from the feed afterwards, since the position is that of the beginning.
    let tx = store.read(&READER).await?;
    let position = u64::try_from(feed::head(&tx).await?).map_err(Error::internal)?;
    drop(tx);
    let fresh = blocking(index, |index| index.rebuild()).await?;
    let fresh = Arc::new(fresh);
    let (mut last, mut count) = (Uuid::nil(), 0);
    loop {
        let tx = store.read(&READER).await?;
        let ids: Vec<Uuid> = visible::<resource::Entity>(&READER, Action::Read)
            .filter(resource::Column::Id.gt(last))
            .order_by_asc(resource::Column::Id)
            .limit(STEP)
            .all(&tx)
            .await
            .map_err(fault)?
            .into_iter()
            .map(|row| row.id)
            .collect();
        let Some(end) = ids.last().copied() else { break };
        let mut batch = changes(&tx, &ids).await?;
        drop(tx);
        batch.retain(|change| matches!(change, Change::Upsert(_)));
        count += batch.len() as u64;
        last = end;
        let fresh = Arc::clone(&fresh);
        joined(tokio::task::spawn_blocking(move || fresh.add(batch)).await)?;
    }
    joined(
        tokio::task::spawn_blocking(move || {
            Arc::into_inner(fresh).map_or(Ok(()), |fresh| fresh.finish(Some(position)))
        })
        .await,
    )?;
    tracing::info!(resources = count, "the search index was built anew");
    Ok(count)
}

/// How many events the index is behind.
///
/// # Errors
/// What the database says.
pub async fn lag(store: &Store, index: &Index) -> Result<u64> {
    let tx = store.read(&READER).await?;
    let head = u64::try_from(feed::head(&tx).await?).map_err(Error::internal)?;
    Ok(head.saturating_sub(index.position().unwrap_or(0)))
}

/// The resources that the events may have changed.
pub(crate) async fn touched(tx: &Tx, events: &[event::Model]) -> Result<BTreeSet<Uuid>> {
    let of = |subject: &str| -> Vec<Uuid> {
        let ours = |event: &&event::Model| event.subject == subject && event.kind != MATCHED;
        events.iter().filter(ours).map(|event| event.subject_id).collect()
    };
    let mut found: BTreeSet<Uuid> = of("resource").into_iter().collect();
    let mut versions = of("version");
    let attachments = of("attachment");
    if !attachments.is_empty() {
        let places = children::<version_attachment::Entity>()
            .filter(version_attachment::Column::AttachmentId.is_in(attachments))
            .all(tx)
            .await
            .map_err(fault)?;
        versions.extend(places.into_iter().map(|place| place.version_id));
    }
    if !versions.is_empty() {
        let rows = children::<version::Entity>()
            .filter(version::Column::Id.is_in(versions))
            .all(tx)
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(|row| row.resource_id));
    }
    // Review requests say in their data which resource they are about; a department that grew changes all of its own.
    found
        .extend(events.iter().filter_map(|event| event.data.get("resource")?.as_str()?.parse::<Uuid>().ok()));
    let departments: Vec<Uuid> = events
        .iter()
        .filter(|event| event.subject == "department" && event.data["resized"] == true)
        .map(|event| event.subject_id)
        .collect();
    if !departments.is_empty() {
        let rows = visible::<resource::Entity>(&READER, Action::Read)
            .filter(resource::Column::DepartmentId.is_in(departments))
            .all(tx)
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(found)
}

/// Whether an import has changed the sizes of departments: it does not say which, and they may be thousands.
fn many_resized(event: &event::Model) -> bool {
    event.kind == "departments.imported" && event.data["resized"].as_u64().is_some_and(|resized| resized > 0)
}

async fn write(index: &Arc<Index>, batch: Vec<Change>, position: u64) -> Result<()> {
    blocking(index, move |index| index.apply(batch, Some(position))).await
}

/// The writer waits for the disk: never on an async thread.
async fn blocking<T: Send + 'static>(
    index: &Arc<Index>,
    work: impl FnOnce(&Arc<Index>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let index = Arc::clone(index);
    joined(tokio::task::spawn_blocking(move || work(&index)).await)
}

fn joined<T>(ended: Result<Result<T>, tokio::task::JoinError>) -> Result<T> {
    ended.map_err(Error::internal)?
}
