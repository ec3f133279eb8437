//! Brings the thesaurus of the CSV files into the database. Doing it twice changes nothing.

use std::collections::HashMap;

use commons_access::Viewer;
use commons_entity::{Word, concept, concept_label};
use commons_kernel::{ConceptId, Result};
use commons_store::{Event, Tx, children, fault, record};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Thesaurus,
    concepts::{Concept, Label, read_concepts},
};

/// Rows of one statement, well below PostgreSQL's limit of parameters.
const STEP: usize = 1_000;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThesaurusImported {
    /// Concepts in the files.
    pub concepts: usize,
    /// Concepts that were added or changed.
    pub concepts_written: usize,
    /// Labels that were added.
    pub labels_added: usize,
    /// Labels that were taken out.
    pub labels_removed: usize,
}

/// Writes the concepts of `thesaurus.csv` and `thesaurus_state_terms.csv`. Concepts that the files do not name stay.
///
/// # Errors
/// Bad input when a file is malformed; what the database says.
pub async fn import_thesaurus(
    tx: &Tx,
    now: OffsetDateTime,
    thesaurus: &str,
    state_terms: &str,
) -> Result<ThesaurusImported> {
    let concepts = read_concepts(thesaurus, state_terms)?;
    let mut done = ThesaurusImported { concepts: concepts.len(), ..ThesaurusImported::default() };
    let known = children::<concept::Entity>().all(tx).await.map_err(fault)?;
    let known: HashMap<String, concept::Model> =
        known.into_iter().map(|row| (row.key.clone(), row)).collect();
    let mut labels: HashMap<Uuid, Vec<concept_label::Model>> = HashMap::new();
    for row in children::<concept_label::Entity>().all(tx).await.map_err(fault)? {
        labels.entry(row.concept_id).or_default().push(row);
    }

    let (mut added, mut removed) = (Vec::new(), Vec::new());
    for concept in concepts {
        let before = known.get(&concept.key);
        let id = before.map_or_else(|| ConceptId::new(now).uuid(), |row| row.id);
        let row = row(id, &concept);
        if before != Some(&row) {
            done.concepts_written += 1;
            write(tx, row, before.is_some()).await?;
        }
        let have = labels.remove(&id).unwrap_or_default();
        for label in &concept.labels {
            if !have.iter().any(|row| self::label(row) == *label) {
                added.push(label_row(id, label, now));
            }
        }
        removed
            .extend(have.into_iter().filter(|row| !concept.labels.contains(&label(row))).map(|row| row.id));
    }
    (done.labels_added, done.labels_removed) = (added.len(), removed.len());
    for ids in removed.chunks(STEP) {
        let gone = concept_label::Column::Id.is_in(ids.iter().copied());
        concept_label::Entity::delete_many().filter(gone).exec(tx).await.map_err(fault)?;
    }
    for rows in added.chunks(STEP) {
        concept_label::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await.map_err(fault)?;
    }
    if done.concepts_written + done.labels_added + done.labels_removed > 0 {
        let event = Event {
            kind: "thesaurus.imported",
            subject: "thesaurus",
            subject_id: Uuid::nil(),
            department: None,
            data: json!({
                "concepts": done.concepts,
                "concepts_written": done.concepts_written,
                "labels_added": done.labels_added,
                "labels_removed": done.labels_removed,
            }),
        };
        record(tx, &Viewer::system("import"), now, event).await?;
    }
    Ok(done)
}

/// The thesaurus as it is in the database now.
///
/// # Errors
/// What the database says.
pub async fn load_thesaurus(tx: &Tx) -> Result<Thesaurus> {
    let mut labels: HashMap<Uuid, Vec<Label>> = HashMap::new();
    for row in children::<concept_label::Entity>().all(tx).await.map_err(fault)? {
        labels.entry(row.concept_id).or_default().push(label(&row));
    }
    let mut concepts: Vec<Concept> = children::<concept::Entity>()
        .all(tx)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|row| Concept {
            labels: labels.remove(&row.id).unwrap_or_default(),
            key: row.key,
            category: row.category,
            preferred: row.preferred,
            broader: row.broader,
            narrower: row.narrower,
            related: row.related,
        })
        .collect();
    concepts.sort_by(|a, b| a.key.cmp(&b.key));
    concepts.iter_mut().for_each(|concept| concept.labels.sort_by_key(|label| label.kind));
    Ok(Thesaurus::new(concepts))
}

async fn write(tx: &Tx, row: concept::Model, exists: bool) -> Result<()> {
    let values = concept::ActiveModel {
        id: Set(row.id),
        key: Set(row.key),
        category: Set(row.category),
        preferred: Set(row.preferred),
        broader: Set(row.broader),
        narrower: Set(row.narrower),
        related: Set(row.related),
    };
    if exists {
        concept::Entity::update(values).exec(tx).await.map_err(fault)?;
    } else {
        concept::Entity::insert(values).exec_without_returning(tx).await.map_err(fault)?;
    }
    Ok(())
}

fn row(id: Uuid, concept: &Concept) -> concept::Model {
    concept::Model {
        id,
        key: concept.key.clone(),
        category: concept.category.clone(),
        preferred: concept.preferred.clone(),
        broader: concept.broader.clone(),
        narrower: concept.narrower.clone(),
        related: concept.related.clone(),
    }
}

fn label(row: &concept_label::Model) -> Label {
    Label {
        text: row.label.clone(),
        kind: row.kind.0,
        state: row.state.map(|state| state.0),
        checked: row.checked,
    }
}

fn label_row(concept: Uuid, label: &Label, now: OffsetDateTime) -> concept_label::ActiveModel {
    concept_label::ActiveModel {
        id: Set(ConceptId::new(now).uuid()),
        concept_id: Set(concept),
        label: Set(label.text.clone()),
        kind: Set(Word(label.kind)),
        state: Set(label.state.map(Word)),
        checked: Set(label.checked),
    }
}
