//! Brings the thesaurus of the CSV files into the database. Doing it twice changes nothing.
//!
//! Invariants: a concept that staff changed on screen is theirs as a whole; the files change nothing of it any more.

use std::collections::HashMap;

use commons_access::Viewer;
use commons_entity::{Word, concept};
use commons_kernel::{ConceptId, ConceptOrigin, Result};
use commons_store::{Event, Tx, record};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    concept_rows::{LabelChanges, Stored, all_concepts, labels_of, write_concept},
    concepts::{Concept, read_concepts},
    edit_queue::queue,
    links::relink,
};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThesaurusImported {
    /// Concepts in the files.
    pub concepts: usize,
    /// Concepts that were added or changed.
    pub concepts_written: usize,
    /// Concepts that the files say otherwise, and that stayed as staff left them.
    pub concepts_kept: usize,
    /// Labels that were added.
    pub labels_added: usize,
    /// Labels that were taken out.
    pub labels_removed: usize,
}

/// Writes the concepts of `thesaurus.csv` and `thesaurus_state_terms.csv`. Concepts that the files do not name stay, and so
/// do those that staff changed or retired.
///
/// # Errors
/// Bad input when a file is malformed; what the database says.
pub async fn import_thesaurus(
    tx: &Tx,
    now: OffsetDateTime,
    thesaurus: &str,
    state_terms: &str,
) -> Result<ThesaurusImported> {
    let importer = Viewer::system("import");
    let mut concepts = read_concepts(thesaurus, state_terms)?;
    queue(tx).await?;
    let mut done = ThesaurusImported { concepts: concepts.len(), ..ThesaurusImported::default() };
    let known: HashMap<String, Stored> = all_concepts(tx, &importer)
        .await?
        .into_iter()
        .map(|stored| (stored.row.key.clone(), stored))
        .collect();
    // Of the links of a concept that staff changed, staff alone speak.
    for stored in known.values().filter(|stored| stored.row.origin.0 == ConceptOrigin::Edited) {
        relink(&stored.standing(), concepts.iter_mut());
    }
    let mut labels = labels_of(tx, known.values().map(|stored| stored.row.id)).await?;
    let mut changes = LabelChanges::default();
    for concept in concepts {
        let before = known.get(&concept.key);
        if let Some(edited) = before.filter(|before| before.row.origin.0 == ConceptOrigin::Edited) {
            done.concepts_kept += usize::from(!same(&edited.concept, &concept));
            continue;
        }
        let id = before.map_or_else(|| ConceptId::new(now).uuid(), |before| before.row.id);
        let of_labels =
            LabelChanges::between(id, labels.remove(&id).unwrap_or_default(), &concept.labels, now);
        let fresh = row(id, &concept, before);
        let changed = before.map(|before| &before.row) != Some(&fresh);
        if changed || !of_labels.added.is_empty() || !of_labels.removed.is_empty() {
            // Somebody may have this concept open in a form: their save must not undo the import unseen.
            let revision = before.map_or(1, |before| before.row.revision + 1);
            done.concepts_written += usize::from(changed);
            write_concept(tx, concept::Model { revision, ..fresh }, before.is_some()).await?;
        }
        changes.extend(of_labels);
    }
    (done.labels_added, done.labels_removed) = (changes.added.len(), changes.removed.len());
    changes.write(tx).await?;
    if done.concepts_written + done.labels_added + done.labels_removed > 0 {
        let event = Event {
            kind: "thesaurus.imported",
            subject: "thesaurus",
            subject_id: Uuid::nil(),
            department: None,
            data: json!({
                "concepts": done.concepts,
                "concepts_written": done.concepts_written,
                "concepts_kept": done.concepts_kept,
                "labels_added": done.labels_added,
                "labels_removed": done.labels_removed,
            }),
        };
        record(tx, &importer, now, event).await?;
    }
    Ok(done)
}

fn row(id: Uuid, concept: &Concept, before: Option<&Stored>) -> concept::Model {
    concept::Model {
        id,
        key: concept.key.clone(),
        category: concept.category.clone(),
        preferred: concept.preferred.clone(),
        broader: concept.broader.clone(),
        narrower: concept.narrower.clone(),
        related: concept.related.clone(),
        revision: before.map_or(1, |before| before.row.revision),
        origin: Word(ConceptOrigin::Imported),
        retired_at: None,
        retired_reason: None,
    }
}

/// Whether the files say what stands there, in whatever order.
fn same(stored: &Concept, file: &Concept) -> bool {
    let sorted = |concept: &Concept| {
        let mut concept = concept.clone();
        concept.labels.sort();
        concept
    };
    sorted(stored) == sorted(file)
}
