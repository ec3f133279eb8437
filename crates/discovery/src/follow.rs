//! The reader of the event feed that keeps the index of this process fresh.
//!
//! State-based: for each resource that something happened to it loads the row as it is now. Reading an event twice is
//! harmless; a lost index is built by walking all resources again.
//!
//! Events that wait are taken together: whatever came while one commit was on its way to the disk is one commit again, and
//! events that change nothing in the index make none.

use std::{pin::pin, sync::Arc, time::Duration};

use commons_entity::event;
use commons_kernel::{Error, Result};
use commons_search::{Change, Index, Position};
use commons_store::{Store, Tx, fault, feed};
use sea_orm::sqlx::postgres::PgListener;
use tokio::{sync::Notify, task::JoinHandle, time::timeout};

use crate::{
    load::{READER, STEP, changes},
    rebuild::{note_rebuilt, reindex, requested},
    touched::{many_resized, touched},
    watch::watch,
};

/// Events read at once: at most one commit for so many.
pub(crate) const EVENTS: u64 = 5_000;
/// Events without consequences that a crash may forget; after so many the place is written down.
const FORGETTABLE: u64 = 1_000;
/// How long to wait for a wake-up before looking all the same: a wake-up can be lost with its connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many rings that wait are answered by one look.
const MOST_RINGS: usize = 1_000;
/// How long to wait after a fault.
const PAUSE: Duration = Duration::from_secs(1);
/// How often the living index is brought up to date while a new one is built.
const BESIDE: Duration = Duration::from_millis(200);

/// Follows the feed for as long as it is polled. Faults are logged, and it goes on: searches answer from the last commit.
pub async fn follow(store: Store, index: Arc<Index>) {
    let bell = Notify::new();
    let reading = async {
        loop {
            if let Err(error) = follow_one_connection(&store, &index, &bell).await {
                tracing::warn!(
                    %error,
                    "the search index does not follow the feed; searches answer from its last commit; trying again"
                );
                tokio::time::sleep(PAUSE).await;
            }
        }
    };
    tokio::join!(reading, watch(&index, &bell));
}

async fn follow_one_connection(store: &Store, index: &Arc<Index>, bell: &Notify) -> Result<()> {
    // Listen first, read then: what is committed in between wakes the first wait.
    let mut wake = store.listen(feed::CHANNEL).await?;
    loop {
        keep_up(store, index, Beside::Following).await?;
        tokio::select! {
            woken = woken(&mut wake) => woken?,
            () = bell.notified() => {}
        }
    }
}

/// Waits until something was committed, or for as long as patience lasts; rings that wait already are for the same look.
///
/// # Errors
/// Unavailable when the connection is lost.
pub(crate) async fn woken(wake: &mut PgListener) -> Result<()> {
    if let Ok(Err(error)) = timeout(PATIENCE, wake.recv()).await {
        return Err(Error::unavailable(error));
    }
    for _ in 0..MOST_RINGS {
        match timeout(Duration::ZERO, wake.recv()).await {
            Ok(woken) => drop(woken.map_err(Error::unavailable)?),
            Err(_none_waits) => break,
        }
    }
    Ok(())
}

/// Reads the feed to its end, and gives the number of events read. An index that has no position is built first.
///
/// # Errors
/// What the database says; when the index cannot be written.
pub async fn catch_up(store: &Store, index: &Arc<Index>) -> Result<u64> {
    keep_up(store, index, Beside::Waiting).await
}

/// What happens to the living index while a new one is built.
#[derive(Clone, Copy)]
enum Beside {
    /// Nothing: nobody asks it.
    Waiting,
    /// It goes on following.
    Following,
}

async fn keep_up(store: &Store, index: &Arc<Index>, beside: Beside) -> Result<u64> {
    let mut read = 0;
    loop {
        let found = read_feed(store, index).await?;
        read += found.events;
        let Some(wanted) = found.wanted else { return Ok(read) };
        tracing::info!(why = wanted.why, "the search index is built anew");
        match beside {
            Beside::Waiting => reindex(store, index).await?,
            Beside::Following => reindex_beside(store, index).await?,
        };
        if let Some(request) = wanted.request {
            note_rebuilt(store, &request).await?;
        }
    }
}

/// Builds a new index, and keeps the living one fresh meanwhile, when it answers at all.
async fn reindex_beside(store: &Store, index: &Arc<Index>) -> Result<u64> {
    let mut building = pin!(reindex(store, index));
    loop {
        tokio::select! {
            built = &mut building => return built,
            () = tokio::time::sleep(BESIDE) => {}
        }
        if index.position().is_some()
            && !index.is_lost()
            && let Err(error) = read_feed(store, index).await
        {
            tracing::warn!(%error, "the old search index does not follow while the new one is built");
        }
    }
}

/// What reading came to.
struct Read {
    /// How many events were read.
    events: u64,
    /// Why the index has to be built anew, when it has to.
    wanted: Option<Wanted>,
}

struct Wanted {
    why: String,
    /// The event that asked for it.
    request: Option<event::Model>,
}

/// Reads to the end of the feed, or to where the index has to be built anew. The next events are loaded while the ones before
/// are written.
async fn read_feed(store: &Store, index: &Arc<Index>) -> Result<Read> {
    let mut read = Read { events: 0, wanted: None };
    let mut place = index.place();
    let mut writing: Option<JoinHandle<Result<()>>> = None;
    loop {
        let next = match &place {
            _ if index.is_lost() => Next::Build("its files were taken away, or cannot be written".into()),
            None => Next::Build("there is none, or it was found damaged".into()),
            Some(place) => next(store, place).await?,
        };
        if let Some(writing) = writing.take() {
            joined(writing.await)?;
        }
        let batch = match next {
            Next::End => return Ok(read),
            Next::Build(why) => {
                read.wanted = Some(Wanted { why, request: None });
                return Ok(read);
            }
            Next::Events(batch) => batch,
        };
        let Batch { events, changes, position, wanted } = *batch;
        read.events += events;
        place = Some(position.clone());
        writing = write(index, changes, position);
        if let Some(wanted) = wanted {
            if let Some(writing) = writing.take() {
                joined(writing.await)?;
            }
            read.wanted = Some(wanted);
            return Ok(read);
        }
    }
}

/// Begins to write down what was read.
fn write(index: &Arc<Index>, changes: Vec<Change>, position: Position) -> Option<JoinHandle<Result<()>>> {
    if changes.is_empty() && position.seq < index.committed().unwrap_or(0) + FORGETTABLE {
        index.pass_to(position);
        return None;
    }
    let index = Arc::clone(index);
    Some(tokio::task::spawn_blocking(move || index.apply_at(changes, position)))
}

/// What comes after a place in the feed.
pub(crate) enum Next {
    /// Nothing yet.
    End,
    /// The index is not one of this feed.
    Build(String),
    /// Events, and what they mean for the index.
    Events(Box<Batch>),
}

pub(crate) struct Batch {
    /// How many.
    pub events: u64,
    pub changes: Vec<Change>,
    /// Where the last of them stands.
    pub position: Position,
    wanted: Option<Wanted>,
}

impl Batch {
    /// Whether one of the events asks for a new index.
    pub fn asks_for_more(&self) -> bool {
        self.wanted.is_some()
    }
}

/// The events after a place. The event at the place itself must be the one that was read: else the index is of another
/// database, or of one that was restored to an earlier day.
pub(crate) async fn next(store: &Store, place: &Position) -> Result<Next> {
    let tx = store.read(&READER).await?;
    let seq = i64::try_from(place.seq).map_err(Error::internal)?;
    let mut events = feed::after(&tx, (seq - 1).max(0), EVENTS + 1).await?;
    if seq > 0 {
        match events.first() {
            Some(known) if known.seq == seq && (place.chain.is_empty() || place.chain == known.hash) => {
                events.remove(0);
            }
            _ => return Ok(Next::Build("it is of another database, or of a later day than this one".into())),
        }
    }
    // A request is the end of its batch: what follows is read by the index that it asked for.
    if let Some(at) = events.iter().position(|event| requested(event) || many_resized(event)) {
        events.truncate(at + 1);
    }
    let Some(last) = events.last() else { return Ok(Next::End) };
    let position = position(last)?;
    let wanted = (requested(last) || many_resized(last))
        .then(|| Wanted { why: last.kind.clone(), request: Some(last.clone()).filter(requested) });
    let batch = Batch { events: events.len() as u64, changes: load(&tx, &events).await?, position, wanted };
    tx.commit().await.map_err(fault)?;
    Ok(Next::Events(Box::new(batch)))
}

/// The changes that events mean, with the rows as they are now.
async fn load(tx: &Tx, events: &[event::Model]) -> Result<Vec<Change>> {
    let ids: Vec<_> = touched(tx, events).await?.into_iter().collect();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(STEP as usize) {
        found.extend(changes(tx, ids).await?);
    }
    Ok(found)
}

/// Where an event stands.
pub(crate) fn position(event: &event::Model) -> Result<Position> {
    Ok(Position { seq: u64::try_from(event.seq).map_err(Error::internal)?, chain: event.hash.clone() })
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

/// The index waits for the disk: never on an async thread.
pub(crate) async fn blocking<T: Send + 'static>(
    index: &Arc<Index>,
    work: impl FnOnce(&Arc<Index>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let index = Arc::clone(index);
    joined(tokio::task::spawn_blocking(move || work(&index)).await)
}

pub(crate) fn joined<T>(ended: Result<Result<T>, tokio::task::JoinError>) -> Result<T> {
    ended.map_err(Error::internal)?
}
