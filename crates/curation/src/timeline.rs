//! The timeline of a review: each verb adds to it in its own transaction; nothing is changed there.

use std::collections::HashMap;

use commons_access::Viewer;
use commons_entity::{Word, review_entry};
use commons_kernel::{CheckVerdict, EntryKind, Id, Result};
use commons_store::{children, fault};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder,
};
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
    let row = review_entry::ActiveModel {
        id: Set(Id::<review_entry::Model>::new(now).uuid()),
        seq: NotSet,
        review_request_id: Set(review_request_id),
        kind: Set(Word(entry.kind)),
        at: Set(now),
        by_person: Set(viewer.person().map(Into::into)),
        text: Set(entry.text),
        passage: Set(entry.passage),
        staff_only: Set(entry.staff_only),
        criterion: Set(criterion),
        verdict: Set(verdict.map(Word)),
    };
    row.insert(tx).await.map_err(fault)
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
        .order_by_asc(review_entry::Column::Seq)
        .all(tx)
        .await
        .map_err(fault)?;
    let mut found: HashMap<Uuid, Vec<review_entry::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.review_request_id).or_default().push(row);
    }
    Ok(found)
}
