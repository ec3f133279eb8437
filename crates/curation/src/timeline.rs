//! The timeline of a review: each verb adds to it in its own transaction; nothing is changed there.

use std::collections::HashMap;

use commons_access::Viewer;
use commons_entity::{Word, review_entry};
use commons_kernel::{CheckVerdict, EntryKind, Id, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;
use uuid::Uuid;

/// Something for the timeline.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub kind: EntryKind,
    pub text: String,
    pub passage: Option<String>,
    pub staff_only: bool,
    pub check: Option<(String, CheckVerdict)>,
}

impl Entry {
    pub fn of(kind: EntryKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), passage: None, staff_only: false, check: None }
    }
}

/// Adds an entry by the viewer.
///
/// # Errors
/// What the database says.
pub(crate) async fn note(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    review_request_id: Uuid,
    entry: Entry,
    now: OffsetDateTime,
) -> Result<review_entry::Model> {
    let (criterion, verdict) = entry.check.unzip();
    let row = review_entry::Model {
        id: Id::<review_entry::Model>::new(now).uuid(),
        review_request_id,
        kind: Word(entry.kind),
        at: now,
        by_person: viewer.person().map(Into::into),
        text: entry.text,
        passage: entry.passage,
        staff_only: entry.staff_only,
        criterion,
        verdict: verdict.map(Word),
    };
    review_entry::Entity::insert(review_entry::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(row)
}

/// The entries of reviews that the caller has permitted, in the order of time; those between staff too, so that the caller
/// asks for that right as well.
///
/// # Errors
/// What the database says.
pub async fn timelines(
    tx: &impl ConnectionTrait,
    review_request_ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<review_entry::Model>>> {
    let rows = children::<review_entry::Entity>()
        .filter(review_entry::Column::ReviewRequestId.is_in(review_request_ids.iter().copied()))
        .order_by_asc(review_entry::Column::At)
        .order_by_asc(review_entry::Column::Id)
        .all(tx)
        .await
        .map_err(fault)?;
    let mut found: HashMap<Uuid, Vec<review_entry::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.review_request_id).or_default().push(row);
    }
    Ok(found)
}
