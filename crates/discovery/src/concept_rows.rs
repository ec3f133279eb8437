//! Concepts between their plain values and their rows.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_entity::{Word, concept, concept_label};
use commons_kernel::{ConceptId, Result};
use commons_store::{children, fault, visible};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::concepts::{Concept, Label};

/// Rows of one statement, well below PostgreSQL's limit of parameters.
const STEP: usize = 1_000;

/// A concept with the row that it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// The row.
    pub row: concept::Model,
    /// Its values.
    pub concept: Concept,
}

impl Stored {
    /// Whether it is not retired.
    pub fn stands(&self) -> bool {
        self.row.retired_at.is_none()
    }

    /// The concept as others are linked with it: a retired one is linked with none.
    pub fn standing(&self) -> Concept {
        let mut concept = self.concept.clone();
        if !self.stands() {
            for links in [&mut concept.broader, &mut concept.narrower, &mut concept.related] {
                links.clear();
            }
        }
        concept
    }
}

/// Every concept, retired ones too, by key. There are hundreds, not thousands.
///
/// # Errors
/// What the database says.
pub(crate) async fn all_concepts(tx: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<Stored>> {
    let rows = visible::<concept::Entity>(viewer, Action::Read).all(tx).await.map_err(fault)?;
    let labels = children::<concept_label::Entity>().all(tx).await.map_err(fault)?;
    let mut found: Vec<Stored> = joined(rows, labels);
    found.sort_by(|a, b| a.row.key.cmp(&b.row.key));
    Ok(found)
}

/// The labels of some concepts, by concept: the preferred one first, then by kind and text.
///
/// # Errors
/// What the database says.
pub async fn labels_of(
    tx: &impl ConnectionTrait,
    concepts: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<concept_label::Model>>> {
    let rows = children::<concept_label::Entity>()
        .filter(concept_label::Column::ConceptId.is_in(concepts))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(by_concept(rows))
}

fn by_concept(rows: Vec<concept_label::Model>) -> HashMap<Uuid, Vec<concept_label::Model>> {
    let mut labels: HashMap<Uuid, Vec<concept_label::Model>> = HashMap::new();
    for row in rows {
        labels.entry(row.concept_id).or_default().push(row);
    }
    for rows in labels.values_mut() {
        rows.sort_by(|a, b| (a.kind.0, &a.label, a.state).cmp(&(b.kind.0, &b.label, b.state)));
    }
    labels
}

fn joined(rows: Vec<concept::Model>, labels: Vec<concept_label::Model>) -> Vec<Stored> {
    let mut labels = by_concept(labels);
    rows.into_iter()
        .map(|row| {
            let own = labels.remove(&row.id).unwrap_or_default();
            Stored { concept: concept(&row, &own), row }
        })
        .collect()
}

fn concept(row: &concept::Model, labels: &[concept_label::Model]) -> Concept {
    Concept {
        key: row.key.clone(),
        category: row.category.clone(),
        preferred: row.preferred.clone(),
        broader: row.broader.clone(),
        narrower: row.narrower.clone(),
        related: row.related.clone(),
        labels: labels.iter().map(label).collect(),
    }
}

fn label(row: &concept_label::Model) -> Label {
    Label {
        text: row.label.clone(),
        kind: row.kind.0,
        state: row.state.map(|state| state.0),
        checked: row.checked,
        source: row.source.clone(),
    }
}

/// Puts a new row in, or changes the one that is there.
///
/// # Errors
/// What the database says.
pub(crate) async fn write_concept(
    tx: &impl ConnectionTrait,
    row: concept::Model,
    exists: bool,
) -> Result<()> {
    let values = sea_orm::IntoActiveModel::into_active_model(row);
    if exists {
        use sea_orm::ActiveModelTrait;
        concept::Entity::update(values.reset_all()).exec(tx).await.map_err(fault)?;
    } else {
        concept::Entity::insert(values).exec_without_returning(tx).await.map_err(fault)?;
    }
    Ok(())
}

/// Makes the labels of a concept these; gives those that were added and those that were taken out.
///
/// # Errors
/// What the database says.
pub(crate) async fn write_labels(
    tx: &impl ConnectionTrait,
    concept: Uuid,
    labels: &[Label],
    now: OffsetDateTime,
) -> Result<(Vec<Label>, Vec<Label>)> {
    let have = labels_of(tx, [concept]).await?.remove(&concept).unwrap_or_default();
    let changes = LabelChanges::between(concept, have, labels, now);
    let done = (changes.added.clone(), changes.removed.clone());
    changes.write(tx).await?;
    Ok(done)
}

/// What has to be written so that some concepts have the labels that they should have.
#[derive(Default)]
pub(crate) struct LabelChanges {
    /// Labels that are new.
    pub added: Vec<Label>,
    /// Labels that go.
    pub removed: Vec<Label>,
    rows: Vec<concept_label::ActiveModel>,
    gone: Vec<Uuid>,
}

impl LabelChanges {
    /// The changes from the rows that one concept has to the labels that it should have.
    pub fn between(
        concept: Uuid,
        have: Vec<concept_label::Model>,
        want: &[Label],
        now: OffsetDateTime,
    ) -> Self {
        let known: Vec<Label> = have.iter().map(label).collect();
        let added: Vec<Label> = want.iter().filter(|label| !known.contains(label)).cloned().collect();
        let gone = have.iter().zip(&known).filter(|(_, label)| !want.contains(label));
        let (gone, removed) = gone.map(|(row, label)| (row.id, label.clone())).unzip();
        let rows = added.iter().map(|label| label_row(concept, label, now)).collect();
        Self { added, removed, rows, gone }
    }

    /// Takes other changes in, to be written in one go.
    pub fn extend(&mut self, more: Self) {
        self.added.extend(more.added);
        self.removed.extend(more.removed);
        self.rows.extend(more.rows);
        self.gone.extend(more.gone);
    }

    /// Writes them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn write(self, tx: &impl ConnectionTrait) -> Result<()> {
        for ids in self.gone.chunks(STEP) {
            let gone = concept_label::Column::Id.is_in(ids.iter().copied());
            concept_label::Entity::delete_many().filter(gone).exec(tx).await.map_err(fault)?;
        }
        for rows in self.rows.chunks(STEP) {
            concept_label::Entity::insert_many(rows.to_vec())
                .exec_without_returning(tx)
                .await
                .map_err(fault)?;
        }
        Ok(())
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
        source: Set(label.source.clone()),
    }
}
