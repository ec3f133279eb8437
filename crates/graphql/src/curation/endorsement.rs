//! An endorsement, as whoever may read its version sees it. It names nobody.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, SimpleObject, dataloader::Loader};
use commons_curation::{Dimension, dimension, endorsement, endorsements_of, rubric, state_of};
use commons_entity::{endorsement, endorsement_mark, resource};
use commons_kernel::{EndorsementId, Error, ResourceId, Result, VersionId};
use commons_library::may_read_version;
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, QueryFilter};
use time::Date;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    error::Answer,
    ids::global,
    loaders::{gathered, one},
    words::{EndorsementLevel, EndorsementState},
};

pub(crate) struct Endorsement(pub Arc<endorsement::Model>);

impl From<endorsement::Model> for Endorsement {
    fn from(row: endorsement::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A dimension of the rubric by which the Alliance endorses.
#[derive(SimpleObject)]
pub(crate) struct EndorsementDimension {
    /// Its name in the record.
    dimension: String,
    /// Its name.
    name: String,
    /// The question.
    question: String,
    /// What to look for.
    guidance: String,
}

impl From<&Dimension> for EndorsementDimension {
    fn from(of: &Dimension) -> Self {
        Self {
            dimension: of.dimension.clone(),
            name: of.name.clone(),
            question: of.question.clone(),
            guidance: of.guidance.clone(),
        }
    }
}

/// What was found about one dimension.
#[derive(SimpleObject)]
pub(crate) struct EndorsementMark {
    /// The dimension.
    dimension: EndorsementDimension,
    /// What was found.
    level: EndorsementLevel,
    /// Why.
    words: String,
}

/// The Alliance's word, by its rubric and until a day, that a version of a resource is good.
#[Object]
impl Endorsement {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<EndorsementId>(self.0.id)
    }

    /// The version that it is about.
    async fn version_number(&self) -> i32 {
        self.0.version_number
    }

    /// What was found about each dimension of the rubric, in its order.
    #[graphql(complexity = "1 + 4 * child_complexity")]
    async fn marks(&self, ctx: &Context<'_>) -> Answer<Vec<EndorsementMark>> {
        let rows = one(&scope(ctx)?.reads(), MarksOf(self.0.id)).await?.unwrap_or_default();
        let known = rubric().iter().filter_map(|known| {
            let row = rows.iter().find(|row| row.dimension == known.dimension)?;
            Some(EndorsementMark {
                dimension: known.into(),
                level: row.level.0.into(),
                words: row.words.clone(),
            })
        });
        // What was said by a rubric of before stays, under the name that it had.
        let gone = rows.iter().filter(|row| dimension(&row.dimension).is_none()).map(|row| EndorsementMark {
            dimension: EndorsementDimension {
                dimension: row.dimension.clone(),
                name: row.dimension.clone(),
                question: String::new(),
                guidance: String::new(),
            },
            level: row.level.0.into(),
            words: row.words.clone(),
        });
        Ok(known.chain(gone).collect())
    }

    /// All of it in a few sentences.
    async fn statement(&self) -> &str {
        &self.0.statement
    }

    /// The day on which it was given (UTC).
    async fn endorsed_on(&self) -> Date {
        self.0.endorsed_at.date()
    }

    /// The last day on which it counts (UTC).
    async fn expires_on(&self) -> Date {
        self.0.expires_on
    }

    /// Whether it counts now.
    async fn state(&self, ctx: &Context<'_>) -> Answer<EndorsementState> {
        Ok(state_of(&self.0, scope(ctx)?.now().date()).into())
    }

    /// Why it was withdrawn.
    async fn reason(&self) -> Option<&str> {
        self.0.withdrawal_reason.as_deref()
    }
}

/// The endorsements of a resource that the caller has permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct EndorsementsOf(Uuid);
/// The marks of an endorsement that the caller has permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct MarksOf(Uuid);

#[async_trait::async_trait]
impl Loader<EndorsementsOf> for ReadLane {
    type Value = Option<Arc<Vec<endorsement::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[EndorsementsOf]) -> Result<HashMap<EndorsementsOf, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let rows = endorsements_of(&*self.tx().await?, &ids).await?;
        Ok(gathered(keys, rows.into_iter().map(|row| (EndorsementsOf(row.resource_id), row))))
    }
}

#[async_trait::async_trait]
impl Loader<MarksOf> for ReadLane {
    type Value = Option<Arc<Vec<endorsement_mark::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[MarksOf]) -> Result<HashMap<MarksOf, Self::Value>> {
        let rows = children::<endorsement_mark::Entity>()
            .filter(endorsement_mark::Column::EndorsementId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(gathered(keys, rows.into_iter().map(|row| (MarksOf(row.endorsement_id), row))))
    }
}

/// The endorsement that counts, or else the last one, of a resource that the viewer may read: a wider version does not open
/// what was said of a narrower one before it.
pub(crate) async fn endorsement_of(
    scope: &RequestScope,
    resource: &resource::Model,
) -> Result<Option<Endorsement>> {
    let rows = one(&scope.reads(), EndorsementsOf(resource.id)).await?.unwrap_or_default();
    let today = scope.now().date();
    let in_force =
        |row: &endorsement::Model| state_of(row, today) == commons_curation::EndorsementState::InForce;
    let (first, rest): (Vec<_>, Vec<_>) = rows.iter().partition(|row| in_force(row));
    for row in first.into_iter().chain(rest) {
        if is_readable(scope, resource, row).await? {
            return Ok(Some(row.clone().into()));
        }
    }
    Ok(None)
}

async fn is_readable(
    scope: &RequestScope,
    resource: &resource::Model,
    row: &endorsement::Model,
) -> Result<bool> {
    let version = one(&scope.reads(), VersionId::from(row.version_id)).await?;
    Ok(version.is_some_and(|version| may_read_version(scope.viewer(), resource, &version)))
}

/// An endorsement by its id, of what the viewer may read.
pub(crate) async fn readable_endorsement(
    scope: &RequestScope,
    id: EndorsementId,
) -> Result<Option<Endorsement>> {
    let Some(row) = endorsement(&*scope.read().await?, id).await? else { return Ok(None) };
    let Some(resource) = one(&scope.reads(), ResourceId::from(row.resource_id)).await? else {
        return Ok(None);
    };
    Ok(is_readable(scope, &resource, &row).await?.then(|| row.into()))
}

/// The rubric.
#[derive(Default)]
pub(crate) struct EndorsementQuery;

#[Object]
impl EndorsementQuery {
    /// The rubric by which the Alliance endorses, in its order.
    async fn endorsement_rubric(&self) -> Vec<EndorsementDimension> {
        rubric().iter().map(EndorsementDimension::from).collect()
    }
}
