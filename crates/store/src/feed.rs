//! The event feed: what happened, in the same transaction as the change, in one total order, chained by hashes.
//!
//! Invariants: events are only added; the order of `seq` is the order of commit, because writers queue on a lock that
//! they hold until they commit; a reader's cursor moves forward only.

use commons_access::{Rule, Viewer};
use commons_entity::{event, feed_cursor};
use commons_kernel::{DepartmentId, Error, Result};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Statement,
    sea_query::{Expr, LockBehavior, LockType, SimpleExpr},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use crate::{children, fault};

mod read;
mod verify;

pub use read::{Recorded, recorded};
pub use verify::{Chain, Noted, verify};

/// The channel that wakes the readers of the feed.
pub const CHANNEL: &str = "commons_event";

/// The lock that puts the writers in a row, and the hash before the first event.
const LOCK: i64 = 7_266_270_002;
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// What happened, in the product's words: `resource.created`, `version.published`, …
    pub kind: &'static str,
    /// The noun it happened to, such as `resource`.
    pub subject: &'static str,
    /// Which one.
    pub subject_id: Uuid,
    /// The department whose record it belongs to.
    pub department: Option<DepartmentId>,
    /// What else a reader of the record wants to know. Never secrets, never personal data of voters.
    pub data: Value,
}

/// Writes an event into the record, in the caller's transaction. Call it after the changes: it holds the feed's lock
/// until the transaction ends.
///
/// # Errors
/// What the database says.
pub async fn record(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    now: OffsetDateTime,
    event: Event,
) -> Result<i64> {
    tx.execute_raw(Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock($1)",
        [LOCK.into()],
    ))
    .await
    .map_err(fault)?;
    // Who records something may see little of the record: the newest link comes from a function of the database.
    let last = tx
        .query_one_raw(Statement::from_string(DbBackend::Postgres, "SELECT seq, hash FROM event_head()"))
        .await
        .map_err(fault)?;
    let (seq, previous_hash) = match last {
        Some(last) => (
            last.try_get_by_index::<i64>(0).map_err(fault)? + 1,
            last.try_get_by_index::<String>(1).map_err(fault)?,
        ),
        None => (1, GENESIS.to_owned()),
    };
    let mut row = event::Model {
        seq,
        at: now,
        actor: viewer.caller.to_string(),
        hat: viewer.hat.map(|hat| hat.to_string()),
        department_id: event.department.map(Into::into),
        kind: event.kind.to_owned(),
        subject: event.subject.to_owned(),
        subject_id: event.subject_id,
        data: event.data,
        previous_hash,
        hash: String::new(),
    };
    row.hash = hash(&row)?;
    event::Entity::insert(event::ActiveModel::from(row)).exec_without_returning(tx).await.map_err(fault)?;
    tx.execute_unprepared("NOTIFY commons_event").await.map_err(fault)?;
    Ok(seq)
}

/// The events after a place, in order.
///
/// # Errors
/// What the database says.
pub async fn after(tx: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<event::Model>> {
    everything()
        .filter(event::Column::Seq.gt(seq))
        .order_by_asc(event::Column::Seq)
        .limit(limit)
        .all(tx)
        .await
        .map_err(fault)
}

/// The place of the newest event; 0 when nothing has happened yet.
///
/// # Errors
/// What the database says.
pub async fn head(tx: &impl ConnectionTrait) -> Result<i64> {
    let last = everything().order_by_desc(event::Column::Seq).one(tx).await.map_err(fault)?;
    Ok(last.map_or(0, |event| event.seq))
}

/// The place of the newest event, whoever asks: those who may read little of the record may know how long it is. 0 when
/// nothing has happened yet.
///
/// # Errors
/// What the database says.
pub async fn newest(tx: &impl ConnectionTrait) -> Result<u64> {
    let head = Statement::from_string(DbBackend::Postgres, "SELECT seq FROM event_head()");
    let Some(head) = tx.query_one_raw(head).await.map_err(fault)? else { return Ok(0) };
    u64::try_from(head.try_get_by_index::<i64>(0).map_err(fault)?).map_err(Error::internal)
}

/// The same as a part of another statement, so that it costs none of its own.
pub fn newest_place() -> SimpleExpr {
    Expr::cust("coalesce((SELECT seq FROM event_head()), 0)")
}

/// The place of the newest event about one of these nouns; 0 when nothing has happened to them yet.
///
/// # Errors
/// What the database says.
pub async fn newest_about(tx: &impl ConnectionTrait, subjects: &[&str]) -> Result<i64> {
    let mut newest = 0;
    // One by one: so each is a look into the index of subjects, however long the record is.
    for subject in subjects {
        let last = everything()
            .filter(event::Column::Subject.eq(*subject))
            .order_by_desc(event::Column::Seq)
            .one(tx)
            .await
            .map_err(fault)?;
        newest = newest.max(last.map_or(0, |event| event.seq));
    }
    Ok(newest)
}

/// How far a reader has come; 0 when it never read.
///
/// # Errors
/// What the database says.
pub async fn cursor(tx: &impl ConnectionTrait, reader: &str) -> Result<i64> {
    let row = children::<feed_cursor::Entity>()
        .filter(feed_cursor::Column::Reader.eq(reader))
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(row.map_or(0, |cursor| cursor.seq))
}

/// How far a reader has come, while nobody else reads under this name: the cursor is held until the transaction ends. None
/// when another process holds it.
///
/// # Errors
/// What the database says.
pub async fn hold_cursor(tx: &impl ConnectionTrait, reader: &str) -> Result<Option<i64>> {
    let begin = "INSERT INTO feed_cursor (reader, seq) VALUES ($1, 0) ON CONFLICT DO NOTHING";
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, begin, [reader.into()]))
        .await
        .map_err(fault)?;
    let held = children::<feed_cursor::Entity>()
        .filter(feed_cursor::Column::Reader.eq(reader))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(held.map(|cursor| cursor.seq))
}

/// Notes how far a reader has come; never backwards.
///
/// # Errors
/// What the database says.
pub async fn move_cursor(tx: &impl ConnectionTrait, reader: &str, seq: i64) -> Result<()> {
    let sql = "INSERT INTO feed_cursor (reader, seq) VALUES ($1, $2) \
               ON CONFLICT (reader) DO UPDATE SET seq = GREATEST(feed_cursor.seq, excluded.seq)";
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [reader.into(), seq.into()]))
        .await
        .map_err(fault)?;
    Ok(())
}

/// All events, for the readers of the feed, which are parts of the server. People read the record through `visible`.
fn everything() -> Select<event::Entity> {
    crate::under(&Rule::System, &Viewer::system("feed"))
}

/// SHA-256 over the event's own words and the hash before it; fields are separated by a byte that no text holds.
fn hash(event: &event::Model) -> Result<String> {
    let mut sum = Sha256::new();
    let department = event.department_id.map(|id| id.to_string()).unwrap_or_default();
    let at = event.at.to_offset(time::UtcOffset::UTC).format(&Rfc3339).map_err(Error::internal)?;
    let data = canonical(&event.data);
    let fields = [
        event.previous_hash.as_str(),
        &event.seq.to_string(),
        &at,
        &event.actor,
        &department,
        &event.kind,
        &event.subject,
        &event.subject_id.to_string(),
        &data,
    ];
    // Events from before hats were recorded have none, and hash as they did.
    for field in fields.into_iter().chain(event.hat.as_deref()) {
        sum.update(field.as_bytes());
        sum.update([0]);
    }
    Ok(hex::encode(sum.finalize()))
}

/// JSON with its keys in order and without blanks, as it stands in the hash: what the database gives back hashes like what
/// was written.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| key.as_str());
            let fields: Vec<String> = fields
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_order_of_keys_does_not_matter() {
        assert_eq!(
            canonical(&json!({"b": [1, {"d": "x", "c": null}], "a": "\u{0}\""})),
            canonical(&json!({"a": "\u{0}\"", "b": [1, {"c": null, "d": "x"}]}))
        );
    }
}
