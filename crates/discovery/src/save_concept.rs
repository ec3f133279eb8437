//! Save a concept: make it, change it, or bring it back, if nobody else saved in between.
//!
//! Invariants: a key is made once, from the first preferred label, and never changes.

use commons_access::{Action, May, Viewer, act::Manage, may};
use commons_entity::{Word, concept};
use commons_kernel::{ConceptId, ConceptOrigin, Error, Result};
use commons_search::folded_words;
use commons_store::{Event, Tx, record};
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    concept_changes::{changes, short},
    concept_rows::{Stored, all_concepts, write_concept, write_labels},
    concept_rules::{ConceptProblem, SharedLabel, problems, shared_labels, tidied},
    concepts::{Concept, Label},
    edit_queue::queue,
    links::relink,
};

/// What came of a save.
#[derive(Clone, Debug)]
pub enum ConceptOutcome {
    /// Saved, with its new revision, and the labels that other concepts have too.
    Saved(concept::Model, Vec<SharedLabel>),
    /// Somebody saved first; this is what stands there now, and nothing of it was touched.
    Conflict(concept::Model),
    /// It may not stand so; nothing was touched.
    Refused(Vec<ConceptProblem>),
}

/// Makes a concept. The draft's labels are those beside the preferred one; its key is made here.
///
/// # Errors
/// Forbidden for who may not keep the thesaurus; what the database says.
pub async fn create_concept(
    tx: &Tx,
    viewer: &Viewer,
    draft: &Concept,
    now: OffsetDateTime,
) -> Result<ConceptOutcome> {
    let row = concept::Model {
        id: ConceptId::new(now).uuid(),
        key: String::new(),
        category: String::new(),
        preferred: String::new(),
        broader: Vec::new(),
        narrower: Vec::new(),
        related: Vec::new(),
        revision: 0,
        origin: Word(ConceptOrigin::Edited),
        retired_at: None,
        retired_reason: None,
    };
    // The row that would be is asked, since there is none yet to permit.
    if !may(viewer, Action::Create, &row) {
        return Err(if viewer.person().is_some() { Error::forbidden() } else { Error::unauthenticated() });
    }
    queue(tx).await?;
    let all = all_concepts(tx, viewer).await?;
    let key = free_key(&draft.preferred, &all);
    let draft = Concept { key: key.clone(), ..draft.clone() };
    save(tx, viewer, (&concept::Model { key, ..row }, None), (&draft, all), now).await
}

/// Saves a concept on top of the revision that the curator saw; a retired one is in use again.
///
/// # Errors
/// What the database says.
pub async fn change_concept(
    tx: &Tx,
    viewer: &Viewer,
    may_manage: &May<Manage, concept::Model>,
    revision: i32,
    draft: &Concept,
    now: OffsetDateTime,
) -> Result<ConceptOutcome> {
    queue(tx).await?;
    let mut all = all_concepts(tx, viewer).await?;
    let before = taken(&mut all, may_manage.row().id)?;
    if before.row.revision != revision {
        return Ok(ConceptOutcome::Conflict(before.row));
    }
    let draft = Concept { key: before.row.key.clone(), ..draft.clone() };
    save(tx, viewer, (&before.row, Some(&before.concept)), (&draft, all), now).await
}

/// Takes the concept out of the list, as it is now that nobody else changes it.
pub(crate) fn taken(all: &mut Vec<Stored>, id: Uuid) -> Result<Stored> {
    let at = all.iter().position(|stored| stored.row.id == id).ok_or_else(Error::not_found)?;
    Ok(all.swap_remove(at))
}

async fn save(
    tx: &Tx,
    viewer: &Viewer,
    (row, before): (&concept::Model, Option<&Concept>),
    (draft, others): (&Concept, Vec<Stored>),
    now: OffsetDateTime,
) -> Result<ConceptOutcome> {
    let mut draft = tidied(draft);
    let standing: Vec<Concept> =
        others.iter().filter(|other| other.stands()).map(|other| other.concept.clone()).collect();
    let problems = problems(&draft, before, &standing);
    if !problems.is_empty() {
        return Ok(ConceptOutcome::Refused(problems));
    }
    draft.labels.insert(0, Label::preferred(&draft.preferred));
    let shared = shared_labels(&draft, &standing);
    let saved = concept::Model {
        category: draft.category.clone(),
        preferred: draft.preferred.clone(),
        broader: draft.broader.clone(),
        narrower: draft.narrower.clone(),
        related: draft.related.clone(),
        revision: row.revision + 1,
        origin: Word(ConceptOrigin::Edited),
        retired_at: None,
        retired_reason: None,
        ..row.clone()
    };
    write_concept(tx, saved.clone(), before.is_some()).await?;
    let (added, removed) = write_labels(tx, saved.id, &draft.labels, now).await?;
    let linked = link_others(tx, &draft, others).await?;
    let mut data = changes(before, &draft);
    data["key"] = json!(saved.key);
    data["concept"] = json!(saved.preferred);
    data["revision"] = json!(saved.revision);
    data["labels_added"] = Value::from_iter(added.iter().map(short));
    data["labels_removed"] = Value::from_iter(removed.iter().map(short));
    data["links_changed_in"] = json!(linked);
    if row.retired_at.is_some() {
        data["restored"] = json!(true);
    }
    let event =
        Event { kind: "concept.saved", subject: "concept", subject_id: saved.id, department: None, data };
    record(tx, viewer, now, event).await?;
    Ok(ConceptOutcome::Saved(saved, shared))
}

/// Says the links of a concept on their other side too, and gives the keys of the concepts that changed by it. Who has one of
/// those open in a form meets a conflict instead of undoing it unseen.
///
/// # Errors
/// What the database says.
pub(crate) async fn link_others(tx: &Tx, concept: &Concept, others: Vec<Stored>) -> Result<Vec<String>> {
    let mut changed = Vec::new();
    for mut other in others {
        // What a retired concept was linked with is its history.
        if !other.stands() {
            continue;
        }
        relink(concept, std::iter::once(&mut other.concept));
        let Concept { broader, narrower, related, .. } = other.concept;
        let row = concept::Model { broader, narrower, related, ..other.row.clone() };
        if row != other.row {
            changed.push(row.key.clone());
            write_concept(tx, concept::Model { revision: row.revision + 1, ..row }, true).await?;
        }
    }
    Ok(changed)
}

/// A key out of a label: its words with hyphens, and a number where that is taken.
fn free_key(preferred: &str, all: &[Stored]) -> String {
    let words: Vec<String> = folded_words(preferred)
        .into_iter()
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let mut plain = words.join("-");
    plain.truncate(60);
    let plain = if plain.is_empty() { "concept".to_owned() } else { plain };
    let taken = |key: &str| all.iter().any(|stored| stored.row.key == key);
    (1..)
        .map(|n| if n == 1 { plain.clone() } else { format!("{plain}-{n}") })
        .find(|key| !taken(key))
        .unwrap_or(plain)
}
