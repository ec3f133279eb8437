//! Ask the running servers to build their index anew. The request is an event, so each server reads it in its place.

use commons_access::Viewer;
use commons_entity::event;
use commons_kernel::Result;
use commons_store::{Event, Store, Tx, fault, feed, record};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

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

/// The newest request among these events.
pub(crate) fn requested(events: &[event::Model]) -> Option<i64> {
    events.iter().rev().find(|event| event.kind == REQUESTED).map(|event| event.seq)
}

/// Notes that a request was carried out.
pub(crate) async fn note_rebuilt(tx: &Tx, place: i64) -> Result<()> {
    feed::move_cursor(tx, DONE, place).await
}
