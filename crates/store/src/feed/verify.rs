//! Walks the chain of events and says whether anything was changed, removed, inserted or swapped.
//!
//! Nothing inside the chain tells that its end was cut off, so the end is held against what else knows of later events: the
//! cursors of the feed's readers, and rows whose making is an event. Somebody who owns the database could forge all of that
//! too; what they cannot forge is a place and a hash that were noted elsewhere.

use std::fmt;

use commons_entity::{event, feed_cursor};
use commons_kernel::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, QueryFilter, QueryOrder, Statement};
use uuid::Uuid;

use super::{GENESIS, after, hash};
use crate::{children, fault};

/// What a walk along the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every link holds.
    Whole {
        /// How many events there are.
        count: u64,
        /// The hash of the newest one; the genesis hash when there is none.
        head: String,
    },
    /// The first link that does not hold.
    Broken {
        /// The place in the order where it broke.
        seq: i64,
        /// What is wrong there.
        why: String,
    },
}

impl fmt::Display for Chain {
    /// As `commons audit verify` prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Chain::Whole { count, head } => write!(f, "{count} events, head {head}"),
            Chain::Broken { seq, why } => write!(f, "broken at event {seq}: {why}"),
        }
    }
}

/// A place in the record and the hash that stood there, as somebody noted it outside of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The place in the order.
    pub seq: i64,
    /// The hash of the event there.
    pub hash: String,
}

/// Rows whose making is an event: the newest of a table, and the events that tell of them. A row without its event means
/// that the event was taken away. `$1` is how many are looked at.
const WITNESSES: &[(&str, &str)] = &[
    (
        "a session",
        "SELECT newest.id FROM (SELECT id FROM session ORDER BY created_at DESC, id DESC LIMIT $1) AS newest \
         WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.kind = 'session.started' \
         AND event.data->>'session' = newest.id::text)",
    ),
    (
        "a review request",
        "SELECT newest.id FROM (SELECT id FROM review_request ORDER BY submitted_at DESC, id DESC LIMIT $1) AS newest \
         WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.kind = 'review.requested' \
         AND event.data->>'reviewRequest' = newest.id::text)",
    ),
    (
        "a published version",
        "SELECT newest.id FROM (SELECT id FROM version WHERE number IS NOT NULL \
         ORDER BY published_at DESC, id DESC LIMIT $1) AS newest \
         WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.kind = 'version.published' \
         AND event.data->>'version' = newest.id::text)",
    ),
];
/// Rows of a table that are asked about their event: what is cut off is the end, so the newest are enough.
const NEWEST: i64 = 20;

/// Walks the whole chain and says where it is broken first. The transaction is the server's.
///
/// # Errors
/// What the database says.
pub async fn verify(tx: &impl ConnectionTrait, noted: Option<&Noted>) -> Result<Chain> {
    const STEP: u64 = 1000;
    let (mut count, mut seq, mut head) = (0, 0, GENESIS.to_owned());
    let broken = |seq: i64, why: String| Ok(Chain::Broken { seq, why });
    loop {
        let events = after(tx, seq, STEP).await?;
        if events.is_empty() {
            break;
        }
        for event in events {
            if let Some(why) = fault_of(&event, seq, &head)? {
                return broken(if event.seq > seq + 1 { seq + 1 } else { event.seq }, why);
            }
            if noted.is_some_and(|noted| noted.seq == event.seq && noted.hash != event.hash) {
                return broken(event.seq, "it is another event than the one that was noted".into());
            }
            (count, seq, head) = (count + 1, event.seq, event.hash);
        }
    }
    if noted.is_some_and(|noted| noted.seq > seq) {
        return broken(seq + 1, "events at the end are missing: a later one was noted".into());
    }
    if let Some(why) = cut_off(tx, seq).await? {
        return broken(seq + 1, format!("events at the end are missing: {why}"));
    }
    Ok(Chain::Whole { count, head })
}

/// What is wrong with an event after this place and this hash.
fn fault_of(event: &event::Model, seq: i64, head: &str) -> Result<Option<String>> {
    Ok(if event.seq != seq + 1 {
        Some("an event is missing".into())
    } else if event.previous_hash != head {
        Some("it does not follow the event before it".into())
    } else if hash(event)? != event.hash {
        Some("it was changed after it was written".into())
    } else {
        None
    })
}

/// Who knows of an event after this place.
async fn cut_off(tx: &impl ConnectionTrait, seq: i64) -> Result<Option<String>> {
    let reader = children::<feed_cursor::Entity>()
        .filter(feed_cursor::Column::Seq.gt(seq))
        .order_by_desc(feed_cursor::Column::Seq)
        .one(tx)
        .await
        .map_err(fault)?;
    if let Some(reader) = reader {
        return Ok(Some(format!("the reader {} had read as far as event {}", reader.reader, reader.seq)));
    }
    for (what, sql) in WITNESSES {
        let ask = Statement::from_sql_and_values(DbBackend::Postgres, *sql, [NEWEST.into()]);
        if let Some(row) = tx.query_one_raw(ask).await.map_err(fault)? {
            let id: Uuid = row.try_get_by_index(0).map_err(fault)?;
            return Ok(Some(format!("{what} is there ({id}), and the event of its making is not")));
        }
    }
    Ok(None)
}
