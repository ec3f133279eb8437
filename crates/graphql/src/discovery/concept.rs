//! A concept of the thesaurus, and its labels.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, SimpleObject, dataloader::Loader};
use commons_access::{Action, may};
use commons_discovery::labels_of;
use commons_entity::{concept, concept_label};
use commons_kernel::{ConceptId, Error, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    context::{ReadLane, scope},
    error::Answer,
    ids::global,
    loaders::{answers, one},
    words::{ConceptOrigin, LabelKind, State},
};

pub(crate) struct Concept(pub Arc<concept::Model>);

impl From<concept::Model> for Concept {
    fn from(row: concept::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A word for a concept.
#[derive(SimpleObject)]
struct ConceptLabel {
    /// The word or words.
    text: String,
    /// What kind of label it is.
    kind: LabelKind,
    /// The state in which it has this meaning; null: everywhere.
    state: Option<State>,
    /// Whether somebody read it in a source. Others widen a search but are not shown as a fact.
    checked: bool,
    /// Where it was read.
    source: Option<String>,
}

impl From<&concept_label::Model> for ConceptLabel {
    fn from(row: &concept_label::Model) -> Self {
        Self {
            text: row.label.clone(),
            kind: row.kind.0.into(),
            state: row.state.map(|state| state.0.into()),
            checked: row.checked,
            source: row.source.clone(),
        }
    }
}

/// A thing that has several names, everywhere or in some states.
#[Object]
impl Concept {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<ConceptId>(self.0.id)
    }

    /// Its stable key, for links and programs.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The label that is shown.
    async fn preferred(&self) -> &str {
        &self.0.preferred
    }

    /// What it is about, such as `people`.
    async fn category(&self) -> &str {
        &self.0.category
    }

    /// Every label, the preferred one first.
    #[graphql(complexity = "10 * child_complexity")]
    async fn labels(&self, ctx: &Context<'_>) -> Answer<Vec<ConceptLabel>> {
        let labels = one(&scope(ctx)?.reads(), LabelsOf(self.0.id)).await?;
        Ok(labels.iter().flat_map(|labels| labels.iter()).map(ConceptLabel::from).collect())
    }

    /// Wider concepts.
    #[graphql(complexity = "5 * child_complexity")]
    async fn broader(&self, ctx: &Context<'_>) -> Answer<Vec<Concept>> {
        linked(ctx, &self.0.broader).await
    }

    /// Narrower concepts; a search for this one finds them too.
    #[graphql(complexity = "5 * child_complexity")]
    async fn narrower(&self, ctx: &Context<'_>) -> Answer<Vec<Concept>> {
        linked(ctx, &self.0.narrower).await
    }

    /// Neighbouring concepts.
    #[graphql(complexity = "5 * child_complexity")]
    async fn related(&self, ctx: &Context<'_>) -> Answer<Vec<Concept>> {
        linked(ctx, &self.0.related).await
    }

    /// Rises with each save; say it when you save.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// Whose words it has.
    async fn origin(&self) -> ConceptOrigin {
        self.0.origin.0.into()
    }

    /// Since when it is not searched any more.
    async fn retired_at(&self) -> Option<OffsetDateTime> {
        self.0.retired_at
    }

    /// Why it is not searched any more.
    async fn retired_reason(&self) -> Option<&str> {
        self.0.retired_reason.as_deref()
    }

    /// Whether the viewer may change it.
    async fn can_manage(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::Manage, &*self.0))
    }
}

/// The concepts with these keys, as the list has them.
async fn linked(ctx: &Context<'_>, keys: &[String]) -> Answer<Vec<Concept>> {
    let keys: Vec<ConceptKey> = keys.iter().cloned().map(ConceptKey).collect();
    let mut found = scope(ctx)?.reads().load_many(keys.clone()).await?;
    let rows = keys.iter().filter_map(|key| found.remove(key).flatten());
    Ok(rows.map(Concept).collect())
}

/// A concept by its key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ConceptKey(String);

/// The labels of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct LabelsOf(Uuid);

#[async_trait::async_trait]
impl Loader<ConceptId> for ReadLane {
    type Value = Option<Arc<concept::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[ConceptId]) -> Result<HashMap<ConceptId, Self::Value>> {
        let rows = visible::<concept::Entity>(self.viewer(), Action::Read)
            .filter(concept::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<ConceptKey> for ReadLane {
    type Value = Option<Arc<concept::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[ConceptKey]) -> Result<HashMap<ConceptKey, Self::Value>> {
        let rows = visible::<concept::Entity>(self.viewer(), Action::Read)
            .filter(concept::Column::Key.is_in(keys.iter().map(|key| key.0.as_str())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let mut found: HashMap<ConceptKey, Self::Value> =
            keys.iter().map(|key| (key.clone(), None)).collect();
        found.extend(rows.into_iter().map(|row| (ConceptKey(row.key.clone()), Some(Arc::new(row)))));
        Ok(found)
    }
}

#[async_trait::async_trait]
impl Loader<LabelsOf> for ReadLane {
    type Value = Option<Arc<Vec<concept_label::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[LabelsOf]) -> Result<HashMap<LabelsOf, Self::Value>> {
        let mut labels = labels_of(&*self.tx().await?, keys.iter().map(|key| key.0)).await?;
        let list = |key: &LabelsOf| Some(Arc::new(labels.remove(&key.0).unwrap_or_default()));
        Ok(keys.iter().map(list).zip(keys).map(|(list, key)| (*key, list)).collect())
    }
}
