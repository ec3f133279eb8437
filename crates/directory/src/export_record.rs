//! Somebody takes a copy of the record away: that is recorded too.

use commons_access::Viewer;
use commons_kernel::{Error, Result};
use commons_store::{Event, feed::Recorded, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use crate::read_record::check;

/// Records the export, and gives the place in the order up to which it goes, itself left out.
///
/// # Errors
/// As [`crate::read_record`].
pub async fn export_record(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Recorded,
    now: OffsetDateTime,
) -> Result<i64> {
    check(viewer, wanted.department)?;
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    let subject_id = wanted.department.map_or(person.uuid(), |department| department.uuid());
    let event = Event {
        kind: "record.exported",
        subject: "record",
        subject_id,
        department: wanted.department.or_else(|| viewer.seats.first().map(|seat| seat.department)),
        data: json!({
            "kinds": wanted.kinds,
            "actor": wanted.actor,
            "subject": wanted.subject,
            "after": wanted.after.map(OffsetDateTime::unix_timestamp),
            "before": wanted.before.map(OffsetDateTime::unix_timestamp),
        }),
    };
    Ok(record(tx, viewer, now, event).await? - 1)
}
