//! Retire a concept: it is searched no more, and stays as history. A save brings it back.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::{Word, concept};
use commons_kernel::{ConceptOrigin, Error, Result};
use commons_store::{Event, Tx, record};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::{
    concept_changes::short,
    concept_rows::{all_concepts, write_concept},
    edit_queue::queue,
    save_concept::{link_others, taken},
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum RetireOutcome {
    /// It is retired, now or since earlier.
    Retired(concept::Model),
    /// Somebody saved it first; this is what stands there now.
    Conflict(concept::Model),
}

/// Retires a concept on top of the revision that the curator saw.
///
/// # Errors
/// Bad input on `reason` when it says nothing; what the database says.
pub async fn retire_concept(
    tx: &Tx,
    viewer: &Viewer,
    may_manage: &May<Manage, concept::Model>,
    (revision, reason): (i32, &str),
    now: OffsetDateTime,
) -> Result<RetireOutcome> {
    let reason = said(reason)?;
    queue(tx).await?;
    let mut all = all_concepts(tx, viewer).await?;
    let before = taken(&mut all, may_manage.row().id)?;
    if before.row.revision != revision {
        return Ok(RetireOutcome::Conflict(before.row));
    }
    if !before.stands() {
        return Ok(RetireOutcome::Retired(before.row));
    }
    let retired = concept::Model {
        revision: revision + 1,
        origin: Word(ConceptOrigin::Edited),
        retired_at: Some(now),
        retired_reason: Some(reason.clone()),
        ..before.row.clone()
    };
    write_concept(tx, retired.clone(), true).await?;
    let mut alone = before.concept.clone();
    for links in [&mut alone.broader, &mut alone.narrower, &mut alone.related] {
        links.clear();
    }
    let unlinked = link_others(tx, &alone, all).await?;
    let event = Event {
        kind: "concept.retired",
        subject: "concept",
        subject_id: retired.id,
        department: None,
        data: json!({
            "key": retired.key,
            "concept": retired.preferred,
            "revision": retired.revision,
            "reason": reason,
            "category": retired.category,
            "broader": retired.broader,
            "narrower": retired.narrower,
            "related": retired.related,
            "labels": Value::from_iter(before.concept.labels.iter().map(short)),
            "links_changed_in": unlinked,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(RetireOutcome::Retired(retired))
}

/// A reason that says something.
fn said(reason: &str) -> Result<String> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = reason.chars().filter(|letter| letter.is_alphanumeric()).count();
    if told < 3 || reason.chars().any(char::is_control) {
        return Err(Error::bad_input("reason", "give a reason in words; it stands in the record"));
    }
    if reason.chars().count() > 1_000 {
        return Err(Error::bad_input("reason", "the reason is too long; use at most 1,000 letters"));
    }
    Ok(reason)
}
